/**
 * What each box says.
 *
 * @module
 */
import { z } from 'zod'
import { seedSchema, subjectIdSchema } from './identity.ts'
import type { DeepReadonly } from './read-only.ts'
import { regionsModeSchema } from './regions-mode.ts'

/** What to draw, and what to keep away from; an empty string says nothing. */
export const promptPairSchema = z.strictObject({ prompt: z.string(), negative: z.string() })

/** What one box says. */
export const scriptSubjectSchema = promptPairSchema.extend({
  id: subjectIdSchema,
  /** Classifier-free guidance scale inside this subject's cells. */
  guidance: z.number().min(0),
  /** Keys the initial noise inside this subject's box; another seed draws this subject anew. */
  seed: seedSchema,
})

/** All that a renderer is told beside the layout; it alone determines the picture. */
export const scriptSchema = z.strictObject({
  /** What the canvas outside all boxes says. */
  background: promptPairSchema.extend({ guidance: z.number().min(0), seed: seedSchema }),
  /** The whole request as one prompt: what `none` draws, the baseline of every comparison. */
  whole: promptPairSchema,
  subjects: z.array(scriptSubjectSchema),
  regions: regionsModeSchema,
  steps: z.int().min(1),
})

/** A prompt for every box and for what lies outside them: all that a renderer is told beside the layout. */
export type Script = DeepReadonly<z.infer<typeof scriptSchema>>

/** What one box says, with its guidance and seed. */
export type ScriptSubject = Script['subjects'][number]
