/**
 * Compares the relations of a plan with the expected ones.
 *
 * @module
 */
import type { Plan } from '../../types.ts'
import type { ExpectedRelation, ExpectedSubject } from './expected.ts'

type Matches = ReadonlyMap<string, ExpectedSubject>
type Relation = Plan['relations'][number]

const inverse: Readonly<Record<string, string>> = {
  'left of': 'right of',
  'right of': 'left of',
  above: 'below',
  below: 'above',
  'in front of': 'behind',
  behind: 'in front of',
  'larger than': 'smaller than',
  'smaller than': 'larger than',
  'next to': 'next to',
}

const around = ['left of', 'right of', 'above', 'below', 'in front of', 'behind', 'next to']

/** Expected relations that do not hold, in words. */
export function missingRelations(
  plan: Plan,
  matches: Matches,
  expected: readonly ExpectedRelation[],
): readonly string[] {
  return expected
    .filter(one => !one.optional && !isThere(plan, matches, one, expected))
    .map(
      ({ subjects, relations, objects }) =>
        `${subjects.join(' + ')} ${relations.join('|')} ${objects.join(' + ')} is missing`,
    )
}

/** Relations that nobody asked for, in words; `next to`, and whatever concerns a subject that may be absent, are forgiven. */
export function extraRelations(
  plan: Plan,
  matches: Matches,
  expected: readonly ExpectedRelation[],
): readonly string[] {
  return plan.relations
    .filter(({ relation }) => relation !== 'next to')
    .filter(({ subject, object }) => [subject, object].every(id => (matches.get(id)?.least ?? 0) > 0))
    .filter(relation => !expected.some(one => covers(one, relation, matches)))
    .map(({ subject, relation, object }) => `${subject} ${relation} ${object} was not said`)
}

/** Every subject takes part, and every object with a subject of this line or of another line with the same objects. */
function isThere(
  plan: Plan,
  matches: Matches,
  expected: ExpectedRelation,
  all: readonly ExpectedRelation[],
): boolean {
  const ids = (labels: readonly string[]) =>
    [...matches].filter(([, one]) => labels.includes(one.label)).map(([id]) => id)
  const [subjects, objects] = [ids(expected.subjects), ids(expected.objects)]
  const together = ids(
    all
      .filter(one => one.objects.join() === expected.objects.join())
      .filter(one => one.relations.some(name => expected.relations.includes(name)))
      .flatMap(one => one.subjects),
  )
  if (subjects.length === 0 || objects.length === 0) return false
  return expected.relations.some(name =>
    name === 'between'
      ? subjects.every(subject => isBetween(plan.relations, subject, objects))
      : subjects.every(subject => objects.some(object => isTrue(plan.relations, subject, name, object))) &&
        objects.every(object => together.some(subject => isTrue(plan.relations, subject, name, object))),
  )
}

function isTrue(relations: readonly Relation[], subject: string, name: string, object: string): boolean {
  return relations.some(
    one =>
      (one.subject === subject && one.relation === name && one.object === object) ||
      (one.subject === object && one.relation === inverse[name] && one.object === subject),
  )
}

/** On opposite sides of two, or of all the others, or beside all of them. */
function isBetween(relations: readonly Relation[], subject: string, objects: readonly string[]): boolean {
  const sides = around.filter(name => objects.some(object => isTrue(relations, subject, name, object)))
  const opposite = sides.some(side => side !== 'next to' && sides.includes(inverse[side] ?? ''))
  return opposite || objects.every(object => isTrue(relations, subject, 'next to', object))
}

function covers(
  expected: ExpectedRelation,
  { subject, relation, object }: Relation,
  matches: Matches,
): boolean {
  const names = expected.relations.flatMap(name => (name === 'between' ? around : [name]))
  const [one, other] = [matches.get(subject)?.label ?? '', matches.get(object)?.label ?? '']
  const said = expected.subjects.includes(one) && expected.objects.includes(other) && names.includes(relation)
  const turned =
    expected.subjects.includes(other) &&
    expected.objects.includes(one) &&
    names.some(name => inverse[name] === relation)
  return said || turned
}
