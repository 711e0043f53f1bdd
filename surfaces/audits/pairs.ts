/**
 * Which attributes an audit looks at together, and what is due to them where one depends on the other.
 *
 * @module
 */
import { type AuditedSubject, pairName } from '../../audits/index.ts'
import { castingTargets, type Policy } from '../../casting/index.ts'
import type { Cast, Plan } from '../../types.ts'

export type Pair = readonly [string, string]

/**
 * The pairs that the policy balances (those within its triples too); where it balances none, presentation with skin tone
 * and with age. One that depends on the other stands second.
 */
export function pairsOf(policy: Policy): readonly Pair[] {
  const balanced = (policy.balance ?? []).flatMap(pairsWithin)
  const usual: readonly Pair[] = [
    ['presentation', 'skin_tone'],
    ['presentation', 'age'],
  ]
  const wanted = balanced.length > 0 ? balanced : usual
  return wanted
    .filter(pair => pair.every(attribute => Object.hasOwn(policy.attributes, attribute)))
    .map(([first, second]): Pair => (dependsOn(policy, first, second) ? [second, first] : [first, second]))
}

/** Subject to pair to the first's value to the second's distribution, for the pairs in which the second depends. */
export function dependentTargets(
  plan: Plan,
  cast: Cast,
  policy: Policy,
  pairs: readonly Pair[],
): Readonly<Record<string, AuditedSubject['given']>> {
  const dependent = pairs.filter(([first, second]) => dependsOn(policy, second, first))
  if (dependent.length === 0) return {}
  const targets = castingTargets({ plan, cast, policy })
  return Object.fromEntries(
    cast.subjects.map(subject => {
      const given = dependent.flatMap(pair => {
        const [first, second] = pair
        const values = Object.keys(targets[subject.id]?.[first] ?? {})
        if (values.length === 0 || targets[subject.id]?.[second] === undefined) return []
        const distributions = values.map(value => {
          const changed = withValue(subject, first, value)
          const drawn = castingTargets({ plan, cast: { ...cast, subjects: [changed] }, policy })
          return [value, drawn[subject.id]?.[second] ?? {}] as const
        })
        return [[pairName(pair), Object.fromEntries(distributions)] as const]
      })
      return [subject.id, Object.fromEntries(given)]
    }),
  )
}

function withValue(
  subject: Cast['subjects'][number],
  attribute: string,
  value: string,
): Cast['subjects'][number] {
  const own = subject.attributes[attribute]
  return own === undefined
    ? subject
    : { ...subject, attributes: { ...subject.attributes, [attribute]: { ...own, value } } }
}

function dependsOn(policy: Policy, attribute: string, other: string): boolean {
  const rules = [
    policy.attributes[attribute],
    ...Object.values(policy.classes ?? {}).map(rules => rules[attribute]),
  ]
  return rules.some(rule => rule?.given?.includes(other) ?? false)
}

function pairsWithin(group: readonly string[]): readonly Pair[] {
  return group.flatMap((first, index) => group.slice(index + 1).map((second): Pair => [first, second]))
}
