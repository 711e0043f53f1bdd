/**
 * The policy's own words for a value; they win over the model's. Read here without the policy's schema, which belongs
 * to casting: a document that came this far is valid, and what has no phrase says nothing.
 *
 * @module
 */
import { z } from 'zod'
import type { PolicyDocument } from '../types.ts'

const phrasedSchema = z.looseObject({ phrase: z.string().optional(), values: z.unknown().optional() })
const tableSchema = z.record(z.string(), z.unknown())

/** The phrase that a policy gives a value of a class, `{value}` filled in; undefined: it gives none. */
export function policyPhrase(
  policy: PolicyDocument,
  classKey: string,
  attribute: string,
  value: string,
): string | undefined {
  const classes = table(policy.classes)
  const levels = [classKey, classKey.split('/')[0] ?? classKey].map(key => table(classes[key])[attribute])
  for (const rule of [...levels, table(policy.attributes)[attribute]]) {
    const phrase = phraseIn(rule, value)
    if (phrase !== undefined) return phrase.replaceAll('{value}', value)
  }
  return undefined
}

/** Names of the policy's attributes, in its order. */
export function policyAttributes(policy: PolicyDocument): readonly string[] {
  return Object.keys(table(policy.attributes))
}

/** Values that the policy lists for an attribute, in its order. */
export function policyValues(policy: PolicyDocument, attribute: string): readonly string[] {
  const rule = phrasedSchema.safeParse(table(policy.attributes)[attribute])
  return rule.success ? Object.keys(table(rule.data.values)) : []
}

function phraseIn(rule: unknown, value: string): string | undefined {
  const parsed = phrasedSchema.safeParse(rule)
  if (!parsed.success) return undefined
  const own = phrasedSchema.safeParse(table(parsed.data.values)[value])
  return (own.success ? own.data.phrase : undefined) ?? parsed.data.phrase
}

function table(value: unknown): Readonly<Record<string, unknown>> {
  const parsed = tableSchema.safeParse(value)
  return parsed.success ? parsed.data : {}
}
