/**
 * What was really drawn.
 *
 * @module
 */
import { z } from 'zod'
import { subjectIdSchema } from './identity.ts'
import type { DeepReadonly } from './read-only.ts'

/** Three layers apart: policy → cast, cast → pixels, pixels → label. Values are apparent ones, of this picture only. */
export const auditSchema = z.strictObject({
  policy: z.strictObject({ id: z.string(), version: z.int() }),
  /** Layer 1, policy → cast: exact arithmetic over the subjects whose value was sampled. */
  cast: z.record(
    z.string(),
    z.strictObject({
      /** Number of subjects whose value was sampled. */
      n: z.int().min(0),
      /** Value to share the policy asks for, averaged over these subjects. */
      target: z.record(z.string(), z.number()),
      /** Value to number of subjects. */
      counts: z.record(z.string(), z.int()),
      /** Half the sum of absolute differences between observed and target shares. */
      totalVariation: z.number(),
      /** Expected total variation of n independent draws from the target: what chance alone would give. */
      chanceFloor: z.number(),
    }),
  ),
  /** Layers 2 and 3, cast → pixels → label; `unmeasured` where no instrument is at hand. */
  subjects: z.array(
    z.strictObject({
      id: subjectIdSchema,
      attributes: z.record(
        z.string(),
        z.strictObject({
          asked: z.string().nullable(),
          /** Apparent value in the picture; null: not measured or undetermined. */
          measured: z.string().nullable(),
          verdict: z.enum(['drawn', 'missed', 'undetermined', 'unmeasured']),
          /** Probability of the measured value, or of the likeliest one where it is undetermined; undefined: unmeasured. */
          confidence: z.number().min(0).max(1).optional(),
        }),
      ),
    }),
  ),
})

/** Cast against policy, and for each subject what was asked, what is seen and the verdict. */
export type Audit = DeepReadonly<z.infer<typeof auditSchema>>
