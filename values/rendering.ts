/**
 * What was drawn, and how.
 *
 * @module
 */
import { z } from 'zod'
import type { DeepReadonly } from './read-only.ts'
import { regionsModeSchema } from './regions-mode.ts'
import { sizeSchema } from './size.ts'
import { warningSchema } from './warning.ts'

/** The account of a picture: model, steps, cost in network evaluations, seconds of each part. */
export const renderingSchema = z.strictObject({
  /** Path of the picture; undefined: not written. Never stored inside a picture. */
  file: z.string().optional(),
  canvas: sizeSchema,
  regions: regionsModeSchema,
  steps: z.int().min(1),
  /** Network evaluations, counting each row of a batch; 0 for hosted models. */
  unetEvaluations: z.int().min(0),
  /** SHA-256 over the model's files, or the hosted model's name. */
  modelHash: z.string(),
  seconds: z.strictObject({
    plan: z.number().optional(),
    cast: z.number().optional(),
    layout: z.number().optional(),
    script: z.number().optional(),
    load: z.number(),
    encode: z.number(),
    denoise: z.number(),
    decode: z.number(),
    /** Measuring and redrawing; what redraws took is in the parts above, too. */
    verification: z.number().optional(),
    total: z.number(),
  }),
  warnings: z.array(warningSchema),
})

/** How a picture was drawn: model, steps, cost in network evaluations, seconds of each part. */
export type Rendering = DeepReadonly<z.infer<typeof renderingSchema>>

/** The pixels of a rendering; never part of the JSON. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** RGB, row by row, `width * height * 3` bytes. */
  readonly pixels: Uint8Array
  /** Subject id to the cells it owned, `width * height` bytes of 0 or 255. */
  readonly masks: ReadonlyMap<string, Uint8Array>
}
