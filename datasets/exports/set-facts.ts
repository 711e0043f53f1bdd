/**
 * What is known of a whole data set: what its card and its datasheet are filled from.
 *
 * @module
 */
import type { PolicyDocument } from '../../types.ts'
import type { Split } from './sample.ts'
import type { Grouping } from './splits.ts'

/** The formats of data sets. */
export const exportFormats = ['coco', 'webdataset', 'imagefolder'] as const

export type ExportFormat = (typeof exportFormats)[number]

/** One attribute, or pair of attributes, over the set; shares and distances 0..1, undefined where there is no figure. */
export interface AttributeFigures {
  readonly name: string
  /** Subjects whose value was sampled, their distance to the policy, and what chance gives on average. */
  readonly cast: { readonly n: number; readonly totalVariation: number; readonly chance: number } | undefined
  /** Of the subjects that were read, those drawn as asked, with a 95 % interval. */
  readonly drawn:
    | { readonly n: number; readonly share: number; readonly low: number; readonly high: number }
    | undefined
  /** Share that could not be read. */
  readonly undetermined: number | undefined
  /** Distance of the pictures to the policy, corrected by the instrument's error where that is known, with a 95 % interval. */
  readonly pictures:
    | { readonly totalVariation: number; readonly low: number; readonly high: number }
    | undefined
  /** How often the instrument reads it right. */
  readonly instrument: number | undefined
  /** Value to the share the policy asks for and the share that was cast. */
  readonly shares: Readonly<Record<string, { readonly target: number; readonly cast: number }>>
}

export interface SetFacts {
  readonly format: ExportFormat
  /** Version of Evencast. */
  readonly software: string
  readonly pictures: Readonly<Record<Split, number>>
  readonly subjects: number
  /** Class to number of subjects. */
  readonly classes: Readonly<Record<string, number>>
  readonly grouping: Grouping
  /** Share of groups that validation was to have. */
  readonly validation: number
  readonly policies: readonly PolicyDocument[]
  /** Model's name, and SHA-256 over its files. */
  readonly models: readonly { readonly name: string; readonly hash: string }[]
  readonly seeds: readonly number[]
  /** Request to number of pictures, in the order of the pictures. */
  readonly requests: readonly { readonly text: string; readonly pictures: number }[]
  /** Files that were left out, by reason. */
  readonly leftOut: Readonly<Record<string, number>>
  /** Of the run that drew them; undefined: the folder holds no run's ledger. */
  readonly run: { readonly images: number; readonly drawn: number; readonly failed: number } | undefined
  /** Name of the instrument; undefined: nobody looked at the pixels. */
  readonly instrument: string | undefined
  readonly figures: readonly AttributeFigures[]
}
