/**
 * Subjects drawn anew in a picture that is there.
 *
 * @module
 */
import { z } from 'zod'
import { subjectIdSchema } from './identity.ts'
import { layoutSchema } from './layout.ts'
import type { DeepReadonly } from './read-only.ts'
import { scriptSchema, scriptSubjectSchema } from './script.ts'

/** One subject drawn anew. Plan, cast and script say what it is now; the edit says what the script said of it before. */
export const editSchema = z.strictObject({
  subject: subjectIdSchema,
  /** `redraw`: the user asked; `verify`: what was drawn differed from the cast. */
  reason: z.enum(['redraw', 'verify']),
  /** What the user stated with it: attribute to value. */
  stated: z.record(z.string(), z.string()),
  /** The subject's part of the script before this edit; all edits undone, the script is that of the first drawing. */
  before: scriptSubjectSchema,
})

/** A change of the whole scene in conversation: who came, went, moved or was restated. It says what was there before. */
export const sceneEditSchema = z.strictObject({
  /** Ids drawn anew; gone ones too. */
  touched: z.array(subjectIdSchema),
  /** Whether the scene around the subjects was drawn anew. */
  background: z.boolean(),
  before: z.strictObject({
    script: scriptSchema,
    layout: layoutSchema,
    /** Subjects drawn anew by then, since the scene edit before it. */
    edits: z.array(editSchema),
  }),
})

/** A change of the whole scene, and what was there before. */
export type SceneEdit = DeepReadonly<z.infer<typeof sceneEditSchema>>

/** One subject drawn anew, and what the script said of it before. */
export type Edit = DeepReadonly<z.infer<typeof editSchema>>
