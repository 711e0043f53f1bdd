/**
 * ② Plan and policy → cast: who is in the picture, exactly.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Cast, Plan, Staged } from '../types.ts'
import { assertCastable } from './castable.ts'
import { recalledCast } from './ledger/cast-from-ledger.ts'
import type { Policy } from './policy-schema.ts'
import { recentBatch } from './recent-batches.ts'

/** What a picture's cast is a pure function of. */
export interface CastOptions {
  readonly plan: Plan
  readonly policy: Policy
  /** Keys every draw; 0 to 2^53 - 1. */
  readonly seed: number
  /** Position of this picture among those of the seed, from 0. */
  readonly image: number
  /**
   * Pictures of the batch, where it is known: joint quotas and constraints under `scope: batch` are then met over
   * exactly these. undefined: over full blocks of 240 subjects.
   */
  readonly images?: number | undefined
  /** A saved cast: its subjects keep their attributes exactly. */
  readonly earlier?: Cast | undefined
}

/** Images of a batch; a bound on time, not on meaning. */
const longestBatch = 100_000

/**
 * Samples who is in the scene. What the user stated is never drawn; shares and variety are met exactly; exempt
 * subjects are left to the user's words; the rest follows the policy. The same plan, policy, seed and image give
 * the same cast everywhere. A subject added to a saved cast changes none of the others; without `balance` and
 * `constraints`, neither does one added at the end.
 *
 * Under `scope: batch` quotas go on over the images 0..image of this plan.
 *
 * Throws EVENCAST_PLAN_INVALID where the plan contradicts itself, EVENCAST_POLICY_INFEASIBLE where constraints do.
 *
 * @example
 * const policy = parsePolicy(text, 'policies/default.yaml')
 * const { value: cast, warnings } = castScene({ plan, policy, seed: 42, image: 0 })
 * cast.subjects[0]?.attributes['presentation'] // { value: 'feminine', source: 'sampled', rule: …, probability: 0.49 }
 */
export function castScene({ plan, policy, seed, image, images, earlier }: CastOptions): Staged<Cast> {
  if (policy.scope === 'ledger' && earlier !== undefined) {
    return castBesideRecorded({ plan, policy, seed, image, earlier })
  }
  assertCastable(policy, false)
  if (earlier !== undefined && isWhole(earlier, plan))
    return recalledCast({ plan, policy, seed, image, earlier })
  if (policy.sampling !== 'iid' && policy.scope === 'batch' && image > longestBatch) {
    throw new EvencastError(
      'EVENCAST_OPTION_INVALID',
      `Expected at most ${longestBatch} for \`image\`, got ${image}`,
      { hint: 'Take another seed, or write `scope: image` or `sampling: iid` into the policy.' },
    )
  }
  return recentBatch({ plan, policy, seed, images }).cast(image, earlier)
}

/** A cast that a ledger recorded: called back without a draw; who is new is drawn for this picture alone, and told. */
function castBesideRecorded(options: CastOptions & { readonly earlier: Cast }): Staged<Cast> {
  const { plan, policy, seed, image, earlier } = options
  if (isWhole(earlier, plan)) return recalledCast(options)
  const alone: Policy = { ...policy, scope: 'image' }
  const { value, warnings } = recentBatch({ plan, policy: alone, seed }).cast(image, earlier)
  const details = 'No ledger was named, so that the subjects beside the saved cast are not recorded in one.'
  return {
    value: earlier.ledger === undefined ? value : { ...value, ledger: earlier.ledger },
    warnings: [...warnings, { stage: 'cast', type: 'fallback', feature: 'ledger', details }],
  }
}

/** Does the cast have everybody? Then nothing is drawn, however far into a batch the picture stands. */
function isWhole(cast: Cast, { subjects }: Plan): boolean {
  const kept = new Set(cast.subjects.map(({ id }) => id))
  return subjects.every(({ id }) => kept.has(id))
}
