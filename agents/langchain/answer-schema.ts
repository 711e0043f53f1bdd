/**
 * What a language model is asked for: the plan, with groups as one entry and a quote of the request for every
 * stated value. There is no place in it for a value that a policy samples, nor for policies, options or paths.
 *
 * All keys are required and may be null, as strict structured output wants it.
 *
 * @module
 */
import { z } from 'zod'
import { planSubjectSchema, relationNameSchema } from '../../types.ts'

/** Subjects that one group, and one scene, may have here; renderers take fewer. */
export const mostSubjects = 40

const quote = z.string().describe('The words of the request that say so, copied letter by letter')
const words = z.string().nullable()
const ids = z
  .array(z.string())
  .describe('Ids of entries of `subjects`; an entry with a count means all of them')
const exemptReason = planSubjectSchema.shape.exempt.unwrap().shape.reason

export const statedSchema = z.strictObject({
  attribute: z
    .string()
    .describe(
      'presentation, skin_tone, age, hair_color, hair_style, facial_hair, headwear, eyewear, mobility_aid, ethnicity, color, ...',
    ),
  values: z
    .array(z.string())
    .describe('One value; several only where the request leaves the choice ("Asian or Black")'),
  because: quote,
})

export const answerSubjectSchema = z.strictObject({
  said: words.describe('The words of the request that name it, copied letter by letter'),
  id: z
    .string()
    .nullable()
    .describe('Short name for `shares`, `variety` and `relations`; null where none refers to it'),
  count: z.int().nullable().describe('How many alike; null is one'),
  class: z.string().describe('Plain singular noun: person, dog, parking meter. Every human is a person'),
  role: words.describe("A person's trade or part, singular and without gender: doctor, basketball player"),
  action: words.describe('What it does, as the request says it: playing chess'),
  name: words.describe('Name of a real or fictional person, as the request writes it'),
  stated: z.array(statedSchema).describe('Only what the request states. Leave out all it does not state'),
  details: z.array(z.string()).nullable().describe("The request's other words about it, unchanged"),
  excluded: z.array(z.string()).nullable().describe('What must not be drawn on it'),
  exempt: z
    .strictObject({ reason: exemptReason, because: quote })
    .nullable()
    .describe('Only for named people, historical periods and stated cultures'),
})

export const answerSchema = z.strictObject({
  setting: words.describe('Where it happens, without article'),
  style: words.describe('How it should look'),
  subjects: z.array(answerSubjectSchema),
  shares: z.array(
    z.strictObject({
      subjects: ids,
      attribute: z.string(),
      values: z.array(z.strictObject({ value: z.string(), count: z.int() })),
      because: quote,
    }),
  ),
  variety: z.array(
    z.strictObject({ subjects: ids, attribute: z.string(), distinct: z.int(), because: quote }),
  ),
  relations: z.array(
    z.strictObject({ subject: z.string(), relation: relationNameSchema, object: z.string() }),
  ),
  excluded: z.array(z.string()).nullable().describe('What must not be drawn anywhere'),
})

export type Answer = z.infer<typeof answerSchema>
export type AnswerSubject = z.infer<typeof answerSubjectSchema>
export type AnswerStated = z.infer<typeof statedSchema>
