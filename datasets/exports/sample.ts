/**
 * One picture of a data set: its bytes, what was asked of it, and, apart from that, what was measured in it.
 *
 * @module
 */
import type { Audit, Box, CastAttribute, Size } from '../../types.ts'

/** The parts of a data set. */
export const splitNames = ['train', 'validation'] as const

export type Split = (typeof splitNames)[number]

/** A subject as the picture was meant to show it: plan, cast and layout. */
export interface AskedSubject {
  readonly id: string
  /** Plain singular noun: `person`, `dog`. */
  readonly class: string
  /** A person's trade or part; undefined: none was said. */
  readonly role: string | undefined
  /** Pixels from the canvas's top left corner. */
  readonly box: Box
  /** 0 is the furthest back. */
  readonly depth: number
  /** Attribute to value (null: exempt) and where it comes from. */
  readonly attributes: Readonly<Record<string, Pick<CastAttribute, 'value' | 'source'>>>
  /** Attributes that were cast and that the picture was never told: its model cannot draw them, or `--uncast`. */
  readonly untold: readonly string[]
}

type AttributeVerdict = Audit['subjects'][number]['attributes'][string]

/** A subject as the instrument reads it. Everything is apparent, and nothing is copied from what was asked. */
export interface MeasuredSubject {
  /** The subject of whose box this was read. */
  readonly id: string
  readonly present: boolean
  /** How sure the instrument is that it is (or is not) there, 0..1. */
  readonly confidence: number | undefined
  /** Of the silhouette, in pixels; undefined: not measured. */
  readonly box: Box | undefined
  /** The silhouette itself, `width * height` bytes, not 0 where it is; undefined: not measured. */
  readonly mask: Uint8Array | undefined
  /** `dog`, `person/doctor`; undefined: undetermined, or the instrument was never taught it. */
  readonly class: string | undefined
  /** Attribute to measured value (null: undetermined or unmeasured), verdict and confidence. */
  readonly attributes: Readonly<Record<string, Omit<AttributeVerdict, 'asked'>>>
}

/** One picture with its labels. */
export interface DataSample {
  /** Unique within the set; letters, digits, `-` and `_`. */
  readonly key: string
  /** The file as it goes out, with its mark of generated media. */
  readonly png: Uint8Array
  readonly canvas: Size
  /** The request, verbatim. */
  readonly text: string
  /** The whole scene as one prompt, with the cast's words. */
  readonly prompt: string
  readonly setting: string | undefined
  readonly seed: number
  /** Place among the pictures drawn from that seed. */
  readonly index: number
  /** Pictures of one group are never in two splits. */
  readonly group: string
  readonly split: Split
  readonly asked: readonly AskedSubject[]
  /** undefined: nobody looked at the pixels. */
  readonly measured: readonly MeasuredSubject[] | undefined
}

/** What a first look at all pictures finds, so that every line of an export has the same fields. */
export interface SetSurvey {
  readonly pictures: number
  /** Classes that were asked for, sorted. */
  readonly classes: readonly string[]
  /** Attributes that were cast, sorted. */
  readonly attributes: readonly string[]
}

/** Writes a data set, sample by sample, into a folder that is there and empty. */
export interface DatasetWriter {
  add(sample: DataSample): Promise<void>
  /** Ends every file; after it the folder is whole. */
  close(): Promise<void>
}
