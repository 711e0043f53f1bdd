/**
 * Noun phrases in a sentence: new subjects, what is said of old ones, and lists that say who a group is.
 *
 * @module
 */
import { ageOfDecade, ageOfYears } from './ages.ts'
import { antecedentOf } from './attachment.ts'
import type { NounChunk } from './chunks.ts'
import { isScenery, settingText } from './places.ts'
import { recastGroup } from './recast.ts'
import { focusOn, type Sentence } from './sentence.ts'
import { readSharePredicate } from './share-predicates.ts'
import { targetOf } from './shares.ts'
import type { NounReading } from './sketch.ts'
import { addOrFind, takeNoun } from './subjects.ts'
import { varietyWords } from './variety-words.ts'
import { applyWear, readWear } from './wear.ts'

export function readNoun(sentence: Sentence): void {
  const draft = sentence.draft
  const chunk = sentence.cursor.peekNoun()
  const taken = takeNoun(sentence.cursor)
  if (chunk === undefined || taken === undefined) return
  const { reading } = taken
  const years = chunk.count?.value ?? 0
  if (chunk.words.length === 0 && sentence.afterComma && years > 12 && isPerson(sentence)) {
    draft.state(sentence.target, { age: ageOfYears(years) })
    return
  }
  if (chunk.words.length === 0 && sentence.target.indices.length > 0) {
    draft.detail(sentence.target.indices, chunk.text)
    return
  }
  if (sentence.predicate && saysPredicate(sentence, reading, chunk.determiner)) return
  const count = chunk.count?.value ?? (chunk.determiner === 'a' || chunk.determiner === 'an' ? 1 : undefined)
  if (
    sentence.opened &&
    reading.plainPerson &&
    chunk.determiner === undefined &&
    chunk.count === undefined &&
    reading.members.length === 1 &&
    sentence.target.indices.length === 1
  ) {
    const near = antecedentOf(draft, 'who')
    readSharePredicate(draft, near === undefined ? sentence.target : { indices: near }, reading)
    sentence.afterComma = false
    return
  }
  if (saysOfBody(sentence, chunk)) return
  if (reading.lemma === 'one' && saysOne(sentence, reading)) return
  if (saysAll(sentence, reading, chunk.determiner)) return
  if (isRecast(sentence, reading, count) || isListedShare(sentence, reading, count)) return
  const age = ageOfDecade(chunk.words.map(token => token.word))
  if (age !== undefined && sentence.target.indices.length > 0) {
    draft.state(sentence.target, { age })
    return
  }
  if (
    reading.adjectiveOnly &&
    sentence.afterComma &&
    chunk.count === undefined &&
    chunk.determiner === undefined &&
    sentence.target.indices.length > 0
  ) {
    qualify(sentence, reading)
    return
  }
  for (const token of chunk.words)
    for (const one of isScenery(chunk, sentence.afterComma) ? (varietyWords[token.word] ?? []) : [])
      draft.vary(draft.group, one.attribute, one.distinct)
  if (isScenery(chunk, sentence.afterComma)) {
    draft.settings.push(
      (draft.settings.length > 0 ? `, ${settingText(chunk)}` : settingText(chunk)) +
        (taken.ofText === undefined ? '' : ` ${taken.ofText}`),
    )
    return
  }
  const before = draft.subjects.length
  const found = addOrFind(draft, taken, true)
  const subjects = isElsewhere(sentence, found) ? draft.add(reading) : found
  if (sentence.afterComma && subjects.every(index => draft.coordinated.includes(index)))
    sentence.joined = false
  const claimed = draft.subjects.length === before && subjects.every(index => draft.group.includes(index))
  focusOn(sentence, subjects)
  if (claimed && subjects.length < draft.group.length) for (const index of subjects) sentence.taken.add(index)
  draft.guessed = reading.guessed === true && draft.people().includes(draft.focus[0] ?? -1) ? draft.focus : []
}

function isPerson({ draft, target }: Sentence): boolean {
  const subjects = draft.at(target.indices)
  return subjects.length === 1 && subjects[0]?.kind === 'person'
}

/** `a band: a singer and a drummer`, `workers (2 men, 2 women)`: the list says who the guessed group is. */
function isRecast(sentence: Sentence, reading: NounReading, count: number | undefined): boolean {
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

/** `woman, red dress, long hair`: in a list of keywords what is worn is of who came before. */
function saysOfBody(sentence: Sentence, chunk: NounChunk): boolean {
  const { draft, target, afterComma, joined } = sentence
  const isBare = chunk.determiner === undefined && chunk.count === undefined
  const isPerson =
    target.indices.length > 0 && draft.at(target.indices).every(subject => subject.kind === 'person')
  const reading = afterComma && joined && isBare && isPerson ? readWear(chunk) : undefined
  if (reading === undefined) return false
  applyWear(draft, target, reading, 'with')
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
  if (determiner === 'the') return false
  const member = reading.members[0]
  if (member?.kind === 'thing' && determiner !== undefined) return false
  qualify(sentence, reading)
  return true
}

function qualify(sentence: Sentence, reading: NounReading): void {
  readSharePredicate(sentence.draft, sentence.target, reading)
  sentence.afterComma = false
}

/** `five doctors, two women and three men`: plain words for people after a larger group say who is in it. */
function isListedShare(sentence: Sentence, reading: NounReading, count: number | undefined): boolean {
  const draft = sentence.draft
  const group = draft.group
  if (
    !(sentence.afterComma || sentence.listing) ||
    count === undefined ||
    !reading.plainPerson ||
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
  if (target === undefined || Object.keys(reading.qualities.stated).length === 0) return false
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

/** `two men, a boy`: no boy is one of the men, and no child one of an elderly couple. */
function isOther({ draft, cursor }: Sentence, group: readonly number[], reading: NounReading): boolean {
  const said = reading.qualities.stated
  if (cursor.peek()?.kind === 'preposition' && cursor.peek(1)?.kind === 'pronoun') return true
  return draft.at(group).every(({ lemma, stated }) => {
    const conflicts = Object.entries(said).some(
      ([attribute, value]) => stated[attribute] !== undefined && String(stated[attribute]) !== String(value),
    )
    const bothGendered = stated.presentation !== undefined && said.presentation !== undefined
    return conflicts || (lemma !== reading.lemma && bothGendered)
  })
}

/** `the nurse on the left ... the nurse on the right`: two nurses. */
function isElsewhere({ draft, cursor }: Sentence, found: readonly number[]): boolean {
  const next = cursor.peek()
  return (
    next?.kind === 'position' &&
    draft.positions.some(({ subject, text }) => found.includes(subject) && text !== next.text)
  )
}
