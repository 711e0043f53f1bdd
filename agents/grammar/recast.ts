/**
 * A list that says who a group is, where its size was a guess: `a team with 3 men and 3 women`, `a band: a singer and a drummer`.
 *
 * @module
 */

import type { Cursor } from './cursor.ts'
import type { SceneDraft, SubjectDraft } from './draft.ts'
import { readNoun } from './noun-phrases.ts'
import { readSharePredicate } from './share-predicates.ts'
import type { NounReading, Sketch } from './sketch.ts'

/** Puts the people of a reading in the place of the guessed group; what was said of the group holds for them. */
export function recastGroup(draft: SceneDraft, reading: NounReading): readonly number[] {
  const template = draft.subjects[draft.guessed[0] ?? -1]
  if (template === undefined) return []
  const started = template.removed
  if (!started) startRecast(draft, template)
  const before = started ? draft.group : []
  const members = reading.members.map(member => mergeMember(template, member))
  const added = draft.add({ ...reading, members })
  draft.group = [...before, ...added]
  const ids = draft.at(draft.group).map(subject => subject.id)
  for (const variety of draft.variety)
    if (variety.subjects.includes(template.id) || ids.some(id => variety.subjects.includes(id))) {
      variety.subjects = ids.concat(
        variety.subjects.includes(template.id) && ids.length < 2 ? [template.id] : [],
      )
      variety.distinct = Math.min(variety.wanted, ids.length)
    }
  return added
}

/** `a family with three kids`: the children are these, the parents stay. */
export function recastChildren(draft: SceneDraft, reading: NounReading): boolean {
  const family = draft.at(draft.guessed)
  const isChild = reading.members[0]?.stated.age === 'child' && reading.members[0].kind === 'person'
  if (
    !isChild ||
    !family.some(subject => subject.role === 'mother') ||
    family.some(subject => subject.removed)
  )
    return false
  draft.remove(draft.guessed.filter(index => draft.subjects[index]?.stated.age === 'child'))
  dropGuess(draft, draft.subjects[draft.guessed[0] ?? -1])
  draft.group = [...draft.guessed.filter(index => !draft.subjects[index]?.removed), ...draft.add(reading)]
  draft.guessed = []
  return true
}

/** `a choir of 8 with 5 women and 3 men`: as many as the group are the group. */
export function castWith(draft: SceneDraft, cursor: Cursor, group: readonly number[]): boolean {
  const first = cursor.peekNoun()
  const second = cursor.peek(1)?.kind === 'and' ? cursor.peekNoun(2) : undefined
  if (first?.count === undefined || second?.count === undefined) return false
  const parts = [readNoun(first), readNoun(second)]
  const total = first.count.value + second.count.value
  const isPlain = parts.every(part => part.plainPerson && Object.keys(part.qualities.stated).length > 0)
  if (!isPlain || total !== group.length) return false
  cursor.skip(3)
  let start = 0
  for (const part of parts) {
    const count = part.members.length
    const indices = group.slice(start, start + count)
    readSharePredicate(draft, { indices, part: { group, count } }, part)
    start += count
  }
  return true
}

function startRecast(draft: SceneDraft, template: SubjectDraft): void {
  draft.remove(draft.guessed)
  dropGuess(draft, template)
}

/** The warning that a size was guessed is void once the list says it. */
function dropGuess(draft: SceneDraft, subject: SubjectDraft | undefined): void {
  const index = draft.warnings.findIndex(
    warning => warning.subject === subject?.id && warning.details.startsWith('Read as'),
  )
  if (index >= 0) draft.warnings.splice(index, 1)
}

function mergeMember(template: SubjectDraft, member: Sketch): Sketch {
  if (template.role === 'mother' || template.role === 'father')
    return {
      ...member,
      details: [...template.details, ...member.details],
      exempt: member.exempt ?? template.exempt,
    }
  const isShorter = member.role !== undefined && template.role?.endsWith(` ${member.role}`) === true
  const role = isShorter
    ? template.role
    : (member.role ?? (template.role?.endsWith(' member') ? undefined : template.role))
  return {
    ...member,
    role,
    stem: role ?? member.stem,
    stated: { ...template.stated, ...member.stated },
    details: [...template.details, ...member.details],
    exempt: member.exempt ?? template.exempt,
  }
}
