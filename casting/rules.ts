/**
 * Which rule of a policy decides an attribute of a subject.
 *
 * @module
 */
import type { PlanSubject } from '../types.ts'
import { drawableValues, scales } from './conventions.ts'
import type { AttributeRule, Policy, PolicyValues } from './policy-schema.ts'
import { exactWeights, uniformWeights, type Weights } from './weights.ts'

/** Where a draw comes from: the policy's rule by its path, and what it asks for. */
export interface Rule {
  /** `attributes.hair_color.when[0]`, `classes.person/nurse.presentation`. */
  readonly name: string
  readonly weights: Weights
}

/** The value of another attribute of the same subject; null: exempt; undefined: it has none. */
export type ValueFor = (attribute: string) => string | null | undefined

/**
 * The rule for one attribute of one subject; undefined: the policy says nothing about it. The rule of a class with
 * its role beats the rule of the class, which beats the attribute's own.
 */
export function findRule(
  policy: Policy,
  subject: Pick<PlanSubject, 'class' | 'role'>,
  attribute: string,
  valueFor: ValueFor,
): Rule | undefined {
  const base = ownEntry(policy.attributes, attribute)
  for (const key of classKeys(subject)) {
    const override = ownEntry(ownEntry(policy.classes ?? {}, key) ?? {}, attribute)
    if (override !== undefined) {
      return chooseCase(`classes.${key}.${attribute}`, attribute, inherited(override, base), valueFor)
    }
  }
  if (base === undefined || !appliesTo(base, subject)) return undefined
  return chooseCase(`attributes.${attribute}`, attribute, base, valueFor)
}

/** The weights that a rule's `values` stand for. */
export function weightsOf(
  attribute: string,
  rule: Pick<AttributeRule, 'scale'>,
  values: PolicyValues,
): Weights {
  if (values !== 'uniform') {
    const plain = Object.entries(values).map(([value, entry]) => [value, weightIn(entry)])
    return exactWeights(Object.fromEntries(plain))
  }
  const known = rule.scale === undefined ? drawableValues(attribute) : scales[rule.scale]
  return uniformWeights(known ?? [])
}

function weightIn(entry: number | { readonly weight: number }): number {
  return typeof entry === 'number' ? entry : entry.weight
}

/** Attributes in an order in which each comes after those it is `given`; undefined: they go in a circle. */
export function dependencyOrder(
  policy: Policy,
  further: Iterable<string> = [],
): readonly string[] | undefined {
  const parents = dependencies(policy)
  const waiting = new Set([
    ...[...parents.values()].flatMap(given => [...given]),
    ...parents.keys(),
    ...further,
  ])
  const order: string[] = []
  while (waiting.size > 0) {
    const next = [...waiting].find(name => ![...(parents.get(name) ?? [])].some(given => waiting.has(given)))
    if (next === undefined) return undefined
    waiting.delete(next)
    order.push(next)
  }
  return order
}

/** Attributes that wait for each other, each for the next and the last for the first; empty: none do. */
export function dependencyCircle(policy: Policy): readonly string[] {
  const parents = dependencies(policy)
  const explored = new Set<string>()
  const follow = (trail: readonly string[]): readonly string[] => {
    const [last = ''] = trail.slice(-1)
    for (const next of parents.get(last) ?? []) {
      if (trail.includes(next)) return trail.slice(trail.indexOf(next))
      const circle = explored.has(next) ? [] : follow([...trail, next])
      if (circle.length > 0) return circle
    }
    explored.add(last)
    return []
  }
  return [...parents.keys()].map(name => (explored.has(name) ? [] : follow([name]))).find(hasAny) ?? []
}

function hasAny(circle: readonly string[]): boolean {
  return circle.length > 0
}

function dependencies(policy: Policy): ReadonlyMap<string, ReadonlySet<string>> {
  const rules = [policy.attributes, ...Object.values(policy.classes ?? {})].flatMap(set =>
    Object.entries(set),
  )
  const parents = new Map<string, ReadonlySet<string>>()
  for (const [name, rule] of rules) {
    parents.set(name, new Set([...(parents.get(name) ?? []), ...(rule.given ?? [])]))
  }
  return parents
}

function chooseCase(name: string, attribute: string, rule: AttributeRule, valueFor: ValueFor): Rule {
  const found = (rule.when ?? []).findIndex(({ if: condition }) =>
    Object.entries(condition).every(([given, wanted]) => holds(valueFor(given), wanted)),
  )
  const values = rule.when?.[found]?.values ?? rule.values
  return {
    name: found < 0 ? name : `${name}.when[${found}]`,
    weights: weightsOf(attribute, rule, values),
  }
}

function holds(value: string | null | undefined, wanted: string | readonly string[]): boolean {
  return typeof value === 'string' && (typeof wanted === 'string' ? value === wanted : wanted.includes(value))
}

function inherited(override: AttributeRule, base: AttributeRule | undefined): AttributeRule {
  return base?.scale === undefined ? override : { scale: base.scale, ...override }
}

function appliesTo(rule: AttributeRule, subject: Pick<PlanSubject, 'class' | 'role'>): boolean {
  const keys = classKeys(subject)
  return (rule.applies_to ?? ['person']).some(key => keys.includes(key))
}

/** Most specific first. */
function classKeys({ class: name, role }: Pick<PlanSubject, 'class' | 'role'>): readonly string[] {
  return role === undefined ? [name] : [`${name}/${role}`, name]
}

/** A record's own entry: names come from outside, and `constructor` is no attribute. */
export function ownEntry<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
