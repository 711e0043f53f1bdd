/**
 * What a policy will do, worked out before anything is drawn.
 *
 * @module
 */
export { type Allocation, type AllocationOptions, allocate, independently } from './allocation.ts'
export {
  type AttributeForecast,
  type CheckOptions,
  type ClassForecast,
  type ConstraintForecast,
  checkPolicy,
  type PolicyForecast,
} from './check-policy.ts'
export type { Bend, Conflict } from './conflicts.ts'
export type { Demand } from './demand-system.ts'
export { demandPath, demandWords } from './demand-words.ts'
export { classKey, policyClasses } from './policy-classes.ts'
export {
  chanceVariation,
  leastVariation,
  quotaVariation,
  unbiasedVariation,
  unluckiestVariation,
} from './set-size.ts'
export type { Undrawable } from './undrawable.ts'
