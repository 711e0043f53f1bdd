/**
 * Which values a policy knows of an attribute, and for whom it is drawn.
 *
 * @module
 */
import { closedValues, drawableValues, isStatedOnly, scales } from './conventions.ts'
import { suggestion } from './nearest.ts'
import type { AttributeRule, Policy } from './policy-schema.ts'
import { ownEntry } from './rules.ts'

/** Every value that an attribute may have: by convention, or named by some rule, weights of 0 included. */
export function knownValues(policy: Policy, attribute: string): ReadonlySet<string> {
  const rules = rulesOf(policy, attribute)
  const scaled = rules.flatMap(rule => (rule.scale === undefined ? [] : scales[rule.scale]))
  return new Set([
    ...(scaled.length > 0 ? scaled : (closedValues(attribute) ?? drawableValues(attribute) ?? [])),
    ...rules
      .flatMap(rule => [rule.values, ...(rule.when ?? []).map(({ values }) => values)])
      .flatMap(values => (values === 'uniform' ? [] : Object.keys(values))),
  ])
}

/** Is the attribute drawn for subjects of this class (`car`, `person/nurse`)? */
export function drawnFor(policy: Policy, attribute: string, key: string): boolean {
  const [name = ''] = key.split('/')
  const overridden = [key, name].some(
    level => ownEntry(ownEntry(policy.classes ?? {}, level) ?? {}, attribute) !== undefined,
  )
  const base = ownEntry(policy.attributes, attribute)
  return (
    overridden ||
    (base !== undefined && (base.applies_to ?? ['person']).some(to => to === key || to === name))
  )
}

const otherWords: ReadonlyMap<string, string> = new Map([
  ['male', 'masculine'],
  ['man', 'masculine'],
  ['men', 'masculine'],
  ['female', 'feminine'],
  ['woman', 'feminine'],
  ['women', 'feminine'],
  ['nonbinary', 'androgynous'],
  ['non-binary', 'androgynous'],
  ['old', 'older'],
  ['elderly', 'older'],
  ['senior', 'older'],
  ['young', 'adult'],
])

/** What to write in place of a value that is none. */
export function unknownValueHint(attribute: string, value: string, known: Iterable<string>): string {
  const words = [...known]
  if (isStatedOnly(attribute, value))
    return `Only a request can ask for \`${value}\`: people are adults unless it says otherwise.`
  const meant = otherWords.get(value.toLowerCase())
  const guess =
    meant !== undefined && words.includes(meant) ? `Did you mean \`${meant}\`? ` : suggestion(value, words)
  return words.length === 0
    ? `Declare \`${attribute}\` under \`attributes\`.`
    : `${guess}Use ${words.join(', ')}.`
}

function rulesOf(policy: Policy, attribute: string): readonly AttributeRule[] {
  return [policy.attributes, ...Object.values(policy.classes ?? {})].flatMap(
    set => ownEntry(set, attribute) ?? [],
  )
}
