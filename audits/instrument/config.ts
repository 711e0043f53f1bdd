/**
 * The JSON files beside the instrument's graphs.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { EvencastError } from '../../errors.ts'

const share = z.number().min(0).max(1)

/** `config.json`. */
export const instrumentConfigSchema = z.looseObject({
  schema: z.literal(1),
  name: z.string(),
  crop: z.looseObject({ side: z.int().min(8).max(1024), context: z.number().min(1) }),
  /** A box shows a subject from this presence on. */
  present_from: share,
  /** Questions about people are asked from this probability of a person on. */
  person_from: share,
  finder: z.looseObject({
    /** Pixels that the picture's longer side is brought to, a multiple of `multiple`. */
    longer_side: z.int().min(8).max(4096),
    multiple: z.int().positive(),
    /** Peaks from this height on are subjects. */
    found_from: share,
    /** Boxes whose intersection over union is greater are one. */
    same_from: share,
  }),
  /** Question to its answers, in the order of the graph's output of that name. */
  heads: z.record(
    z.string(),
    z.looseObject({
      of: z.enum(['any', 'person', 'thing']),
      threshold: share,
      values: z.array(z.string()).min(1),
    }),
  ),
  /** The set of `confusion.json` that shares are corrected with. */
  correction: z.string(),
})

/** `confusion.json`: cells that are not 0, as row, column, count; the column after the values is `undetermined`. */
export const confusionFileSchema = z.looseObject({
  schema: z.literal(1),
  values: z.record(z.string(), z.array(z.string())),
  sets: z.record(
    z.string(),
    z.record(z.string(), z.array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)]))),
  ),
})

export type InstrumentConfig = Readonly<z.infer<typeof instrumentConfigSchema>>
export type ConfusionFile = Readonly<z.infer<typeof confusionFileSchema>>

export const instrumentFiles = ['config.json', 'confusion.json', 'finder.onnx', 'model.onnx'] as const

/** What to do where one of them is missing or invalid. */
export const instrumentHint =
  'An instrument is a folder with config.json, confusion.json, model.onnx and finder.onnx, as `python -m training instrument publish` writes it.'

/** Throws EVENCAST_MODEL_NOT_FOUND where a folder or one of its files is missing. */
export function assertInstrumentFolder(folder: string): void {
  const missing = instrumentFiles.find(file => !existsSync(join(folder, file)))
  if (missing === undefined) return
  throw new EvencastError(
    'EVENCAST_MODEL_NOT_FOUND',
    `Expected an instrument in ${folder}, but there is no ${missing}`,
    { hint: instrumentHint },
  )
}
