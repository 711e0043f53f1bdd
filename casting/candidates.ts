/**
 * What a subject's attribute may be drawn from, after all that the user said.
 *
 * @module
 */
import type { Plan, PlanSubject } from '../types.ts'
import { drawableValues } from './conventions.ts'
import type { Policy } from './policy-schema.ts'
import { findRule, type Rule, type ValueFor } from './rules.ts'
import { restrictWeights, uniformWeights } from './weights.ts'

/** A rule of the policy, or one that stands in where the policy has none for what the user said. */
export interface Candidates extends Rule {
  /** Does nobody ask for this attribute, so that it is only what people are unless told otherwise? */
  readonly byDefault: boolean
}

/**
 * The rule a subject's value is drawn from: the policy's, narrowed to a stated list, without the values that a share
 * gave to others. undefined: the attribute is none of this subject's.
 *
 * A list that names a value the policy never draws ("adults or children") is drawn from evenly. Where a share leaves
 * nothing that the policy draws, the values known by convention stand in.
 */
export function candidatesFor(
  policy: Policy,
  plan: Plan,
  subject: PlanSubject,
  attribute: string,
  valueFor: ValueFor,
): Candidates | undefined {
  const excluded = sharedOut(plan, subject.id, attribute)
  const rule = findRule(policy, subject, attribute, valueFor)
  const listed = statedList(subject, attribute)
  if (listed !== undefined)
    return narrowed(
      rule,
      listed.filter(value => !excluded.has(value)),
    )
  const base = rule === undefined ? adultByDefault(subject, attribute) : { ...rule, byDefault: false }
  if (excluded.size === 0) return base
  return base === undefined ? conventionalRule(attribute, excluded) : withoutValues(base, attribute, excluded)
}

/** What stands in for a policy's rule: every value known by convention, evenly. */
export function conventionalRule(attribute: string, excluded: ReadonlySet<string>): Candidates | undefined {
  const values = (drawableValues(attribute) ?? []).filter(value => !excluded.has(value))
  if (values.length === 0) return undefined
  return { name: `convention.${attribute}`, weights: uniformWeights(values), byDefault: false }
}

/** The values that shares of this attribute give to counted subjects; the others of the share take none of them. */
export function sharedOut(plan: Plan, subject: string, attribute: string): ReadonlySet<string> {
  const shares = plan.shares.filter(
    share => share.attribute === attribute && share.subjects.includes(subject),
  )
  return new Set(shares.flatMap(({ values }) => Object.keys(values)))
}

/** The several values a user leaves open; undefined: none, or one alone. */
export function statedList(subject: PlanSubject, attribute: string): readonly string[] | undefined {
  const stated = new Map(Object.entries(subject.stated)).get(attribute)
  if (stated === undefined || typeof stated === 'string') return undefined
  const values = [...new Set(stated)]
  return values.length > 1 ? values : undefined
}

function narrowed(rule: Rule | undefined, values: readonly string[]): Candidates | undefined {
  if (values.length === 0) return undefined
  const drawn = rule !== undefined && values.every(value => rule.weights.has(value))
  return {
    name: `${rule?.name ?? 'stated'} within ${values.join(', ')}`,
    weights: drawn ? restrictWeights(rule.weights, value => values.includes(value)) : uniformWeights(values),
    byDefault: false,
  }
}

function withoutValues(
  base: Candidates,
  attribute: string,
  excluded: ReadonlySet<string>,
): Candidates | undefined {
  const weights = restrictWeights(base.weights, value => !excluded.has(value))
  if (weights.size === base.weights.size) return base
  if (weights.size === 0) return conventionalRule(attribute, excluded)
  const names = [...base.weights.keys()].filter(value => excluded.has(value))
  return { ...base, name: `${base.name} without ${names.join(', ')}`, weights }
}

function adultByDefault(subject: PlanSubject, attribute: string): Candidates | undefined {
  if (subject.class !== 'person' || attribute !== 'age') return undefined
  return { name: 'people are adults', weights: uniformWeights(['adult']), byDefault: true }
}
