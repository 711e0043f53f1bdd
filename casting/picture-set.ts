/**
 * The casts of a set of pictures that show different things: one policy over all of them, in their order.
 *
 * @module
 */
import type { Cast, Plan, Staged } from '../types.ts'
import { openBatch } from './batch.ts'
import { castImage } from './cast-image.ts'
import { assertCastable } from './castable.ts'
import { compilePolicy } from './compile-policy.ts'
import { drawKey } from './draws.ts'
import { balanceBlock } from './joint/balance-block.ts'
import { type PictureBlock, pictureBlocks } from './picture-blocks.ts'
import type { Policy } from './policy-schema.ts'
import { quotaRuns } from './quota-runs.ts'
import type { Quotas } from './quotas.ts'

/** The pictures of a set, and the policy they keep together. */
export interface PictureSetOptions {
  /** Plan of every picture, by its place; pictures of one request share theirs. */
  readonly plans: readonly Plan[]
  readonly policy: Policy
  /** Keys every draw; 0 to 2^53 - 1. */
  readonly seed: number
}

/** The casts of a set, each a pure function of the options and its number. */
export interface PictureSet {
  /** Fastest where pictures are asked for in their order. */
  readonly cast: (image: number) => Staged<Cast>
}

/** Blocks whose casts are at hand: the one in work, and the one before it. */
const blocksKept = 2

/**
 * Opens a set: nothing is cast before it is asked for. Under `scope: batch` quotas go on from picture to picture whatever
 * each shows, and `balance` and `constraints` are met over blocks of up to 240 subjects, constraints over the whole set,
 * too. Pictures that all have one plan get the casts that `castScene` gives its images.
 *
 * Throws EVENCAST_POLICY_INFEASIBLE where constraints cannot be met, at the picture whose block they fail in.
 *
 * @example
 * const set = openPictureSet({ plans: [nurses, nurses, players], policy, seed: 42 })
 * set.cast(2).value.subjects
 */
export function openPictureSet({ plans, policy, seed }: PictureSetOptions): PictureSet {
  assertCastable(policy, false)
  const [plan = nobody, ...others] = plans
  const images = plans.length
  if (others.every(other => other === plan)) return openBatch({ plan, policy, seed, images })

  const compiled = compilePolicy(policy)
  const keyOf = (scope: number | 'batch') => drawKey({ seed, policy, scope })
  const castFrom = (image: number, quotas: Quotas): Staged<Cast> =>
    castImage({ plan: plans[image] ?? nobody, policy, quotas, key: keyOf(image), earlier: undefined })
  const quotasAt = quotaRuns({ compiled, subjects: 'mixed', images, keyOf, castFrom })
  const castAlone = (image: number): Staged<Cast> =>
    castFrom(image, policy.sampling === 'iid' ? noQuotas : quotasAt(image))
  if (compiled.balance.length + compiled.constraints.length === 0) return { cast: castAlone }

  const shared = policy.scope === 'batch'
  const blocks = pictureBlocks({ plans, compiled, shared })
  const castBlock = ({ first, length, boundsFor, place }: PictureBlock): readonly Staged<Cast>[] => {
    const drawn = Array.from({ length }, (_, index) => castAlone(first + index))
    const casts = balanceBlock({
      ...{ policy, compiled, boundsFor, place },
      plans: plans.slice(first, first + length),
      casts: drawn.map(({ value }) => value),
      kept: new Set(),
      key: keyOf(shared ? 'batch' : first),
    })
    return casts.map((value, index) => ({ value, warnings: drawn[index]?.warnings ?? [] }))
  }
  const recent = new Map<PictureBlock, readonly Staged<Cast>[]>()
  return {
    cast(image) {
      const block = blocks(image)
      const casts = recent.get(block) ?? castBlock(block)
      recent.set(block, casts)
      const [oldest] = recent.keys()
      if (recent.size > blocksKept && oldest !== undefined) recent.delete(oldest)
      return casts[image - block.first] ?? castAlone(image)
    },
  }
}

const nobody: Plan = { subjects: [], shares: [], variety: [], relations: [] }

/** Independent draws take nothing from a quota. */
const noQuotas: Quotas = { next: (_, { weights }) => [...weights.keys()][0] ?? '' }
