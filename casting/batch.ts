/**
 * The images of a batch: where each one's draws begin, and which block it belongs to.
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
import { openQuotas, type QuotaPositions, type QuotaReader } from './quotas.ts'

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

/**
 * Opens a batch: nothing is cast before it is asked for. Draws are kept, so that casting all images one after the
 * other takes each draw once. Where no rule looks at another attribute every image takes as many draws as the first,
 * so that any image begins at a known place; elsewhere the images before it are gone through once.
 */
export function openBatch(options: BatchOptions): Batch {
  const { plan, policy, seed } = options
  const compiled = compilePolicy(policy)
  const shared = policy.scope === 'batch'
  const quotas = openQuotas(drawKey({ seed, policy, scope: 'batch' }))
  const keyOf = (image: number) => drawKey({ seed, policy, scope: image })
  const steady = compiled.attributes.every(({ given }) => given.length === 0)
  const starts: QuotaPositions[] = [new Map()]

  const castFrom = (image: number, reader: QuotaReader, earlier: Cast | undefined): Staged<Cast> =>
    castImage({ plan, policy, quotas: reader.next, key: keyOf(image), earlier })
  const startOf = (image: number): QuotaPositions => {
    const after = (index: number): QuotaPositions => {
      const reader = quotas.readFrom(starts[index] ?? new Map())
      castFrom(index, reader, undefined)
      return reader.positions()
    }
    if (steady && image > 0) {
      starts[1] ??= after(0)
      return new Map([...starts[1]].map(([stratum, draws]) => [stratum, draws * image]))
    }
    while (starts.length <= image) starts.push(after(starts.length - 1))
    return starts[image] ?? new Map()
  }
  const castAlone = (image: number, earlier?: Cast | undefined): Staged<Cast> => {
    // Independent draws need no place in a stream.
    if (policy.sampling === 'iid') return castFrom(image, quotas.readFrom(new Map()), earlier)
    if (!shared) return castFrom(image, openQuotas(keyOf(image)).readFrom(new Map()), earlier)
    return castFrom(image, quotas.readFrom(startOf(image)), earlier)
  }

  const blocks = new Map<number, readonly Staged<Cast>[]>()
  const castBlock = (place: BlockPlace): readonly Staged<Cast>[] => {
    const drawn = Array.from({ length: place.images }, (_, index) => castAlone(place.first + index))
    const casts = balanceBlock({
      plan,
      policy,
      compiled,
      casts: drawn.map(({ value }) => value),
      kept: new Set(),
      boundsFor: blockBounds(place, options.images),
      key: shared ? drawKey({ seed, policy, scope: 'batch' }) : keyOf(place.first),
      place: place.index,
    })
    return casts.map((value, index) => ({ value, warnings: drawn[index]?.warnings ?? [] }))
  }
  const joint = compiled.balance.length > 0 || compiled.constraints.length > 0
  return {
    cast(image, earlier) {
      if (!joint) return castAlone(image, earlier)
      if (earlier !== undefined) return castNewcomers(image, earlier)
      const place = blockPlaceOf(image, { plan, shared, images: options.images })
      const block = blocks.get(place.index) ?? castBlock(place)
      blocks.set(place.index, block)
      return block[image - place.first] ?? castAlone(image)
    },
  }

  /** Subjects beside a saved cast: they balance what is there, and constraints that it rules out are told. */
  function castNewcomers(image: number, earlier: Cast): Staged<Cast> {
    const drawn = castAlone(image, earlier)
    const kept = new Set(earlier.subjects.map(({ id }) => id))
    if (plan.subjects.every(({ id }) => kept.has(id))) return drawn
    const place = blockPlaceOf(image, { plan, shared: false, images: undefined })
    const [boundsFor, key] = [blockBounds(place, undefined, true), keyOf(image)]
    try {
      const [value = drawn.value] = balanceBlock({
        ...{ plan, policy, compiled, kept, boundsFor, key },
        casts: [drawn.value],
        place: place.index,
      })
      return { value, warnings: drawn.warnings }
    } catch (error) {
      if (!EvencastError.isInstance(error) || error.code !== 'EVENCAST_POLICY_INFEASIBLE') throw error
      return { value: drawn.value, warnings: [...drawn.warnings, unmetWarning(error)] }
    }
  }
}

function unmetWarning(error: EvencastError): Warning {
  const details = `The saved cast is kept, and with it a constraint cannot be met: ${error.message}.`
  return { stage: 'cast', type: 'dropped', feature: 'constraints', details }
}
