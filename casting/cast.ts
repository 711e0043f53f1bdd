/**
 * ② Plan and policy → cast: who is in the picture, exactly.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Cast, Plan, Staged } from '../types.ts'
import { castImage } from './cast-image.ts'
import { assertCastable } from './castable.ts'
import { drawKey } from './draws.ts'
import type { Policy } from './policy-schema.ts'
import { openQuotas } from './quotas.ts'

export interface CastOptions {
  readonly plan: Plan
  readonly policy: Policy
  /** Keys every draw; 0 to 2^53 - 1. */
  readonly seed: number
  /** Position of this picture among those of the seed, from 0. */
  readonly image: number
  /** A saved cast: its subjects keep their attributes exactly. */
  readonly earlier?: Cast | undefined
}

/** Images whose draws are gone through before this one; a bound on time, not on meaning. */
const longestBatch = 10_000

/**
 * Samples who is in the scene. What the user stated is never drawn; shares and variety are met exactly; exempt
 * subjects are left to the user's words; the rest follows the policy. The same plan, policy, seed and image give
 * the same cast everywhere, and a subject added at the end, or to a saved cast, changes none of the others.
 *
 * Under `scope: batch` quotas go on over the images 0..image of this plan.
 *
 * Throws EVENCAST_PLAN_INVALID where the plan contradicts itself.
 *
 * @example
 * const policy = parsePolicy(text, 'policies/default.yaml')
 * const { value: cast, warnings } = castScene({ plan, policy, seed: 42, image: 0 })
 * cast.subjects[0]?.attributes['presentation'] // { value: 'feminine', source: 'sampled', rule: …, probability: 0.49 }
 */
export function castScene({ plan, policy, seed, image, earlier }: CastOptions): Staged<Cast> {
  assertCastable(policy)
  const goesOn = policy.sampling === 'quota' && policy.scope === 'batch'
  if (goesOn && image > longestBatch) {
    throw new EvencastError(
      'EVENCAST_OPTION_INVALID',
      `Expected at most ${longestBatch} for \`image\`, got ${image}`,
      { hint: 'Take another seed, or write `scope: image` or `sampling: iid` into the policy.' },
    )
  }
  const quotas = openQuotas(drawKey({ seed, policy, scope: goesOn ? 'batch' : image }))
  const cast = (index: number, saved: Cast | undefined): Staged<Cast> =>
    castImage({ plan, policy, quotas, key: drawKey({ seed, policy, scope: index }), earlier: saved })
  for (let before = 0; goesOn && before < image; before += 1) cast(before, undefined)
  return cast(image, earlier)
}
