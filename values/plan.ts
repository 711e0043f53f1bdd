/**
 * Who is in the scene, and what the user stated.
 *
 * @module
 */
import { z } from 'zod'
import { subjectIdSchema } from './identity.ts'
import type { DeepReadonly } from './read-only.ts'

/** One stated value, or the list a draw is narrowed to ("Asian or Black"). */
export const statedValueSchema = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

/** Relations a layout keeps. The four directions hold when the centres differ by at least a tenth of the canvas that way. */
export const relationNameSchema = z.enum([
  'left of',
  'right of',
  'above',
  'below',
  'in front of',
  'behind',
  'next to',
  'on',
  'holding',
  'riding',
  'larger than',
  'smaller than',
])

/** One subject; five people asked for are five of these. */
export const planSubjectSchema = z.strictObject({
  id: subjectIdSchema,
  /** Plain singular noun as the user said it: `person`, `dog`, `parking meter`. A person's trade goes into `role`. */
  class: z.string().min(1),
  /** Canonical lemma of a person's trade or part: `doctor`, `basketball player`, `grandmother`. */
  role: z.string().min(1).optional(),
  /** What the subject does, as a present participle phrase: `playing chess`. */
  action: z.string().min(1).optional(),
  /** The name of a real or fictional person or character, as the user wrote it. */
  name: z.string().min(1).optional(),
  /** Attributes the user stated, or that a stated word entails. Never a sampled value. A thing's colour is `color`. */
  stated: z.record(z.string(), statedValueSchema),
  /** The user's other words about this subject, verbatim: `in a raincoat`. They go unchanged into its prompt. */
  details: z.array(z.string().min(1)).optional(),
  /** What must not be drawn on this subject: `hat`, `glasses`. */
  excluded: z.array(z.string().min(1)).optional(),
  /** Where on the canvas the user put it: "in the top left corner"; undefined: not said. */
  placement: z
    .strictObject({
      horizontal: z.enum(['left', 'center', 'right']).optional(),
      vertical: z.enum(['top', 'middle', 'bottom']).optional(),
    })
    .optional(),
  /** How big the user said it is, beside others of its class; undefined: not said. */
  size: z.enum(['small', 'large']).optional(),
  /** Why the policy may not touch this subject, and the words of the request that say so. */
  exempt: z
    .strictObject({
      reason: z.enum(['historical', 'named_person', 'named_character', 'stated_culture', 'other']),
      because: z.string().min(1),
    })
    .optional(),
})

/** Who is in the scene and where, as stated. It has no place for a sampled value. */
export const planSchema = z.strictObject({
  /** Where it happens, as a noun phrase without article: `hospital`, `basketball court`; undefined: not said. */
  setting: z.string().min(1).optional(),
  /** How it should look: `watercolour`; undefined: not said. */
  style: z.string().min(1).optional(),
  subjects: z.array(planSubjectSchema),
  /** Stated proportions, as exact counts of subjects: "half of them women" of four is `{feminine: 2}`. */
  shares: z.array(
    z.strictObject({
      subjects: z.array(subjectIdSchema).min(1),
      attribute: z.string().min(1),
      /** Value to number of subjects; the sum is at most the number of subjects, the others take none of these values. */
      values: z.record(z.string(), z.int().min(0)),
    }),
  ),
  /** Stated variety: at least `distinct` well-separated values among these subjects ("multiracial"). */
  variety: z.array(
    z.strictObject({
      subjects: z.array(subjectIdSchema).min(1),
      attribute: z.string().min(1),
      distinct: z.int().min(1),
    }),
  ),
  relations: z.array(
    z.strictObject({
      subject: subjectIdSchema,
      relation: relationNameSchema,
      object: subjectIdSchema,
    }),
  ),
  /** What must not be drawn anywhere: `text`, `people`. */
  excluded: z.array(z.string().min(1)).optional(),
})

/** One value, or the values a draw is narrowed to. */
export type StatedValue = DeepReadonly<z.infer<typeof statedValueSchema>>

/** How one subject stands to another; directions are the viewer's. */
export type RelationName = z.infer<typeof relationNameSchema>

/** One subject as planned: what it is, and what the user stated of it. */
export type PlanSubject = DeepReadonly<z.infer<typeof planSubjectSchema>>

/** Who is in the scene and where, as stated; it has no place for a sampled value. */
export type Plan = DeepReadonly<z.infer<typeof planSchema>>
