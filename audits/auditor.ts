/**
 * The seam between pixels and what they show. Everything read is apparent, and only of pictures drawn by a renderer.
 *
 * @module
 */
import type { Box, Picture } from '../types.ts'

/** What one attribute looks like. */
export interface Reading {
  /** The most probable value; null where the instrument abstains (`undetermined`). */
  readonly value: string | null
  /** Probability of the most probable value, 0..1. */
  readonly confidence: number
  /** Value to probability; they sum to 1. */
  readonly probabilities: Readonly<Record<string, number>>
}

/** What one box shows. */
export interface SubjectReading {
  /** Probability that the box shows its subject at all, 0..1. */
  readonly presence: number
  /** Where the subject's silhouette lies, in pixels of the picture; absent where it was not measured. */
  readonly silhouette?: Box
  /** The silhouette itself, `width * height` bytes of the picture, not 0 where it is; absent where it was not measured. */
  readonly mask?: Uint8Array
  /** `class` reads a vocabulary key (`dog`, `person/doctor`); the others are attributes of the vocabulary. */
  readonly attributes: Readonly<Record<string, Reading>>
}

/** A box to look at; `inFront` are boxes that hide parts of it. */
export interface BoxToRead {
  readonly id: string
  readonly box: Box
  readonly inFront: readonly Box[]
}

/** How often the instrument reads `columns[j]` where `rows[i]` is true, counted on pictures it was not trained on. */
export interface ConfusionMatrix {
  readonly rows: readonly string[]
  /** The values, then `undetermined`. */
  readonly columns: readonly string[]
  readonly counts: readonly (readonly number[])[]
}

/** What reading listens to. */
export interface AuditorOptions {
  readonly signal?: AbortSignal | undefined
}

/** Reads pictures with one instrument, whose own error is part of it. */
export interface Auditor {
  /** Name and version of the instrument, with the hash of its weights. */
  readonly instrument: { readonly name: string; readonly hash: string }
  /** Attribute to confusion matrix; an attribute without one is reported uncorrected. */
  readonly confusion: Readonly<Record<string, ConfusionMatrix>>
  /** Reads each box; ids of the result are those of the boxes. */
  read(
    picture: Pick<Picture, 'width' | 'height' | 'pixels'>,
    boxes: readonly BoxToRead[],
    options?: AuditorOptions,
  ): Promise<ReadonlyMap<string, SubjectReading>>
  /** Finds people and things where no boxes are known, as in a picture drawn from one prompt. */
  find(
    picture: Pick<Picture, 'width' | 'height' | 'pixels'>,
    options?: AuditorOptions,
  ): Promise<readonly (SubjectReading & { readonly silhouette: Box })[]>
  close(): Promise<void>
}
