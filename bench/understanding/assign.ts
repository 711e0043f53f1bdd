/**
 * Which subject of a plan is which expected one: the assignment with the fewest differences, whatever ids the planner
 * chose.
 *
 * @module
 */
import type { PlanSubject } from '../../types.ts'
import type { Allowed, ExpectedSubject } from './expected.ts'
import { holdsWords, sameWords, stems } from './words.ts'

/** A place that one subject can take. */
interface Slot {
  readonly expected: ExpectedSubject
  readonly required: boolean
}

export interface Assignment {
  /** Subject id to what was expected of it. */
  readonly matches: ReadonlyMap<string, ExpectedSubject>
  /** Subjects that nobody asked for. */
  readonly extra: readonly PlanSubject[]
  /** Labels of subjects that are not there, once per subject. */
  readonly missing: readonly string[]
}

const nowhere = 100

/** Assigns subjects to expected ones; `brokenRelations` counts the expected relations that an assignment breaks. */
export function assign(
  subjects: readonly PlanSubject[],
  expected: readonly ExpectedSubject[],
  ignored: ReadonlyMap<string, ReadonlySet<string>>,
  brokenRelations: (matches: ReadonlyMap<string, ExpectedSubject>) => number,
): Assignment {
  const slots = expected.flatMap(one =>
    Array.from({ length: one.most }, (_, index): Slot => ({ expected: one, required: index < one.least })),
  )
  const costs = subjects.map(subject => slots.map(slot => pairCost(subject, slot, ignored)))
  const chosen = improve(greedy(costs, slots.length), choice => total(choice))
  const matches = matchesOf(chosen)
  return {
    matches,
    extra: subjects.filter(subject => !matches.has(subject.id)),
    missing: slots
      .filter((slot, index) => slot.required && !chosen.includes(index))
      .map(slot => slot.expected.label),
  }

  function total(choice: readonly number[]): number {
    const pairs = choice.map((slot, index) => (slot < 0 ? nowhere : (costs[index]?.[slot] ?? nowhere)))
    const unfilled = slots.filter((slot, index) => slot.required && !choice.includes(index)).length
    return sum(pairs) + unfilled * nowhere + brokenRelations(matchesOf(choice))
  }

  function matchesOf(choice: readonly number[]): ReadonlyMap<string, ExpectedSubject> {
    return new Map(
      choice.flatMap((slot, index) => {
        const [subject, place] = [subjects[index], slots[slot]]
        return subject === undefined || place === undefined ? [] : [[subject.id, place.expected] as const]
      }),
    )
  }
}

/** Differences between what is stated of a subject and what should be; in words. */
export function statedDifferences(
  subject: PlanSubject,
  expected: ExpectedSubject,
  ignored: ReadonlySet<string> = new Set(),
): readonly string[] {
  if (expected.anyStated) return []
  const missing = [...expected.stated]
    .filter(
      ([attribute, { optional }]) => !optional && !ignored.has(attribute) && !(attribute in subject.stated),
    )
    .map(([attribute, { values }]) => `${subject.id}: ${attribute} should be ${values.join(' or ')}`)
  const wrong = Object.entries(subject.stated)
    .filter(([attribute, value]) => {
      if (ignored.has(attribute)) return false
      return !isAllowed(typeof value === 'string' ? value : value.join(','), expected.stated.get(attribute))
    })
    .map(([attribute, value]) => `${subject.id}: ${attribute}=${String(value)} is not what was said`)
  return [...missing, ...wrong]
}

/** Words that were said of a subject and are not in its plan. */
export function lostWords(subject: PlanSubject, { words }: ExpectedSubject): readonly string[] {
  const text = textOf(subject)
  return words.filter(wanted => !holdsWords(text, wanted)).map(wanted => `${subject.id}: "${wanted}" is lost`)
}

/** Whether a value is one of those allowed, list values as sets. */
export function isAllowed(value: string, allowed: Allowed | undefined): boolean {
  const parts = value.split(',').toSorted()
  return (allowed?.values ?? []).some(candidate => {
    const wanted = candidate.split(',').toSorted()
    return (
      wanted.length === parts.length && wanted.every((part, index) => sameWords(part, parts[index] ?? ''))
    )
  })
}

function pairCost(
  subject: PlanSubject,
  { expected, required }: Slot,
  ignored: ReadonlyMap<string, ReadonlySet<string>>,
): number {
  if (!expected.heads.some(head => isHead(subject, head, expected))) return nowhere
  const named = (subject.name ?? '') !== '' || expected.name !== undefined
  const otherName = named && !isAllowed(subject.name ?? '', expected.name)
  const excluded = expected.excluded.filter(
    one => !(subject.excluded ?? []).some(word => holdsWords(word, one.word)),
  )
  return (
    statedDifferences(subject, expected, ignored.get(expected.label)).length +
    lostWords(subject, expected).length +
    excluded.length +
    (otherName ? 3 : 0) +
    (required ? 0 : 0.01)
  )
}

/** A thing's class may carry the words before its noun (`wooden table`) where these words are expected anyway. */
function isHead(subject: PlanSubject, head: string, { words, name }: ExpectedSubject): boolean {
  const [className = '', role] = head.split('/')
  if (role === '*') return sameWords(subject.class, className)
  if (role !== undefined) return sameWords(subject.class, className) && sameWords(subject.role ?? '', role)
  if (className === 'person')
    return subject.class === 'person' && (subject.role === undefined || name !== undefined)
  const [wanted, got] = [stems(className), stems(subject.class)]
  const before = got.slice(0, -wanted.length)
  return (
    wanted.join(' ') === got.slice(-wanted.length).join(' ') &&
    before.every(word => words.some(one => stems(one).includes(word)))
  )
}

/** Everything that a subject's plan says. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join(' ') : ''
}

/** The cheapest pairs first; -1: nowhere. */
function greedy(costs: readonly (readonly number[])[], slots: number): readonly number[] {
  const pairs = costs
    .flatMap((row, subject) => row.map((cost, slot) => ({ cost, subject, slot })))
    .filter(({ cost }) => cost < nowhere)
    .toSorted((one, other) => one.cost - other.cost)
  const choice = costs.map(() => -1)
  const taken = new Array<boolean>(slots).fill(false)
  for (const { subject, slot } of pairs) {
    if (choice[subject] !== -1 || taken[slot]) continue
    choice[subject] = slot
    taken[slot] = true
  }
  return choice
}

/** Swaps two subjects' places as long as that helps. */
function improve(start: readonly number[], cost: (choice: readonly number[]) => number): readonly number[] {
  let [best, least] = [start, cost(start)]
  for (let improved = true; improved; ) {
    improved = false
    for (let one = 0; one < best.length; one += 1) {
      for (let other = one + 1; other < best.length; other += 1) {
        if (best[one] === best[other]) continue
        const swapped = best.with(one, best[other] ?? -1).with(other, best[one] ?? -1)
        const reached = cost(swapped)
        if (reached < least) {
          ;[best, least, improved] = [swapped, reached, true]
        }
      }
    }
  }
  return best
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
