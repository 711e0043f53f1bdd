/**
 * Compares a plan with the expected one, field by field.
 *
 * @module
 */
import type { Plan, PlanSubject } from '../../types.ts'
import { assign, isAllowed, lostWords, statedDifferences } from './assign.ts'
import type { ExpectedPlan, ExpectedSubject, ExpectedWords } from './expected.ts'
import { extraRelations, missingRelations } from './relations.ts'
import { settleShares, shareDifferences, sharedAttributes } from './shares.ts'
import { holdsWords } from './words.ts'

export const fields = [
  'subjects',
  'attributes',
  'words',
  'relations',
  'shares',
  'exclusions',
  'setting',
  'style',
  'exemptions',
] as const

export type Field = (typeof fields)[number]

/** Field to its differences; a field that neither side mentions is absent. */
export type Comparison = ReadonlyMap<Field, readonly string[]>

type Matches = ReadonlyMap<string, ExpectedSubject>

/**
 * Compares a plan with the expected one; `undefined`: the planner said that the text asks for no picture.
 *
 * @example
 * compare(plan, readExpected(['3 person/nurse'])).get('subjects') // []
 */
export function compare(got: Plan | undefined, expected: ExpectedPlan): Comparison {
  if (got === undefined || expected.none) {
    const right = (got === undefined) === expected.none
    return new Map([
      ['subjects', right ? [] : [expected.none ? 'asks for no picture' : 'asks for a picture']],
    ])
  }
  const plan = settleShares(got, expected)
  const ignored = sharedAttributes(expected.shares)
  const { matches, extra, missing } = assign(
    plan.subjects,
    expected.subjects,
    ignored,
    found => missingRelations(plan, found, expected.relations).length,
  )
  const pairs = plan.subjects.flatMap(subject => {
    const wanted = matches.get(subject.id)
    return wanted === undefined ? [] : [{ subject, wanted }]
  })
  const differences: Record<Field, readonly string[]> = {
    subjects: [
      ...counted(missing).map(([label, count]) => `${label} is missing${times(count)}`),
      ...counted(extra.map(headOf)).map(([head, count]) => `${head} was not asked for${times(count)}`),
    ],
    attributes: pairs.flatMap(({ subject, wanted }) =>
      statedDifferences(subject, wanted, ignored.get(wanted.label)),
    ),
    words: pairs.flatMap(({ subject, wanted }) => lostWords(subject, wanted)),
    relations: [
      ...missingRelations(plan, matches, expected.relations),
      ...extraRelations(plan, matches, expected.relations),
    ],
    shares: shareDifferences(plan, matches, expected),
    exclusions: exclusionDifferences(plan, matches, expected),
    setting: placeDifferences('setting', plan, expected),
    style: placeDifferences('style', plan, expected),
    exemptions: pairs.flatMap(({ subject, wanted }) => exemptionDifferences(subject, wanted)),
  }
  return new Map(
    fields
      .filter(field => differences[field].length > 0 || isMentioned(field, expected))
      .map(field => [field, differences[field]]),
  )
}

function counted(words: readonly string[]): readonly (readonly [string, number])[] {
  return [...new Set(words)].map(word => [word, words.filter(one => one === word).length] as const)
}

function times(count: number): string {
  return count > 1 ? ` (${count} times)` : ''
}

function headOf({ class: name, role }: PlanSubject): string {
  return role === undefined ? name : `${name}/${role}`
}

function isMentioned(field: Field, expected: ExpectedPlan): boolean {
  const { subjects } = expected
  switch (field) {
    case 'subjects':
      return true
    case 'attributes':
      return subjects.some(one => [...one.stated.values()].some(({ optional }) => !optional))
    case 'words':
      return subjects.some(one => one.words.length > 0)
    case 'relations':
      return expected.relations.some(one => !one.optional)
    case 'shares':
      return [...expected.shares, ...expected.variety].some(one => !one.optional)
    case 'exclusions':
      return (
        expected.excluded.some(one => !one.optional) ||
        subjects.some(one => one.excluded.some(({ optional }) => !optional))
      )
    case 'setting':
    case 'style':
      return expected[field].some(one => !one.optional)
    case 'exemptions':
      return subjects.some(
        one => one.name !== undefined || (one.exempt !== undefined && !one.exempt.optional),
      )
  }
}

function exclusionDifferences(plan: Plan, matches: Matches, expected: ExpectedPlan): readonly string[] {
  const everywhere = plan.excluded ?? []
  const names = (words: readonly string[], wanted: string) => words.some(word => holdsWords(word, wanted))
  const onAll = (wanted: string) =>
    plan.subjects.length > 0 &&
    expected.subjects.some(({ label }) => {
      const members = plan.subjects.filter(subject => matches.get(subject.id)?.label === label)
      return members.length > 0 && members.every(subject => names(subject.excluded ?? [], wanted))
    })
  const missing = expected.excluded.filter(
    ({ words, optional }) => !optional && !names(everywhere, words) && !onAll(words),
  )
  const unsaid = plan.subjects.flatMap(subject =>
    (matches.get(subject.id)?.excluded ?? [])
      .filter(({ word, optional }) => !optional && !names(subject.excluded ?? [], word))
      .filter(({ word }) => !(names(everywhere, word) && matches.size === 1))
      .map(({ word }) => `${subject.id} should exclude ${word}`),
  )
  const extra = [
    ...everywhere.filter(
      word =>
        !expected.excluded.some(({ words }) => holdsWords(word, words)) &&
        !expected.subjects.some(one => one.excluded.some(said => holdsWords(word, said.word))),
    ),
    ...plan.subjects.flatMap(subject =>
      (subject.excluded ?? []).filter(
        word =>
          !(matches.get(subject.id)?.excluded ?? []).some(said => holdsWords(word, said.word)) &&
          !expected.excluded.some(({ words }) => holdsWords(word, words)),
      ),
    ),
  ]
  return [
    ...missing.map(({ words }) => `${words} should be excluded`),
    ...unsaid,
    ...extra.map(word => `${word} was not excluded`),
  ]
}

function placeDifferences(field: 'setting' | 'style', plan: Plan, expected: ExpectedPlan): readonly string[] {
  const wanted: readonly ExpectedWords[] = expected[field]
  const text = `${plan.setting ?? ''} ${plan.style ?? ''}`
  const lost = wanted.filter(({ words, optional }) => !optional && !holdsWords(text, words))
  const got = plan[field]
  return [
    ...lost.map(({ words }) => `"${words}" is not in "${text.trim()}"`),
    ...(field === 'setting' && got !== undefined && expected.setting.length === 0
      ? [`setting "${got}" was not said`]
      : []),
  ]
}

function exemptionDifferences(subject: PlanSubject, wanted: ExpectedSubject): readonly string[] {
  const differences: string[] = []
  const { name, exempt } = subject
  if (name === undefined ? wanted.name?.optional === false : !isAllowed(name, wanted.name))
    differences.push(
      `${subject.id}: name should be ${wanted.name?.values.join(' or ') ?? 'absent'}, not ${name ?? 'absent'}`,
    )
  const allowed = wanted.exempt
  if (
    exempt === undefined ? allowed?.optional === false : !(allowed?.values.includes(exempt.reason) ?? false)
  )
    differences.push(
      `${subject.id}: exempt should be ${allowed?.values.join(' or ') ?? 'absent'}, not ${exempt?.reason ?? 'absent'}`,
    )
  return differences
}
