/**
 * The policy language: what a policy file may say.
 *
 * @module
 */
import { z } from 'zod'
import { maximumDecimals } from './weights.ts'

/** `feminine`, `blond`, `dark blue`: one value of an attribute, as people and prompts name it. */
const valueName = z.string().min(1).max(80)

/** `skin_tone`: lower-case words joined by underscores. */
export const attributeNamePattern = /^[a-z][a-z0-9_]*$/

/** `person`, `person/nurse`, `car`: a class, or a class with a role. */
const classKey = z.string().regex(/^[^/]+(?:\/[^/]+)?$/, {
  error: 'Expected a class such as `person` or `car`, or a class with a role such as `person/nurse`',
})

const attributeName = z.string().regex(attributeNamePattern, {
  error: 'Expected an attribute name of lower-case letters, digits and underscores, such as `skin_tone`',
})

const weight = z
  .number({ error: 'Expected a weight: a number from 0, relative to the others' })
  .min(0, { error: 'Expected a weight of 0 or more' })
  .max(1_000_000, { error: 'Expected a weight of at most 1000000' })
  .refine(isExact, { error: `Expected a weight with at most ${maximumDecimals} decimals` })

/** A value with words of its own. */
const phrasedWeight = z.strictObject({ weight, phrase: z.string() })

const weightOrPhrase = z.union([weight, phrasedWeight], {
  error: 'Expected a weight of 0 or more, or {weight: 1, phrase: words}',
})

const valuesSchema = z.union([z.literal('uniform'), z.record(valueName, weightOrPhrase)], {
  error:
    'Expected `uniform`, or values with their weights such as {feminine: 49, masculine: 49, androgynous: 2}',
})

const condition = z.strictObject({
  /** Attribute to the value, or the values, it must have; all keys together. */
  if: z.record(attributeName, z.union([valueName, z.array(valueName).min(1)])),
  /** The weights in that case. */
  values: valuesSchema,
})

/** How one attribute is drawn. */
export const attributeRuleSchema = z.strictObject({
  /** Relative weights, or a weight with a phrase; the fallback where `when` is given and no case holds. */
  values: valuesSchema,
  /** Closes the attribute to a scale's values: `monk` is monk-1 (lightest) to monk-10. */
  scale: z.literal('monk', { error: 'Expected the scale `monk`' }).optional(),
  /** Attributes that are drawn before this one and that `when` may look at. */
  given: z.array(attributeName).min(1).optional(),
  /** Cases, the first that holds decides. */
  when: z.array(condition).min(1).optional(),
  /** Classes it is drawn for; undefined: `person`. */
  applies_to: z.array(classKey).min(1).optional(),
  /** How prompts say it, `{value}` filled in; a value's own phrase beats it, and both beat the model's wording. */
  phrase: z.string({ error: 'Expected words such as "wearing a {value} jersey"' }).min(1).optional(),
})

/** The same for one class; it replaces the attribute's rule there. */
export const classRuleSchema = attributeRuleSchema.omit({ applies_to: true })

export const exemptionSchema = z.enum(
  ['stated', 'historical', 'named_person', 'named_character', 'stated_culture', 'other'],
  {
    error: 'Expected one of stated, historical, named_person, named_character, stated_culture, other',
  },
)

export const policySchema = z.strictObject(
  {
    /** Of this format. */
    schema: z.literal(1, { error: 'Expected 1, the version of this format' }),
    id: z.string({ error: 'Expected a name for the policy, such as `stock-global`' }).min(1).max(80),
    /** Of this policy: another number draws another cast. */
    version: z
      .int({ error: 'Expected a whole number from 1' })
      .min(1, { error: 'Expected a whole number from 1' }),
    title: z.string({ error: 'Expected words' }).min(1).optional(),
    /** Where the figures come from, with their licences. */
    sources: z.array(z.string().min(1), { error: 'Expected a list of sources' }).optional(),
    /** `quota`: every prefix within one of its target; `iid`: every subject by itself. Both unbiased. */
    sampling: z.enum(['quota', 'iid'], { error: 'Expected `quota` or `iid`' }).default('quota'),
    /** What a quota is counted over: one image, or all images of a seed. */
    scope: z.enum(['image', 'batch'], { error: 'Expected `image` or `batch`' }).default('batch'),
    attributes: z.record(attributeName, attributeRuleSchema, {
      error:
        'Expected attributes with their rules, such as {presentation: {values: {feminine: 1, masculine: 1}}}',
    }),
    classes: z.record(classKey, z.record(attributeName, classRuleSchema)).optional(),
    /** Reasons for which a subject's attributes are left to the user's own words. What is stated always is. */
    exempt: z
      .array(exemptionSchema)
      .default(['stated', 'historical', 'named_person', 'named_character', 'stated_culture', 'other']),
  },
  {
    error: issue =>
      issue.code === 'unrecognized_keys' ? undefined : 'Expected keys and values, beginning with `schema: 1`',
  },
)

type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

/** A checked policy: plain JSON, with its defaults written out. */
export type Policy = DeepReadonly<z.infer<typeof policySchema>>
export type AttributeRule = DeepReadonly<z.infer<typeof attributeRuleSchema>>
export type PolicyValues = AttributeRule['values']

function isExact(value: number): boolean {
  return Math.abs(value * 10 ** maximumDecimals - Math.round(value * 10 ** maximumDecimals)) < 1e-3
}
