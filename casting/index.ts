/**
 * ② Casting: plan and policy → cast.
 *
 * @module
 */
export { type CastOptions, castScene } from './cast.ts'
export { overridePolicy, parsePolicy, policyFromDocument } from './policy.ts'
export { type AttributeRule, type Policy, policySchema } from './policy-schema.ts'
export { type CastingTargets, castingTargets } from './targets.ts'
