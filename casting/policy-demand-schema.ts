/**
 * What a policy file demands beyond its shares: balance, constraints, exemptions, and what an audit tolerates.
 *
 * @module
 */
import { z } from 'zod'
import { attributeName, classKey, whereSchema } from './policy-rule-schema.ts'

/** Attributes to balance jointly. */
export const balanceSchema = z
  .array(
    z
      .array(attributeName, { error: 'Expected a list of attributes, such as [presentation, age]' })
      .min(2, { error: 'Expected two or three attributes to balance together' })
      .max(3, { error: 'Expected two or three attributes to balance together' }),
    { error: 'Expected lists of attributes, such as [[presentation, age]]' },
  )
  .describe('Pairs or triples of attributes whose combinations follow their expected shares, too.')

const count = z
  .int({ error: 'Expected a whole number of subjects' })
  .min(0, { error: 'Expected a whole number of subjects from 0' })
  .max(1_000_000, { error: 'Expected at most 1000000 subjects' })
  .optional()

/** The words that say how many; a constraint has exactly one of them. */
export const constraintKinds = ['at_least', 'at_most', 'exactly', 'never'] as const

export const constraintSchema = z
  .strictObject(
    {
      at_least: count.describe('At least this many subjects.'),
      at_most: count.describe('At most this many subjects.'),
      exactly: count.describe('Exactly this many subjects.'),
      never: whereSchema
        .optional()
        .describe('No draw ever completes this combination: {facial_hair: beard, age: child}.'),
      where: whereSchema.optional().describe('The subjects that are counted: {mobility_aid: wheelchair}.'),
      per: z
        .union([z.int().min(1).max(1_000_000), z.literal('image')], {
          error: 'Expected a number of subjects such as 60, or `image`',
        })
        .optional()
        .describe('Per started so many subjects, or per `image`; without it over the whole scope.'),
      class: classKey.optional().describe('Only subjects of this class (and role) count: `person/nurse`.'),
    },
    {
      error: issue =>
        issue.code === 'unrecognized_keys'
          ? undefined
          : 'Expected a constraint such as {at_least: 1, where: {mobility_aid: wheelchair}, per: 60}',
    },
  )
  .meta({ oneOf: constraintKinds.map(kind => ({ required: kind === 'never' ? [kind] : [kind, 'where'] })) })

const exemptionReasons = [
  'stated',
  'historical',
  'named_person',
  'named_character',
  'stated_culture',
  'other',
] as const

const reason = z.enum(exemptionReasons, { error: `Expected one of ${exemptionReasons.join(', ')}` })

/** A reason, or a reason for some attributes only. */
export const exemptionSchema = z.union(
  [
    reason,
    z.strictObject({
      reason,
      attributes: z
        .array(attributeName)
        .min(1)
        .describe('Only these attributes are left to the words of the request.'),
    }),
  ],
  {
    error: `Expected one of ${exemptionReasons.join(', ')}, or {reason: historical, attributes: [skin_tone]}`,
  },
)

export const defaultExemptions = [...exemptionReasons]

const share = z
  .number({ error: 'Expected a share from 0 to 1' })
  .min(0, { error: 'Expected a share from 0 to 1' })
  .max(1, { error: 'Expected a share from 0 to 1' })

const tolerance = z.strictObject({
  tv: share
    .optional()
    .describe('Largest total variation between the observed shares and the asked ones, 0 to 1.'),
  kl: z
    .number({ error: 'Expected a divergence from 0, in nats' })
    .min(0, { error: 'Expected a divergence from 0, in nats' })
    .optional()
    .describe('Largest Kullback-Leibler divergence of the observed shares from the asked ones, in nats.'),
})

/** What an audit of a set tolerates; a miss ends the command with exit code 3. */
export const auditRulesSchema = z
  .strictObject(
    {
      tolerance: tolerance.optional().describe('For every attribute.'),
      attributes: z
        .record(attributeName, tolerance)
        .optional()
        .describe('For one attribute, in place of `tolerance`.'),
      min_n: z
        .int({ error: 'Expected a whole number of subjects from 1' })
        .min(1, { error: 'Expected a whole number of subjects from 1' })
        .optional()
        .describe('Fewest subjects a verdict may rest on.'),
      undetermined_max: share
        .optional()
        .describe('Largest share of subjects whose value could not be read off the picture, 0 to 1.'),
    },
    {
      error: issue =>
        issue.code === 'unrecognized_keys' ? undefined : 'Expected rules such as {tolerance: {tv: 0.05}}',
    },
  )
  .describe('What an audit tolerates.')
