/**
 * Noun phrases that name nobody new, but say something of who is there: `is a doctor`, `, red dress`, `, all women`, `, 35`.
 *
 * @module
 */
import { ageOfDecade, ageOfYears } from './ages.ts'
import { antecedentOf } from './attachment.ts'
import type { NounChunk } from './chunks.ts'
import { isListedShare, isRecast, resizesGroup } from './listed-members.ts'
import { isScenery, isTime } from './places.ts'
import type { Sentence } from './sentence.ts'
import { readSharePredicate } from './share-predicates.ts'
import { targetOf } from './shares.ts'
import type { NounReading } from './sketch.ts'
import { varietyOf } from './subjects.ts'
import { applyWear, readWear } from './wear.ts'
import { describesNoun } from './word-classes.ts'

/** Whether the phrase was read as said of subjects already there. */
export function saidOfOthers(sentence: Sentence, chunk: NounChunk, reading: NounReading): boolean {
  const { draft, target } = sentence
  if (sentence.predicate && chunk.determiner === undefined && isTime(chunk) && chunk.words.length < 3) {
    draft.settings.push(draft.settings.length > 0 ? `, ${chunk.text}` : chunk.text)
    return true
  }
  if (chunk.words.length === 0 && target.indices.length > 0) return saysNumber(sentence, chunk)
  if (sentence.predicate && saysPredicate(sentence, reading, chunk.determiner)) return true
  if (saysInBrackets(sentence, chunk, reading)) return true
  if (saysVariety(sentence, chunk) || saysOfBody(sentence, chunk)) return true
  if (reading.lemma === 'one' && saysOne(sentence, reading)) return true
  if (saysAll(sentence, reading, chunk.determiner)) return true
  const count = chunk.count?.value ?? (chunk.determiner === 'a' || chunk.determiner === 'an' ? 1 : undefined)
  if (resizesGroup(sentence, reading, count)) return true
  if (isRecast(sentence, reading, count) || isListedShare(sentence, reading, count)) return true
  const age = ageOfDecade(chunk.words.map(token => token.word))
  if (age !== undefined && target.indices.length > 0) {
    draft.state(target, { age })
    return true
  }
  return saysQuality(sentence, chunk, reading)
}

/** `a woman, 35`; another number alone is kept as it is. */
function saysNumber({ draft, target, afterComma, opened, predicate }: Sentence, chunk: NounChunk): boolean {
  const years = chunk.count?.value ?? 0
  if (/^(?:1\d|20)\d\d$/.test(chunk.text)) {
    draft.settings.push(draft.settings.length > 0 ? `, ${chunk.text}` : chunk.text)
    return true
  }
  if (predicate && years > 1 && draft.resize(target.indices, years)) return true
  const [one, ...more] = draft.at(target.indices)
  if (
    (afterComma || opened) &&
    (years > 12 || opened) &&
    years > 0 &&
    more.length === 0 &&
    one?.kind === 'person'
  )
    draft.state(target, { age: ageOfYears(years) })
  else draft.detail(target.indices, chunk.text)
  return true
}

/** `a surgeon (woman)`. */
function saysInBrackets(sentence: Sentence, chunk: NounChunk, reading: NounReading): boolean {
  const { draft, target, opened } = sentence
  const isBare = chunk.determiner === undefined && chunk.count === undefined && reading.members.length === 1
  if (!opened || !reading.plainPerson || !isBare || target.indices.length !== 1) return false
  const near = antecedentOf(draft, 'who')
  readSharePredicate(draft, near === undefined ? target : { indices: near }, reading)
  sentence.afterComma = false
  return true
}

/** `three friends, mixed genders`. */
function saysVariety({ draft, afterComma }: Sentence, chunk: NounChunk): boolean {
  const variety = afterComma ? varietyOf(chunk) : undefined
  if (variety === undefined || draft.people().length < 2) return false
  const group = draft.group.length > 1 ? draft.group : draft.people()
  for (const { attribute, distinct } of variety) draft.vary(group, attribute, distinct)
  return true
}

/** `, young`, `, closed`, `, bright and airy`: adjectives alone. */
function saysQuality(sentence: Sentence, chunk: NounChunk, reading: NounReading): boolean {
  const { draft, target } = sentence
  const isBare = chunk.determiner === undefined && chunk.count === undefined
  if (!isBare || !sentence.afterComma || target.indices.length === 0) return false
  if (reading.adjectiveOnly) {
    qualify(sentence, reading)
    return true
  }
  const words = chunk.words.filter(token => token.kind === 'word' && token.word !== 'and')
  if (
    isScenery(chunk, true) ||
    !words.every(token => describesNoun(token)) ||
    reading.members[0]?.kind !== 'thing'
  )
    return false
  for (const token of words) draft.detail(target.indices, token.text)
  return true
}

/** `woman, red dress, long hair`: in a list of keywords what is worn is of who came before. */
function saysOfBody(sentence: Sentence, chunk: NounChunk): boolean {
  const { draft, target, afterComma, cursor } = sentence
  const isBare = chunk.determiner === undefined && chunk.count === undefined
  const isPerson =
    target.indices.length > 0 && draft.at(target.indices).every(subject => subject.kind === 'person')
  const reading = afterComma && isBare && isPerson ? readWear(chunk) : undefined
  if (reading === undefined) return false
  const next = cursor.peek()
  const state =
    next?.kind === 'verb' && next.text === next.gerund && !/ing$/.test(next.text) ? ` ${next.text}` : ''
  if (state !== '') cursor.skip()
  applyWear(draft, target, state === '' ? reading : { stated: {}, detail: chunk.text + state }, 'with')
  return true
}

/** `two men, the older one in a wheelchair`. */
function saysOne(sentence: Sentence, reading: NounReading): boolean {
  const target = targetOf(sentence.draft, { type: 'count', value: 1 }, 'one', sentence.taken)
  if (target === undefined) return false
  for (const index of target.indices) sentence.taken.add(index)
  readSharePredicate(sentence.draft, target, reading)
  sentence.target = target
  sentence.afterComma = false
  return true
}

/** `two nurses and two doctors, all women`. */
function saysAll(sentence: Sentence, reading: NounReading, determiner: string | undefined): boolean {
  const draft = sentence.draft
  const all = sentence.lists.flat()
  if (determiner !== 'all' || !reading.plainPerson || all.length < 2) return false
  readSharePredicate(draft, { indices: all }, reading)
  return true
}

/** `is a doctor`, `are tall`, `is red`. */
function saysPredicate(sentence: Sentence, reading: NounReading, determiner: string | undefined): boolean {
  sentence.predicate = false
  const subjects = sentence.draft.at(sentence.target.indices)
  if (subjects.length === 0) return false
  if (determiner === 'the') return saysMost(sentence, reading)
  const member = reading.members[0]
  if (member?.kind === 'thing' && determiner !== undefined) return false
  qualify(sentence, reading)
  return true
}

/** `the spider is the biggest`. */
function saysMost({ draft, target }: Sentence, reading: NounReading): boolean {
  const isMost = /..est$/.test(reading.lemma) && reading.members[0]?.kind === 'thing'
  if (isMost) draft.detail(target.indices, reading.lemma)
  return isMost
}

function qualify(sentence: Sentence, reading: NounReading): void {
  readSharePredicate(sentence.draft, sentence.target, reading)
  sentence.afterComma = false
}
