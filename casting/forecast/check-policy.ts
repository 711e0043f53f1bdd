/**
 * `policy check`: what a policy will do, worked out before anything is drawn.
 *
 * @module
 */
import type { Vocabulary } from '../../types.ts'
import { compilePolicy } from '../compile-policy.ts'
import { constraintBounds, type SubjectClass } from '../compiled-policy.ts'
import type { Policy } from '../policy-schema.ts'
import { type Bend, type Conflict, constraintsFor, findConflicts } from './conflicts.ts'
import { demandSystem, type SetSize } from './demand-system.ts'
import { expectedShares, type Shares, type Stratum, strataOf } from './expected-shares.ts'
import { policyClasses } from './policy-classes.ts'
import { chanceVariation, smallestByChance, smallestByQuota, stratifiedVariation } from './set-size.ts'
import { type Undrawable, undrawableValues } from './undrawable.ts'

/** The policy, and the set it is asked about. */
export interface CheckOptions {
  readonly policy: Policy
  /** The set that is asked about. */
  readonly images: number
  readonly subjectsPerImage: number
  /** What the chosen model can draw; undefined: anything. */
  readonly vocabulary: Vocabulary | undefined
}

/** One attribute of one class, forecast. */
export interface AttributeForecast {
  readonly attribute: string
  readonly shares: Shares
  /** Expected total variation of as many independent draws: what chance alone leaves. */
  readonly chanceFloor: number
  /** Largest total variation of a quota of as many subjects; an estimate where cases make strata. */
  readonly quotaMost: number
  /** Do quotas count in several strata, one per case of the rule? */
  readonly stratified: boolean
  /** Total variation that the audit tolerates. */
  readonly tolerance: number
  /** Smallest sizes within the tolerance; undefined: none up to ten million. */
  readonly smallest: { readonly quota: number | undefined; readonly chance: number | undefined }
}

/** What a constraint asks of a set, and what the shares alone would give. */
export interface ConstraintForecast {
  readonly name: string
  readonly text: string
  readonly minimum: number
  readonly maximum: number
  readonly expected: number
}

/** What is to be expected of the subjects of one class. */
export interface ClassForecast {
  readonly subject: SubjectClass
  readonly attributes: readonly AttributeForecast[]
  readonly constraints: readonly ConstraintForecast[]
  readonly conflicts: readonly Conflict[]
  readonly bends: readonly Bend[]
  readonly undecided: readonly string[]
  readonly undrawable: readonly Undrawable[]
}

/** What is to be expected of a set, class by class. */
export interface PolicyForecast {
  /** What quotas and constraints are counted over. */
  readonly size: SetSize
  readonly classes: readonly ClassForecast[]
}

/** Where the policy's audit section names no tolerance. */
const usualTolerance = 0.05

/**
 * Solves a policy for a set: each class as if all subjects were of it.
 *
 * @example
 * const { classes } = checkPolicy({ policy, images: 60, subjectsPerImage: 1, vocabulary: undefined })
 * classes[0]?.conflicts // [] : every rule can hold
 */
export function checkPolicy({ policy, images, subjectsPerImage, vocabulary }: CheckOptions): PolicyForecast {
  const compiled = compilePolicy(policy)
  const size: SetSize =
    policy.scope === 'image'
      ? { subjects: subjectsPerImage, images: 1 }
      : { subjects: images * subjectsPerImage, images }
  const classes = policyClasses(compiled).map((subject): ClassForecast => {
    const { conflicts, bends, undecided } = findConflicts(compiled, subject, size)
    return {
      subject,
      attributes: Object.entries(expectedShares(compiled, subject)).map(([attribute, shares]) =>
        forecast(attribute, shares, {
          strata: strataOf(compiled, subject, attribute),
          tolerance: toleranceFor(policy, attribute),
          n: size.subjects,
        }),
      ),
      constraints: constraintsFor(compiled, subject).map(constraint => ({
        name: constraint.name,
        text: constraint.text,
        ...constraintBounds(constraint, size),
        expected: (demandSystem(compiled, subject, [constraint])?.expected(constraint) ?? 0) * size.subjects,
      })),
      conflicts,
      bends,
      undecided,
      undrawable: vocabulary === undefined ? [] : undrawableValues(policy, compiled, subject, vocabulary),
    }
  })
  return { size, classes }
}

function forecast(
  attribute: string,
  shares: Shares,
  {
    strata,
    tolerance,
    n,
  }: { readonly strata: readonly Stratum[]; readonly tolerance: number; readonly n: number },
): AttributeForecast {
  const list = Object.values(shares)
  return {
    attribute,
    shares,
    chanceFloor: chanceVariation(list, n),
    quotaMost: stratifiedVariation(strata, n),
    stratified: strata.length > 1,
    tolerance,
    smallest: { quota: smallestByQuota(strata, tolerance), chance: smallestByChance(list, tolerance) },
  }
}

function toleranceFor({ audit }: Policy, attribute: string): number {
  const own = new Map(Object.entries(audit?.attributes ?? {})).get(attribute)
  return own?.tv ?? audit?.tolerance?.tv ?? usualTolerance
}
