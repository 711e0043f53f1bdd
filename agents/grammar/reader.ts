/**
 * Chunks to a draft of the scene, in reading order.
 *
 * @module
 */
import { readAction } from './actions.ts'
import type { Chunk } from './chunks.ts'
import { Cursor } from './cursor.ts'
import { SceneDraft } from './draft.ts'
import { readExclusions } from './exclusions.ts'
import { relationPhrases } from './lexicon/relation-words.ts'
import { readNoun as readPhrase } from './noun-phrases.ts'
import { readQualifier } from './qualifiers.ts'
import { readNoun } from './read-nouns.ts'
import { focusOn, people, place, returnToGroup, Sentence } from './sentence.ts'
import { readSharePredicate } from './share-predicates.ts'
import { targetOf } from './shares.ts'
import { resolvePronoun, takeNoun } from './subjects.ts'

/** Reads all chunks. */
export function readScene(chunks: readonly Chunk[]): SceneDraft {
  const draft = new SceneDraft()
  const cursor = new Cursor(chunks)
  const sentence = new Sentence(draft, cursor)
  while (!cursor.done) readNext(sentence)
  return draft
}

function readNext(sentence: Sentence): void {
  const chunk = sentence.cursor.peek()
  if (chunk === undefined) return
  switch (chunk.kind) {
    case 'noun':
      readNoun(sentence)
      break
    case 'preposition':
      readPreposition(sentence)
      break
    case 'verb':
      readVerb(sentence, chunk)
      break
    case 'share':
      readShare(sentence, chunk)
      break
    case 'without':
      readWithout(sentence, chunk)
      break
    case 'position':
      readPosition(sentence, chunk)
      break
    case 'pronoun':
      readPronoun(sentence, chunk.text)
      break
    default:
      readSmallWord(sentence, chunk)
      break
  }
}

function readPreposition(sentence: Sentence): void {
  const draft = sentence.draft
  sentence.predicate = false
  const phrase = sentence.cursor.peek()
  const located = phrase?.kind === 'preposition' && phrase.phrase in relationPhrases
  const listed = sentence.target.indices === draft.focus && draft.coordinated.length > draft.focus.length
  returnToGroup(sentence)
  readQualifier(draft, sentence.cursor, located && listed ? { indices: draft.coordinated } : sentence.target)
  draft.coordinated = []
  if (
    sentence.draft.focus.length > 0 &&
    sentence.cursor.peek()?.kind === 'preposition' &&
    sentence.cursor.peek(1)?.kind === 'pronoun'
  )
    sentence.target = { indices: sentence.draft.focus }
}

/** Both of `a boy and a girl` play; only the last of `a nurse and a doctor` holds the one clipboard. */
function readVerb(sentence: Sentence, chunk: Extract<Chunk, { kind: 'verb' }>): void {
  const draft = sentence.draft
  sentence.predicate = false
  returnToGroup(sentence)
  const object = sentence.cursor.peekNoun(1)
  const single = /^(?:hold|carry|ride|wear|drive)$/.test(chunk.base) && object?.determiner !== undefined
  const atFocus = sentence.target.part === undefined && sentence.target.indices === draft.focus
  const indices =
    atFocus && !single && draft.coordinated.length > sentence.target.indices.length
      ? draft.coordinated
      : sentence.target.indices
  if (indices.length === 0) {
    sentence.cursor.skip()
    return
  }
  readAction(draft, sentence.cursor, sentence.target.part === undefined ? { indices } : sentence.target)
  draft.coordinated = []
}

function readShare(sentence: Sentence, chunk: Extract<Chunk, { kind: 'share' }>): void {
  const draft = sentence.draft
  sentence.cursor.skip()
  if (chunk.members !== undefined && draft.group.length < 2)
    focusOn(sentence, draft.add(readPhrase(chunk.members)))
  const target = targetOf(draft, chunk.amount, chunk.text, sentence.taken)
  if (target === undefined) {
    readLoneShare(sentence, chunk)
    return
  }
  for (const index of target.indices) if (chunk.amount.type !== 'all') sentence.taken.add(index)
  sentence.target = target
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

function readWithout(sentence: Sentence, chunk: Extract<Chunk, { kind: 'without' }>): void {
  sentence.cursor.skip()
  const attached =
    (!sentence.afterComma || chunk.text === 'without') &&
    !sentence.joined &&
    chunk.text !== '-' &&
    chunk.scope !== 'nobody'
      ? sentence.target.indices
      : []
  const nobody = chunk.scope === 'nobody'
  if (sentence.cursor.peek()?.kind === 'be') sentence.cursor.skip()
  const next = sentence.cursor.peek()
  if (nobody && next?.kind !== 'verb' && next?.kind !== 'noun') sentence.draft.excluded.push('people')
  else
    readExclusions(
      sentence.draft,
      sentence.cursor,
      nobody ? sentence.draft.people() : attached,
      sentence.afterComma,
    )
}

function readPosition(sentence: Sentence, chunk: Extract<Chunk, { kind: 'position' }>): void {
  sentence.cursor.skip()
  const opens =
    sentence.target.indices.length === 0 ||
    (sentence.afterComma &&
      /^(?:noun|be|comma)$/.test(sentence.cursor.peek()?.kind ?? '') &&
      sentence.cursor.peek()?.text !== ')')
  if (opens) sentence.draft.pendingPosition = chunk.phrase
  else place(sentence, sentence.target.indices, chunk.phrase)
}

function readPronoun(sentence: Sentence, text: string): void {
  sentence.cursor.skip()
  const found = resolvePronoun(sentence.draft, text, [])
  const entailed = /^(?:he|him)$/i.test(text)
    ? 'masculine'
    : /^(?:she|her)$/i.test(text)
      ? 'feminine'
      : undefined
  for (const subject of entailed === undefined ? [] : sentence.draft.at(found))
    if (subject.kind === 'person' && subject.name === undefined)
      subject.stated.presentation ??= entailed ?? ''
  if (found.length > 0 && sentence.cursor.peek()?.kind !== 'comma') {
    sentence.target = { indices: found }
    return
  }
  if (/^(?:someone|somebody)$/i.test(text)) focusOn(sentence, sentence.draft.add(people(1)))
}

function readSmallWord(sentence: Sentence, chunk: Chunk): void {
  sentence.cursor.skip()
  if (chunk.kind === 'be') sentence.predicate = true
  if (chunk.kind === 'and' || chunk.kind === 'comma' || chunk.kind === 'or')
    sentence.joined = sentence.target.indices === sentence.draft.focus || sentence.target.indices.length === 0
  if (chunk.kind === 'comma') sentence.afterComma = true
  sentence.opened = chunk.kind === 'comma' && /[:(]/.test(chunk.text)
  if (chunk.kind === 'word') readWord(sentence, chunk.text)
  if (chunk.kind === 'stop') {
    sentence.target = { indices: [] }
    sentence.draft.coordinated = []
    sentence.joined = false
    sentence.predicate = false
    sentence.afterComma = true
  }
}

/** `back to back`, or a word nothing reads: kept for those it follows. */
function readWord(sentence: Sentence, text: string): void {
  const draft = sentence.draft
  const all = sentence.lists.flat()
  const indices = all.length > sentence.target.indices.length ? all : sentence.target.indices
  if (text === 'side by side' && draft.at(draft.focus).length > 0) {
    const row = draft.subjects.map((_, index) => index)
    row.slice(1).forEach((subject, index) => {
      draft.relate(row.slice(index, index + 1), 'next to', [subject])
    })
  } else draft.detail(/ /.test(text) ? indices : sentence.target.indices, text)
}
