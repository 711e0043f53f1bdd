/**
 * Runs of images that share their quotas, and where in them each image begins.
 *
 * @module
 */
import { type BlockPlace, blockPlaceOf } from './block-places.ts'
import { openCompensatingQuotas } from './compensating-quotas.ts'
import type { CompiledPolicy } from './compiled-policy.ts'
import type { PhiloxKey } from './philox.ts'
import {
  openQuotas,
  type QuotaPositions,
  type QuotaReader,
  type QuotaStreams,
  type Quotas,
} from './quotas.ts'
import { openStrictQuotas } from './strict-quotas.ts'

export interface RunOptions {
  readonly compiled: CompiledPolicy
  /** Subjects per image; `mixed`: images show different things, and their number is known. */
  readonly subjects: number | 'mixed'
  /** Images of the batch; undefined: not known. */
  readonly images: number | undefined
  /** Key of what belongs to an image, or to the batch. */
  readonly keyOf: (scope: number | 'batch') => PhiloxKey
  /** Casts an image from these quotas, for what that takes of them. */
  readonly castFrom: (image: number, quotas: Quotas) => void
}

/** Opens the quotas of an image where the images before it leave them. */
export type QuotasAt = (image: number) => QuotaReader

/**
 * Draws are kept, so that casting all images one after the other takes each draw once. Where no rule looks at another
 * attribute every image takes as many draws as the first, and any image begins at a known place; elsewhere the images
 * before it are gone through once.
 */
export function quotaRuns(options: RunOptions): QuotasAt {
  const runs = new Map<number, QuotasAt>()
  return image => {
    const place = runPlaceOf(image, options)
    const run = runs.get(place.first) ?? openRun(place, options)
    if (place.images > 1) runs.set(place.first, run)
    return run(image)
  }
}

/** Quotas that look ahead need to know where they end: strict ones go by blocks where the batch's end is not known. */
function runPlaceOf(
  image: number,
  { compiled, subjects, images }: RunOptions,
): Pick<BlockPlace, 'first' | 'images'> {
  if (compiled.scope !== 'batch') return { first: image, images: 1 }
  if (compiled.sampling !== 'strict') return { first: 0, images: Number.POSITIVE_INFINITY }
  if (images !== undefined && image < images) return { first: 0, images }
  return blockPlaceOf(image, { subjects: subjects === 'mixed' ? 1 : subjects, shared: true })
}

function openRun(place: Pick<BlockPlace, 'first' | 'images'>, options: RunOptions): QuotasAt {
  const { compiled, subjects, castFrom } = options
  const streams = openStreams(place, options)
  const steady =
    subjects !== 'mixed' &&
    !compiled.compensate &&
    compiled.attributes.every(({ given }) => given.length === 0)
  const starts: QuotaPositions[] = [new Map()]
  const after = (index: number): QuotaPositions => {
    const reader = streams.readFrom(starts[index] ?? new Map())
    castFrom(place.first + index, reader)
    return reader.positions()
  }
  return image => {
    const index = image - place.first
    if (steady && index > 0) {
      starts[1] ??= after(0)
      const each = [...starts[1]]
      return streams.readFrom(new Map(each.map(([stratum, draws]) => [stratum, draws * index])))
    }
    while (starts.length <= index) starts.push(after(starts.length - 1))
    return streams.readFrom(starts[index] ?? new Map())
  }
}

function openStreams(
  { first, images }: Pick<BlockPlace, 'first' | 'images'>,
  { compiled, keyOf, castFrom }: RunOptions,
): QuotaStreams {
  const key = keyOf(compiled.scope === 'batch' && first === 0 ? 'batch' : first)
  if (compiled.sampling === 'strict') {
    return openStrictQuotas(key, next => {
      for (let image = first; image < first + images; image += 1) castFrom(image, { next })
    })
  }
  return compiled.compensate ? openCompensatingQuotas(key) : openQuotas(key)
}
