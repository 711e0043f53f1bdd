/**
 * What a renderer can do with its model.
 *
 * @module
 */
import { z } from 'zod'
import type { DeepReadonly } from './read-only.ts'
import { regionsModeSchema } from './regions-mode.ts'
import { sizeSchema } from './size.ts'
import { vocabularySchema } from './vocabulary.ts'

/** What a renderer can do with its model: layout and script are written for it. */
export const capabilitiesSchema = z.strictObject({
  /** `mini`, a folder's name, or `openai:MODEL`. */
  model: z.string(),
  /** Boxes align to this many pixels (the VAE's factor). */
  grid: z.int().min(1),
  canvas: z.strictObject({
    default: sizeSchema,
    /** Both sides are multiples of this many pixels. */
    multiple: z.int().min(1),
    /** Shortest and longest side in pixels. */
    minimum: z.int().min(1),
    maximum: z.int().min(1),
  }),
  regions: z.strictObject({
    modes: z.array(regionsModeSchema).min(1),
    default: regionsModeSchema,
    /** Subjects that can have a region of their own. */
    maximum: z.int().min(0),
  }),
  /** Tokens a single prompt may have, special tokens included. */
  maximumTokens: z.int().min(1),
  steps: z.int().min(1),
  guidance: z.number().min(0),
  /** What it honours; what it does not is a warning. */
  honours: z.strictObject({
    seed: z.boolean(),
    negative: z.boolean(),
    guidance: z.boolean(),
    steps: z.boolean(),
    boxes: z.boolean(),
  }),
  /** undefined: an open vocabulary, any word may be drawn. */
  vocabulary: vocabularySchema.optional(),
})

/** What a renderer can do with its model: layout and script are written for it. */
export type Capabilities = DeepReadonly<z.infer<typeof capabilitiesSchema>>
