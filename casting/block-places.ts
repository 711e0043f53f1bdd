/**
 * How a scope is cut into blocks of whole images, and what a constraint asks of each.
 *
 * @module
 */
import { constraintBounds } from './compiled-policy.ts'
import type { BoundsFor } from './joint/demands.ts'

/** Subjects of a block; joint quotas are searched within blocks, so that time grows with the number of subjects. */
export const subjectsPerBlock = 240

export interface BlockPlace {
  /** Blocks before it in the scope. */
  readonly index: number
  /** The number of its first image. */
  readonly first: number
  readonly images: number
  /** Images of the scope before it and after its end. */
  readonly imagesBefore: number
  readonly isLast: boolean
}

/**
 * The block an image belongs to. Under `scope: image` an image is its own block; a batch whose end is not known is
 * made of full blocks.
 *
 * @example
 * blockPlaceOf(50, { subjects: 5, shared: true, images: 60 }) // { index: 1, first: 48, images: 12, … }
 */
export function blockPlaceOf(
  image: number,
  {
    subjects,
    shared,
    images = Number.POSITIVE_INFINITY,
  }: {
    /** Subjects per image. */
    readonly subjects: number
    readonly shared: boolean
    readonly images?: number | undefined
  },
): BlockPlace {
  if (!shared) return { index: 0, first: image, images: 1, imagesBefore: 0, isLast: true }
  const size = Math.max(1, Math.floor(subjectsPerBlock / Math.max(1, subjects)))
  const index = Math.floor(image / size)
  const first = index * size
  const length = Math.max(image - first + 1, Math.min(size, images - first))
  return { index, first, images: length, imagesBefore: first, isLast: first + length >= images }
}

/**
 * Bounds of a constraint in one block. A constraint per so many subjects asks each block for what it adds to the
 * blocks before it, so that the scope's own bounds hold at the end of every block. A constraint on the whole scope is
 * spread over its blocks by their number of images; where the scope's end is not known, the first block meets it.
 *
 * `unscoped`: only what holds in a single image, as for a subject that is added to a saved cast.
 */
export function blockBounds(place: BlockPlace, images: number | undefined, unscoped = false): BoundsFor {
  return (constraint, counted) => {
    const { kind, per } = constraint
    if (kind === 'never' || per.of === 'image') return constraintBounds(constraint, { ...counted, images: 1 })
    if (unscoped) return { minimum: 0, maximum: Number.POSITIVE_INFINITY }
    const each = counted.subjects / Math.max(1, place.images)
    const [start, end] = [place.imagesBefore, place.imagesBefore + place.images]
    if (per.of === 'subjects') {
      const until = (count: number) =>
        constraintBounds(constraint, { subjects: Math.round(each * count), images: count })
      const [before, after] = [until(start), until(end)]
      return {
        minimum: after.minimum - before.minimum,
        maximum: kind === 'at_least' ? Number.POSITIVE_INFINITY : after.maximum - before.maximum,
      }
    }
    const part = (count: number): number =>
      images === undefined
        ? Math.sign(count) * constraint.count
        : Math.floor((constraint.count * count) / images)
    const own = part(end) - part(start)
    return {
      minimum: kind === 'at_most' ? 0 : own,
      maximum: kind === 'at_least' ? Number.POSITIVE_INFINITY : own,
    }
  }
}
