/**
 * Lists that say who a group is: `a band: a singer and a drummer`, `five doctors, two women and three men`.
 *
 * @module
 */
import { recastGroup } from './recast.ts'
import type { Sentence } from './sentence.ts'
import { readSharePredicate } from './share-predicates.ts'
import { targetOf } from './shares.ts'
import type { NounReading } from './sketch.ts'

/** `a hockey team, eleven players`: how many the guessed group are. */
export function resizesGroup(
  { draft, afterComma, opened }: Sentence,
  reading: NounReading,
  count: number | undefined,
): boolean {
  const [first] = draft.at(draft.guessed)
  if (first === undefined || count === undefined || count < 2 || !(afterComma || opened)) return false
  if (Object.keys(reading.qualities.stated).length > 0 || reading.members[0]?.kind !== 'person') return false
  const isSame =
    first.lemma === reading.lemma ||
    first.role === reading.lemma ||
    first.role?.endsWith(` ${reading.lemma}`) === true
  return (
    (isSame || reading.lemma === 'person' || reading.lemma === 'member') && draft.resize(draft.guessed, count)
  )
}

/** `a band: a singer and a drummer`, `workers (2 men, 2 women)`: the list says who the guessed group is. */
export function isRecast(sentence: Sentence, reading: NounReading, count: number | undefined): boolean {
  const draft = sentence.draft
  if (draft.guessed.length === 0 || reading.members[0]?.kind !== 'person') return false
  const started = draft.subjects[draft.guessed[0] ?? -1]?.removed === true
  const lists = sentence.opened || (sentence.afterComma && reading.plainPerson && count !== undefined)
  if (!(started ? sentence.joined || sentence.afterComma : lists)) return false
  const added = recastGroup(draft, reading)
  draft.focus = added
  draft.coordinated = draft.group
  sentence.target = { indices: added }
  sentence.afterComma = false
  sentence.joined = false
  return true
}

/** `five doctors, two women and three men`: plain words for people after a larger group say who is in it. */
export function isListedShare(sentence: Sentence, reading: NounReading, count: number | undefined): boolean {
  const draft = sentence.draft
  const group = draft.group
  if (
    !(sentence.afterComma || sentence.listing) ||
    count === undefined ||
    !(reading.plainPerson || isSameRole(sentence, reading)) ||
    group.length < 2
  )
    return false
  const isGroupPlain = draft.at(group).every(subject => subject.kind === 'person')
  const free = group.length - sentence.taken.size
  if (isOther(sentence, group, reading)) return false
  if (
    !isGroupPlain ||
    count > free ||
    (count === group.length && sentence.taken.size === 0 && reading.lemma === 'person')
  )
    return false
  const target = targetOf(draft, { type: 'count', value: count }, reading.lemma, sentence.taken)
  const isSame = isSameRole(sentence, reading) && count < group.length
  if (target === undefined || (Object.keys(reading.qualities.stated).length === 0 && !isSame)) return false
  for (const index of target.indices) sentence.taken.add(index)
  if (count < group.length)
    draft.ambiguous({
      feature: reading.lemma,
      details: `"${count} ${reading.lemma}" was read as part of the ${group.length} before it.`,
    })
  readSharePredicate(draft, target, reading)
  sentence.target = target
  sentence.afterComma = false
  sentence.listing = true
  sentence.joined = false
  return true
}

/** `four pupils ..., one pupil with a hearing aid`, `eight board members, two Black members`. */
function isSameRole({ draft, afterComma }: Sentence, { lemma }: NounReading): boolean {
  const [first] = draft.at(draft.group)
  return (
    afterComma && first?.kind === 'person' && (first.lemma === lemma || first.lemma.endsWith(` ${lemma}`))
  )
}

/** `two men, a boy`: no boy is one of the men, and no child one of an elderly couple. */
function isOther({ draft, cursor }: Sentence, group: readonly number[], reading: NounReading): boolean {
  const said = reading.qualities.stated
  if (cursor.peek()?.kind === 'preposition' && cursor.peek(1)?.kind === 'pronoun') return true
  if (draft.at(group).some(({ name }) => name !== undefined)) return true
  return draft.at(group).every(({ lemma, role, stated }) => {
    const conflicts = Object.entries(said).some(
      ([attribute, value]) =>
        stated[attribute] !== undefined &&
        String(stated[attribute]) !== String(value) &&
        !(attribute === 'age' && role !== undefined && stated.age === 'adult'),
    )
    const bothGendered = stated.presentation !== undefined && said.presentation !== undefined
    return conflicts || (lemma !== reading.lemma && bothGendered)
  })
}
