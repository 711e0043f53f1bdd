/**
 * What was drawn, measured against its cast and drawn anew.
 *
 * @module
 */
import { z } from 'zod'
import { subjectIdSchema } from './identity.ts'
import type { DeepReadonly } from './read-only.ts'

/** What was measured and drawn anew until every subject showed its cast, or the attempts were used up. */
export const verificationSchema = z.strictObject({
  /** Name of the instrument. */
  instrument: z.string(),
  /** Redraws a subject may have. */
  maximumAttempts: z.int().min(0),
  seconds: z.number(),
  subjects: z.array(
    z.strictObject({
      id: subjectIdSchema,
      /** Redraws tried. */
      attempts: z.int().min(0),
      /** The drawing that was kept: 0 the first one, n the nth redraw. */
      kept: z.int().min(0),
      /** What differed from the cast: attributes, `class`, or `presence`. */
      failedBefore: z.array(z.string()),
      failedAfter: z.array(z.string()),
      /** Expected number of attributes that show what was asked, by the instrument's probabilities. */
      expectedBefore: z.number(),
      expectedAfter: z.number(),
      seconds: z.number(),
    }),
  ),
})

/** Per subject: redraws tried, the drawing kept, and what differed from the cast before and after. */
export type Verification = DeepReadonly<z.infer<typeof verificationSchema>>
