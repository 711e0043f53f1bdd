/**
 * Shares in a sentence: `half of them women`, `two of five nurses are men`, `one in a wheelchair`.
 *
 * @module
 */
import type { Chunk, NounChunk } from './chunks.ts'
import type { SceneDraft } from './draft.ts'
import { readExclusions } from './exclusions.ts'
import { readNoun as readPhrase } from './noun-phrases.ts'
import { addUnnamed } from './read-pronouns.ts'
import { focusOn, people, type Sentence } from './sentence.ts'
import { readSharePredicate } from './share-predicates.ts'
import { targetOf } from './shares.ts'
import { findReference, takeNoun } from './subjects.ts'

export function readShare(sentence: Sentence, chunk: Extract<Chunk, { kind: 'share' }>): void {
  const draft = sentence.draft
  sentence.cursor.skip()
  draft.near = []
  if (chunk.members !== undefined) turnToMembers(sentence, sizedBy(chunk, chunk.members))
  if (isOfUnnamed(sentence, chunk)) focusOn(sentence, addUnnamed(draft, chunk.text))
  if (resizes(sentence, chunk)) return
  let target = targetOf(draft, chunk.amount, chunk.text, sentence.taken)
  if (target === undefined) {
    readLoneShare(sentence, chunk)
    return
  }
  for (const index of target.indices) if (chunk.amount.type !== 'all') sentence.taken.add(index)
  if (
    /^(?:the (?:one|first|second|third|last|other)|first|second|third|last)\b/i.test(chunk.text) &&
    target.indices.length === 1
  ) {
    if (chunk.amount.type === 'other') settleOne(draft, target.indices[0] ?? -1)
    const { part: _, ...single } = target
    target = single
  }
  sentence.target = /^each\b/i.test(chunk.text) ? { ...target, each: true } : target
  sentence.predicate = true
  sentence.afterComma = false
  const noun = sentence.cursor.peekNoun()
  if (chunk.amount.type === 'none') {
    const excluded = sentence.cursor.peek()
    if (excluded?.kind === 'be') sentence.cursor.skip()
    readExclusions(draft, sentence.cursor, draft.group)
    return
  }
  if (noun === undefined) return
  const taken = takeNoun(sentence.cursor)
  if (taken !== undefined) readSharePredicate(draft, target, taken.reading)
  sentence.predicate = false
  sentence.listing = taken?.reading.plainPerson === true
}

/** `one is a woman, the other a man`: with the second, the first is somebody too and no longer a share. */
function settleOne(draft: SceneDraft, other: number): void {
  const group = draft.group
  const first = group.find(index => index !== other)
  const ids = draft
    .at(group)
    .map(subject => subject.id)
    .join()
  if (group.length !== 2 || first === undefined) return
  for (const share of [...draft.shares]) {
    const [[value, count] = ['', 0], ...more] = Object.entries(share.values)
    if (share.subjects.join() !== ids || count !== 1 || more.length > 0) continue
    draft.shares.splice(draft.shares.indexOf(share), 1)
    draft.state({ indices: [first] }, { [share.attribute]: value })
  }
}

/** `a coach with her players, five of them`: how many there are, where nothing more is said of them. */
function resizes({ draft, cursor }: Sentence, { amount, text }: Extract<Chunk, { kind: 'share' }>): boolean {
  const next = cursor.peek()
  const ends = next === undefined || /^(?:stop|comma|and)$/.test(next.kind)
  if (amount.type !== 'count' || amount.value < 2 || !ends || !/ of them$/i.test(text)) return false
  return draft.resize(draft.at(draft.guessed).length > 0 ? draft.guessed : draft.group, amount.value)
}

/** The group a share names is the one it is about: `half of the six doctors`. */
function turnToMembers(sentence: Sentence, members: NounChunk): void {
  const draft = sentence.draft
  const reading = readPhrase(members)
  const found = findReference(draft, { ...members, determiner: 'the' }, reading)
  if (found.length > 1 && found.join() !== draft.group.join()) {
    draft.group = found
    sentence.taken.clear()
  } else if (found.length < 2 && (draft.group.length < 2 || members.determiner === undefined))
    focusOn(sentence, draft.add(reading))
  if (draft.group.length < 2 && draft.focus.length > 1) draft.group = draft.focus
}

/** `both of the cops` are two; four of the nurses are some of at least five. */
function sizedBy({ amount, text }: Extract<Chunk, { kind: 'share' }>, members: NounChunk): NounChunk {
  if (members.count !== undefined) return members
  if (amount.type === 'count' && /^(?:his|her|their|my|our)$/.test(members.determiner ?? ''))
    return { ...members, count: { value: amount.value, length: 1 } }
  if (/^both /i.test(text)) return { ...members, count: { value: 2, length: 1 } }
  return amount.type === 'count' && amount.value > 2
    ? { ...members, count: { value: amount.value + 1, length: 1, vague: text } }
    : members
}

/** `half of them women`, `mostly women`, where nobody was named. */
function isOfUnnamed({ draft, cursor }: Sentence, chunk: Extract<Chunk, { kind: 'share' }>): boolean {
  if (!/^(?:part|most|all)$/.test(chunk.amount.type) || draft.subjects.some(one => !one.removed)) return false
  const noun = cursor.peekNoun()
  const reading = noun === undefined ? undefined : readPhrase(noun)
  const ofPeople = reading?.plainPerson === true && (reading.adjectiveOnly || reading.members.length > 1)
  return / of (?:them|these|those|us)$/i.test(chunk.text) || ofPeople
}

/** `one in a wheelchair` with nobody there yet: a person. */
function readLoneShare(sentence: Sentence, chunk: Extract<Chunk, { kind: 'share' }>): void {
  const draft = sentence.draft
  if (chunk.amount.type !== 'count' || draft.subjects.length > 0) {
    if (sentence.target.indices.length > 0 && chunk.amount.type !== 'all')
      draft.detail(sentence.target.indices, chunk.text)
    return
  }
  focusOn(sentence, draft.add(people(chunk.amount.value)))
}
