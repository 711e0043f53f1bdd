/**
 * Who exactly: every subject's attributes, each with where it came from.
 *
 * @module
 */
import { z } from 'zod'
import { subjectIdSchema } from './identity.ts'
import type { DeepReadonly } from './read-only.ts'

/** One value, where it came from, and the draw. */
export const castAttributeSchema = z.strictObject({
  /** null: left to the user's own words (exempt). */
  value: z.string().nullable(),
  /** `stated` by the user, given by a `share` or variety, `sampled` from the policy, `exempt`, or a `default`. */
  source: z.enum(['stated', 'share', 'sampled', 'exempt', 'default']),
  /** The rule that decided: `attributes.hair_color.when[0]`, `classes.person/nurse.presentation`, `entailed by "grandmother"`. */
  rule: z.string().optional(),
  /** Probability of this value under that rule, 0..1. */
  probability: z.number().min(0).max(1).optional(),
})

/** Every subject of the plan with its attributes. */
export const castSchema = z.strictObject({
  subjects: z.array(
    z.strictObject({
      id: subjectIdSchema,
      attributes: z.record(z.string(), castAttributeSchema),
    }),
  ),
  /** Where its draws are recorded: the record's SHA-256 in the ledger, and the request's name there. */
  ledger: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), request: z.string() }).optional(),
})

/** A value, its source, and the draw it came from. */
export type CastAttribute = DeepReadonly<z.infer<typeof castAttributeSchema>>

/** One subject with its attributes. */
export type CastSubject = DeepReadonly<z.infer<typeof castSchema>>['subjects'][number]

/** Every subject of the plan with its attributes, in the order of the plan. */
export type Cast = DeepReadonly<z.infer<typeof castSchema>>
