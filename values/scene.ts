/**
 * The values so far, as saved.
 *
 * @module
 */
import { z } from 'zod'
import { auditSchema } from './audit.ts'
import { castSchema } from './cast.ts'
import { editSchema, sceneEditSchema } from './edit.ts'
import { layoutSchema } from './layout.ts'
import { planSchema } from './plan.ts'
import type { DeepReadonly } from './read-only.ts'
import { renderingSchema } from './rendering.ts'
import { requestSchema } from './request.ts'
import { scriptSchema } from './script.ts'
import { verificationSchema } from './verification.ts'
import { warningSchema } from './warning.ts'

/** The values of one picture as far as the flow went: what the commands print, files save and `--from` re-enters. */
export const sceneSchema = z.strictObject({
  request: requestSchema,
  plan: planSchema.optional(),
  cast: castSchema.optional(),
  layout: layoutSchema.optional(),
  script: scriptSchema.optional(),
  /** Subjects drawn anew, in their order; they belong to this script. */
  edits: z.array(editSchema).optional(),
  /** Changes in conversation since all was last drawn at once, in their order; `edits` came after the last of them. */
  course: z.array(sceneEditSchema).optional(),
  rendering: renderingSchema.optional(),
  verification: verificationSchema.optional(),
  audit: auditSchema.optional(),
  /** Warnings of all stages, in their order. */
  warnings: z.array(warningSchema),
})

/** The values of one picture as far as the flow went. */
export type Scene = DeepReadonly<z.infer<typeof sceneSchema>>
