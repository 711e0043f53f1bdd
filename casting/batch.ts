/**
 * The casts of a batch: each image by its quotas, blocks of images by what they must meet together.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Cast, Plan, Staged, Warning } from '../types.ts'
import { type BlockPlace, blockBounds, blockPlaceOf } from './block-places.ts'
import { castImage } from './cast-image.ts'
import { compilePolicy } from './compile-policy.ts'
import { drawKey } from './draws.ts'
import { balanceBlock } from './joint/balance-block.ts'
import type { Policy } from './policy-schema.ts'
import { quotaRuns } from './quota-runs.ts'
import type { Quotas } from './quotas.ts'

export interface BatchOptions {
  readonly plan: Plan
  readonly policy: Policy
  /** Keys every draw; 0 to 2^53 - 1. */
  readonly seed: number
  /** Images of the batch; undefined: it is not known where it ends. */
  readonly images?: number | undefined
}

/** The casts of a batch, each a pure function of the options and its number. */
export interface Batch {
  readonly cast: (image: number, earlier?: Cast | undefined) => Staged<Cast>
}

/** Opens a batch: nothing is cast before it is asked for. */
export function openBatch({ plan, policy, seed, images }: BatchOptions): Batch {
  const compiled = compilePolicy(policy)
  const shared = policy.scope === 'batch'
  const subjects = plan.subjects.length
  const keyOf = (scope: number | 'batch') => drawKey({ seed, policy, scope })
  const castFrom = (image: number, quotas: Quotas, earlier?: Cast | undefined): Staged<Cast> =>
    castImage({ plan, policy, quotas, key: keyOf(image), earlier })
  const quotasAt = quotaRuns({ compiled, subjects, images, keyOf, castFrom })
  const castAlone = (image: number, earlier?: Cast | undefined): Staged<Cast> =>
    castFrom(image, policy.sampling === 'iid' ? noQuotas : quotasAt(image), earlier)

  const blocks = new Map<number, readonly Staged<Cast>[]>()
  const castBlock = (place: BlockPlace): readonly Staged<Cast>[] => {
    const drawn = Array.from({ length: place.images }, (_, index) => castAlone(place.first + index))
    const casts = balanceBlock({
      ...{ policy, compiled },
      plans: drawn.map(() => plan),
      casts: drawn.map(({ value }) => value),
      kept: new Set(),
      boundsFor: blockBounds(place, images),
      key: keyOf(shared ? 'batch' : place.first),
      place: place.index,
    })
    return casts.map((value, index) => ({ value, warnings: drawn[index]?.warnings ?? [] }))
  }

  /** Subjects beside a saved cast: they balance what is there, and constraints that it rules out are told. */
  const castNewcomers = (image: number, earlier: Cast): Staged<Cast> => {
    const drawn = castAlone(image, earlier)
    const kept = new Set(earlier.subjects.map(({ id }) => id))
    if (plan.subjects.every(({ id }) => kept.has(id))) return drawn
    const place = blockPlaceOf(image, { subjects, shared: false })
    const [boundsFor, key] = [blockBounds(place, undefined, true), keyOf(image)]
    try {
      const [value = drawn.value] = balanceBlock({
        ...{ plans: [plan], policy, compiled, kept, boundsFor, key },
        casts: [drawn.value],
        place: place.index,
      })
      return { value, warnings: drawn.warnings }
    } catch (error) {
      if (!EvencastError.isInstance(error) || error.code !== 'EVENCAST_POLICY_INFEASIBLE') throw error
      return { value: drawn.value, warnings: [...drawn.warnings, unmetWarning(error)] }
    }
  }

  const joint = compiled.balance.length > 0 || compiled.constraints.length > 0
  return {
    cast(image, earlier) {
      if (!joint) return castAlone(image, earlier)
      if (earlier !== undefined) return castNewcomers(image, earlier)
      const place = blockPlaceOf(image, { subjects, shared, images })
      const block = blocks.get(place.index) ?? castBlock(place)
      blocks.set(place.index, block)
      return block[image - place.first] ?? castAlone(image)
    },
  }
}

/** Independent draws take nothing from a quota. */
const noQuotas: Quotas = { next: (_, { weights }) => [...weights.keys()][0] ?? '' }

function unmetWarning(error: EvencastError): Warning {
  const details = `The saved cast is kept, and with it a constraint cannot be met: ${error.message}.`
  return { stage: 'cast', type: 'dropped', feature: 'constraints', details }
}
