/**
 * The policy language: what a policy file may say, and what casting reads once it is checked.
 *
 * @module
 */
import { z } from 'zod'
import type { DeepReadonly } from '../types.ts'
import {
  auditRulesSchema,
  balanceSchema,
  constraintSchema,
  defaultExemptions,
  exemptionSchema,
} from './policy-demand-schema.ts'
import {
  attributeName,
  attributeRuleSchema,
  classKey,
  classRuleSchema,
  writtenClassRuleSchema,
  writtenRuleSchema,
} from './policy-rule-schema.ts'

/** What has more of them is data, not a policy; every check stays quick below it. */
const mostEntries = 200

const head = {
  schema: z
    .literal(1, { error: 'Expected 1, the version of this format' })
    .describe('Version of this format: 1.'),
  id: z
    .string({ error: 'Expected a name for the policy, such as `stock-global`' })
    .min(1, { error: 'Expected a name for the policy, such as `stock-global`' })
    .max(80, { error: 'Expected a name with at most 80 characters' })
    .describe('Name of the policy. With `version` it keys every draw.'),
  version: z
    .int({ error: 'Expected a whole number from 1' })
    .min(1, { error: 'Expected a whole number from 1' })
    .describe('Version of this policy: another number draws another cast.'),
  title: z.string({ error: 'Expected words' }).min(1).optional().describe('What people call it.'),
  sources: z
    .array(z.string({ error: 'Expected words' }).min(1), { error: 'Expected a list of sources' })
    .optional()
    .describe('Where the figures come from, with their licences.'),
}

export const extendsName = z
  .string({
    error: 'Expected the id of a policy that ships, or a file beside this one such as `./base.yaml`',
  })
  .min(1)
  .describe('A policy to start from: the id of one that ships, or a file in the same folder (./base.yaml).')

const sampling = z
  .enum(['quota', 'iid', 'strict'], { error: 'Expected `quota`, `iid` or `strict`' })
  .describe(
    'quota: within one subject of every target, unbiased; iid: every subject by itself; strict: largest remainder, reproducible counts for a fixed size, biased where there are few.',
  )

const scope = z
  .enum(['image', 'batch', 'ledger'], { error: 'Expected `image`, `batch` or `ledger`' })
  .describe(
    'What a quota is counted over: one image, all images of a seed, or a ledger kept across requests.',
  )

const compensate = z
  .boolean({ error: 'Expected true or false' })
  .describe(
    'Do stated subjects count towards the targets, so that the others make up for them? Default: false.',
  )

const exempt = z
  .array(exemptionSchema, { error: 'Expected a list of reasons, such as [stated, historical]' })
  .describe(
    "Reasons for which a subject's attributes are left to the request's own words. What is stated always is.",
  )

const constraints = z
  .array(constraintSchema, { error: 'Expected a list of constraints' })
  .max(100, { error: 'Expected at most 100 constraints' })
  .describe('Met exactly, or refused with the reason.')

const attributesExpected =
  'Expected attributes with their rules, such as {presentation: {values: {feminine: 1, masculine: 1}}}'

const classesExpected = 'Expected classes with their rules, such as {car: {color: {values: [red, blue]}}}'

/** A policy file as it is written: with `extends`, presets, lists of values, and nothing filled in. */
export const writtenPolicySchema = z
  .strictObject(
    {
      ...head,
      extends: extendsName.optional(),
      sampling: sampling.optional(),
      scope: scope.optional(),
      compensate: compensate.optional(),
      attributes: z
        .record(attributeName, writtenRuleSchema.nullable(), { error: attributesExpected })
        .refine(isOfModestSize, { error: tooMany('attributes') })
        .optional()
        .describe('Attributes and how they are drawn; null takes an inherited one away.'),
      classes: z
        .record(
          classKey,
          z.record(attributeName, writtenClassRuleSchema.nullable(), { error: attributesExpected }),
          { error: classesExpected },
        )
        .refine(isOfModestSize, { error: tooMany('classes') })
        .optional()
        .describe("What replaces an attribute's rule for a class, or for a class with a role."),
      balance: balanceSchema.optional(),
      constraints: constraints.optional(),
      exempt: exempt.optional(),
      audit: auditRulesSchema.optional(),
    },
    { error: keysExpected },
  )
  .meta({ anyOf: [{ required: ['attributes'] }, { required: ['extends'] }] })

/** A checked policy: complete in itself, with defaults, presets and inherited rules written out. */
export const policySchema = z.strictObject(
  {
    ...head,
    sampling: sampling.default('quota'),
    scope: scope.default('batch'),
    compensate: compensate.optional(),
    attributes: z.record(attributeName, attributeRuleSchema, { error: attributesExpected }),
    classes: z
      .record(classKey, z.record(attributeName, classRuleSchema, { error: attributesExpected }), {
        error: classesExpected,
      })
      .optional(),
    balance: balanceSchema.optional(),
    constraints: constraints.optional(),
    exempt: exempt.default(defaultExemptions),
    audit: auditRulesSchema.optional(),
  },
  { error: keysExpected },
)

export type WrittenPolicy = DeepReadonly<z.infer<typeof writtenPolicySchema>>
export type WrittenRule = DeepReadonly<z.infer<typeof writtenRuleSchema>>

/** A policy as checked, its defaults filled in. */
export type Policy = DeepReadonly<z.infer<typeof policySchema>>

/** How one attribute is distributed: values with weights, conditions, phrases. */
export type AttributeRule = DeepReadonly<z.infer<typeof attributeRuleSchema>>
export type PolicyValues = AttributeRule['values']
export type PolicyConstraint = DeepReadonly<z.infer<typeof constraintSchema>>

/** What a policy's audit section allows. */
export type AuditRules = DeepReadonly<z.infer<typeof auditRulesSchema>>

function isOfModestSize(entries: object): boolean {
  return Object.keys(entries).length <= mostEntries
}

function tooMany(what: string): string {
  return `Expected at most ${mostEntries} ${what}`
}

function keysExpected(issue: { readonly code?: string | undefined }): string | undefined {
  return issue.code === 'unrecognized_keys'
    ? undefined
    : 'Expected keys and values, beginning with `schema: 1`'
}

const ruleKeys = Object.keys(writtenRuleSchema.shape)

/** The keys that the language knows at a place, for whoever misspells one. */
export function knownKeys(path: readonly (string | number)[]): readonly string[] {
  const [top] = path
  if (top === undefined) return Object.keys(writtenPolicySchema.shape)
  if (top === 'constraints') return Object.keys(constraintSchema.shape)
  if (top === 'exempt') return ['reason', 'attributes']
  if (top === 'audit') return path.length === 1 ? Object.keys(auditRulesSchema.shape) : ['tv', 'kl']
  const inner = path.slice(top === 'classes' ? 3 : 2)
  if (inner[0] === 'when' && inner.length === 2) return ['if', 'values']
  if (inner.includes('values')) return ['weight', 'phrase']
  return top === 'classes' ? ruleKeys.filter(key => key !== 'applies_to') : ruleKeys
}
