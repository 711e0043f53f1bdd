/**
 * What could not be honoured, said by the stage that noticed.
 *
 * @module
 */
import { z } from 'zod'
import { subjectIdSchema } from './identity.ts'
import type { DeepReadonly } from './read-only.ts'

/** Something that was asked for and is not honoured, or was read in one of several ways. Shown by every surface. */
export const warningSchema = z.strictObject({
  /** The stage that noticed. */
  stage: z.enum(['request', 'plan', 'cast', 'layout', 'script', 'rendering', 'audit']),
  /**
   * `unsupported`: the renderer cannot honour it; `undrawable`: the model has no picture for this word;
   * `fallback`: another way was taken; `dropped`: a value was removed; `ambiguous`: one of several readings was taken.
   */
  type: z.enum(['unsupported', 'undrawable', 'fallback', 'dropped', 'ambiguous']),
  /** What it is about: an option, a word, an attribute. */
  feature: z.string(),
  /** One sentence for a person: what happened and what was done instead. */
  details: z.string(),
  /** The subject it is about; undefined: the whole scene. */
  subject: subjectIdSchema.optional(),
})

/** One thing that was asked for and is not honoured, with the stage that noticed. */
export type Warning = DeepReadonly<z.infer<typeof warningSchema>>

/** A stage's value together with what it could not honour. */
export interface Staged<Value> {
  readonly value: Value
  readonly warnings: readonly Warning[]
}
