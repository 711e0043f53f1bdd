/**
 * How a policy file says how one attribute is drawn.
 *
 * @module
 */
import { z } from 'zod'
import { maximumDecimals } from './weights.ts'

/** `skin_tone`: lower-case words joined by underscores. */
const attributeNamePattern = /^[a-z][a-z0-9_]*$/

/** `feminine`, `blond`, `dark blue`: one value of an attribute, as people and prompts name it. */
const valueName = z
  .string({
    error: 'Expected the name of a value, such as "feminine" (in quotes where YAML reads it as yes or no)',
  })
  .min(1, { error: 'Expected the name of a value' })
  .max(80, { error: 'Expected the name of a value with at most 80 characters' })

/** `person`, `person/nurse`, `car`: a class, or a class with a role. */
export const classKey = z
  .string({ error: 'Expected a class such as `person` or `car`' })
  .regex(/^[^/]+(?:\/[^/]+)?$/, {
    error: 'Expected a class such as `person` or `car`, or a class with a role such as `person/nurse`',
  })

export const attributeName = z
  .string({ error: 'Expected the name of an attribute, such as `skin_tone`' })
  .regex(attributeNamePattern, {
    error: 'Expected an attribute name of lower-case letters, digits and underscores, such as `skin_tone`',
  })

const weight = z
  .number({ error: 'Expected a weight: a number from 0, relative to the others' })
  .min(0, { error: 'Expected a weight of 0 or more' })
  .max(1_000_000, { error: 'Expected a weight of at most 1000000' })
  .refine(isExact, { error: `Expected a weight with at most ${maximumDecimals} decimals` })
  .describe('Relative weight: only the proportions matter.')

/** A value with words of its own. */
const phrasedWeight = z.strictObject({
  weight,
  phrase: z
    .string({ error: 'Expected words such as "in a crimson jersey"; "" says nothing' })
    .describe("Words that prompts say for this value, in place of the rule's and the model's."),
})

const weightOrPhrase = z.union([weight, phrasedWeight], {
  error: 'Expected a weight of 0 or more, or {weight: 1, phrase: words}',
})

const uniform = z.literal('uniform')
const weightTable = z.record(valueName, weightOrPhrase)
const valueList = z.array(valueName).min(1)

const valuesExpected =
  'Expected `uniform`, a list of values, or values with their weights such as {feminine: 49, masculine: 49, androgynous: 2}'

/** As a file says it; a list is every value alike. */
const writtenValues = z
  .union([uniform, valueList, weightTable], { error: valuesExpected })
  .describe('Relative weights by value; a list or `uniform` draws every value alike.')

const checkedValues = z.union([uniform, weightTable], { error: valuesExpected })

/** Attribute to the value, or the values, it must have; all keys together. */
export const whereSchema = z
  .record(attributeName, z.union([valueName, z.array(valueName).min(1)]), {
    error: 'Expected attributes with their values, such as {age: older}',
  })
  .refine(where => Object.keys(where).length > 0, {
    error: 'Expected at least one attribute with its value, such as {age: older}',
  })
  .describe('Attribute to the value, or to the list of values, that it must have. All keys together.')

const shared = {
  scale: z
    .enum(['monk', 'emoji'], { error: 'Expected the scale `monk` or `emoji`' })
    .optional()
    .describe(
      'Closes the attribute to the values of a scale: `monk` is monk-1 (lightest) to monk-10, `emoji` its five tones.',
    ),
  given: z
    .array(attributeName, { error: 'Expected a list of attributes, such as [age]' })
    .min(1, { error: 'Expected at least one attribute' })
    .optional()
    .describe('Attributes that are drawn before this one and that `when` may look at.'),
  phrase: z
    .string({ error: 'Expected words such as "wearing a {value} jersey"' })
    .min(1, { error: 'Expected words such as "wearing a {value} jersey"' })
    .optional()
    .describe(
      "How prompts say it, {value} filled in. Beats the model's wording; a value's own phrase beats both.",
    ),
  source: z
    .string({ error: 'Expected words: where the figures come from' })
    .min(1)
    .optional()
    .describe('Where the figures come from, with their licence.'),
}

const appliesTo = z
  .array(classKey, { error: 'Expected a list of classes, such as [person/nurse]' })
  .min(1, { error: 'Expected at least one class' })
  .optional()
  .describe('Classes it is drawn for: `person` (the default), `car`, or a class with a role, `person/nurse`.')

/** Checked against the presets that ship when a policy is resolved. */
export const presetName = z
  .string({ error: 'Expected the name of a preset, such as `un-wpp-2019/age-world`' })
  .min(1)
  .describe('Figures that ship with their source and licence, in place of `values`.')

function whenOf<Values extends z.ZodType>(values: Values) {
  const condition = z.strictObject({ if: whereSchema, values })
  return z
    .array(condition, { error: 'Expected a list of cases, such as [{if: {age: older}, values: {grey: 1}}]' })
    .min(1, { error: 'Expected at least one case' })
    .optional()
    .describe('Cases; the first that holds decides, else `values`.')
}

/** An attribute's rule as a file says it. */
export const writtenRuleSchema = z.strictObject(
  {
    values: writtenValues.optional(),
    preset: presetName.optional(),
    ...shared,
    when: whenOf(writtenValues),
    applies_to: appliesTo,
  },
  { error: ruleExpected },
)

/** The same for one class; it replaces the attribute's rule there. */
export const writtenClassRuleSchema = writtenRuleSchema.omit({ applies_to: true })

/** An attribute's rule as casting reads it: presets and lists written out. */
export const attributeRuleSchema = z.strictObject(
  { values: checkedValues, ...shared, when: whenOf(checkedValues), applies_to: appliesTo },
  { error: ruleExpected },
)

export const classRuleSchema = attributeRuleSchema.omit({ applies_to: true })

function ruleExpected(issue: { readonly code?: string | undefined }): string | undefined {
  return issue.code === 'unrecognized_keys'
    ? undefined
    : 'Expected a rule such as {values: {feminine: 1, masculine: 1}}'
}

function isExact(value: number): boolean {
  return Math.abs(value * 10 ** maximumDecimals - Math.round(value * 10 ** maximumDecimals)) < 1e-3
}
