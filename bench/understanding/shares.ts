/**
 * Compares shares and variety with the expected ones. A share counts the same whether the plan keeps it as a share or
 * states the value of so many subjects.
 *
 * @module
 */
import type { Plan } from '../../types.ts'
import type { ExpectedPlan, ExpectedShare, ExpectedSubject } from './expected.ts'
import { sameWords } from './words.ts'

type Matches = ReadonlyMap<string, ExpectedSubject>

/** Attributes that an expected share decides, by label: there, nothing is expected of the single subject. */
export function sharedAttributes(shares: readonly ExpectedShare[]): ReadonlyMap<string, ReadonlySet<string>> {
  const labels = [...new Set(shares.map(share => share.label))]
  return new Map(
    labels.map(label => [
      label,
      new Set(shares.filter(share => share.label === label).map(share => share.attribute)),
    ]),
  )
}

/**
 * Gives the values of shares that nobody expects as shares to their first subjects, so that "three: two men and a
 * woman" is right in either form. Two such shares over the same subjects do not say who has both: they stay.
 */
export function settleShares(plan: Plan, expected: ExpectedPlan): Plan {
  const attributes = new Set(expected.shares.map(share => share.attribute))
  const settled = plan.shares.filter(
    share =>
      !attributes.has(share.attribute) &&
      !plan.shares.some(
        other =>
          other !== share &&
          !attributes.has(other.attribute) &&
          other.subjects.some(id => share.subjects.includes(id)),
      ),
  )
  const given = new Map<string, Readonly<Record<string, string>>>()
  for (const { subjects, attribute, values } of settled) {
    const each = Object.entries(values).flatMap(([value, count]) => new Array<string>(count).fill(value))
    subjects.forEach((id, index) => {
      const value = each[index]
      if (value !== undefined) given.set(id, { ...given.get(id), [attribute]: value })
    })
  }
  return {
    ...plan,
    subjects: plan.subjects.map(subject => ({
      ...subject,
      stated: { ...subject.stated, ...given.get(subject.id) },
    })),
    shares: plan.shares.filter(share => !settled.includes(share)),
  }
}

/** Shares and variety that differ from the expected ones, in words. */
export function shareDifferences(plan: Plan, matches: Matches, expected: ExpectedPlan): readonly string[] {
  const labelsOf = (ids: readonly string[]) => ids.map(id => matches.get(id)?.label)
  const isExpected = (
    ids: readonly string[],
    attribute: string,
    labels: readonly { label: string; attribute: string }[],
  ) => labels.some(one => one.attribute === attribute && labelsOf(ids).includes(one.label))
  return [
    ...expected.shares.flatMap(share => shareDifference(plan, matches, share)),
    ...plan.shares
      .filter(share => !isExpected(share.subjects, share.attribute, expected.shares))
      .map(share => `share of ${share.attribute} was not said`),
    ...expected.variety
      .filter(one => !one.optional && !hasVariety(plan, labelsOf, one))
      .map(one => `variety of ${one.attribute} is missing`),
    ...plan.variety
      .filter(one => !isExpected(one.subjects, one.attribute, expected.variety))
      .map(one => `variety of ${one.attribute} was not said`),
  ]
}

function shareDifference(plan: Plan, matches: Matches, share: ExpectedShare): readonly string[] {
  const { label, attribute, values, optional } = share
  const pool = [...matches].filter(([, one]) => one.label === label).map(([id]) => id)
  const shared = plan.shares.filter(
    one => one.attribute === attribute && one.subjects.some(id => pool.includes(id)),
  )
  const stated = plan.subjects.flatMap(subject => {
    const value = pool.includes(subject.id) ? subject.stated[attribute] : undefined
    return value === undefined ? [] : [String(value)]
  })
  if (optional && shared.length === 0 && stated.length === 0) return []
  const got = [
    ...shared.flatMap(one => Object.entries(one.values)),
    ...stated.map(value => [value, 1] as const),
  ]
  const count = (value: string) =>
    got.filter(([one]) => sameWords(one, value)).reduce((total, [, number]) => total + number, 0)
  const known = got.every(
    ([value, number]) => number === 0 || [...values.keys()].some(one => sameWords(one, value)),
  )
  const outside = shared.some(one => one.subjects.some(id => !pool.includes(id)))
  const right = [...values].every(([value, wanted]) => isNumber(count(value), wanted, pool.length))
  if (right && known && !outside) return []
  const described = got.map(([value, number]) => `${value}=${number}`).join(' ') || 'nothing'
  const wanted = [...values].map(([value, number]) => `${value}=${number}`).join(' ')
  return [`${label}: ${attribute} should be ${wanted}, not ${described}${outside ? ' of others too' : ''}`]
}

function isNumber(count: number, wanted: string, of: number): boolean {
  if (wanted === 'half') return Math.abs(count - of / 2) < 1
  if (wanted === 'most') return count > of / 2 && count < of
  return count === Number(wanted)
}

function hasVariety(
  plan: Plan,
  labelsOf: (ids: readonly string[]) => readonly (string | undefined)[],
  { label, attribute, distinct }: ExpectedPlan['variety'][number],
): boolean {
  return plan.variety.some(
    one =>
      one.attribute === attribute &&
      labelsOf(one.subjects).includes(label) &&
      (distinct === undefined || one.distinct === Math.min(distinct, one.subjects.length)),
  )
}
