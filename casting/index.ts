/**
 * ② Casting: plan and policy → cast.
 *
 * @module
 */
export { type CastOptions, castScene } from './cast.ts'
export { castRequest } from './cast-request.ts'
export { compilePolicy } from './compile-policy.ts'
export type { CompiledPolicy, SubjectClass } from './compiled-policy.ts'
export * from './forecast/index.ts'
export * from './ledger/index.ts'
export { openPictureSet, type PictureSet, type PictureSetOptions } from './picture-set.ts'
export {
  overridePolicy,
  type PolicyReading,
  parsePolicy,
  policyFromDocument,
  policyFromReading,
  readPolicy,
} from './policy.ts'
export type { ReadBeside } from './policy-layers.ts'
export { type Preset, shippedPresets } from './policy-presets.ts'
export { type PlacedProblem, type PolicyProblem, placeOf } from './policy-problem.ts'
export { type AttributeRule, type AuditRules, type Policy, policySchema } from './policy-schema.ts'
export * from './population/index.ts'
export { shippedPolicies } from './shipped-policies.ts'
export { type CastingTargets, castingTargets } from './targets.ts'
