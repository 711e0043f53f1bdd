/**
 * Noun phrases in a sentence: new subjects, what is said of old ones, and lists that say who a group is.
 *
 * @module
 */
import { isAbstract } from './abstracts.ts'
import type { NounChunk } from './chunks.ts'
import { readNoun as readPhrase } from './noun-phrases.ts'
import { isScenery, settingText } from './places.ts'
import { saidOfOthers } from './said-of.ts'
import { focusOn, type Sentence } from './sentence.ts'
import type { NounReading } from './sketch.ts'
import { addOrFind, takeNoun } from './subjects.ts'
import { wordToken } from './tokens.ts'
import { varietyWords } from './variety-words.ts'

export function readNoun(sentence: Sentence): void {
  const draft = sentence.draft
  const chunk = sentence.cursor.peekNoun()
  const taken = takeNoun(sentence.cursor)
  if (chunk === undefined || taken === undefined) return
  const { reading } = taken
  if (saidOfOthers(sentence, chunk, reading)) return
  const isListed =
    sentence.afterComma ||
    (draft.subjects.length === 0 &&
      sentence.cursor.peek()?.kind === 'comma' &&
      sentence.cursor.peek()?.text === ',' &&
      sentence.cursor.peekNoun(1)?.determiner === undefined)
  for (const token of chunk.words)
    for (const one of isScenery(chunk, isListed) ? (varietyWords[token.word] ?? []) : [])
      draft.vary(draft.group, one.attribute, one.distinct)
  if (isScenery(chunk, isListed)) {
    showPlants(sentence, taken.ofText)
    draft.settings.push(
      (draft.settings.length > 0 ? `, ${settingText(chunk)}` : settingText(chunk)) +
        (taken.ofText === undefined ? '' : ` ${taken.ofText}`),
    )
    return
  }
  if (saysNothingSeen(sentence, chunk, reading)) return
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

/** `a field of sunflowers`: they are what one sees. */
function showPlants({ draft }: Sentence, ofText: string | undefined): void {
  const noun = ofText?.replace(/^of /, '') ?? ''
  if (!/^[a-z]+(?: [a-z]+)?s$/.test(noun) || draft.subjects.length > 0) return
  const words = noun.split(' ').map(wordToken)
  const reading = readPhrase({ kind: 'noun', words, text: noun })
  if (reading.members[0]?.kind === 'thing' && reading.members.length > 1) draft.add(reading)
}

/** `, teamwork`, `an idea`: words of the request, no thing in the picture; alone they are all there is. */
function saysNothingSeen(
  { draft, cursor, target }: Sentence,
  chunk: NounChunk,
  reading: NounReading,
): boolean {
  const isAlone =
    cursor.done && draft.subjects.every(subject => subject.removed) && draft.settings.length === 0
  if (isAlone || reading.members[0]?.kind !== 'thing' || !isAbstract(chunk)) return false
  draft.detail(target.indices.length > 0 ? target.indices : draft.focus, chunk.text)
  return true
}

/** `the nurse on the left ... the nurse on the right`: two nurses. */
function isElsewhere({ draft, cursor }: Sentence, found: readonly number[]): boolean {
  const next = cursor.peek()
  return (
    next?.kind === 'position' &&
    draft.positions.some(({ subject, text }) => found.includes(subject) && text !== next.text)
  )
}
