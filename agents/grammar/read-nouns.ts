/**
 * Noun phrases in a sentence: new subjects, what is said of old ones, and lists that say who a group is.
 *
 * @module
 */
import { readNoun as readPhrase } from './noun-phrases.ts'
import { settingText } from './places.ts'
import { saidOfOthers } from './said-of.ts'
import { focusOn, type Sentence } from './sentence.ts'
import { standingOf } from './standing.ts'
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
  if (stands(sentence, taken)) return
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

/** Whether the phrase stands for something else than a subject, and was read as that. */
function stands(sentence: Sentence, taken: NonNullable<ReturnType<typeof takeNoun>>): boolean {
  const { draft, cursor, target, afterComma } = sentence
  const { chunk, reading, ofText } = taken
  const next = cursor.peek()
  const opensList = draft.subjects.length === 0 && next?.kind === 'comma' && next.text === ','
  const listed = afterComma || (opensList && cursor.peekNoun(1)?.determiner === undefined)
  const peopled = draft.subjects.some(subject => !subject.removed) || draft.settings.length > 0
  const standing = standingOf(chunk, reading, {
    cursor,
    listed,
    begins: target.indices.length === 0,
    peopled,
  })
  if (standing === 'setting') {
    for (const token of chunk.words)
      for (const one of varietyWords[token.word] ?? []) draft.vary(draft.group, one.attribute, one.distinct)
    showPlants(sentence, ofText)
    const text = [settingText(chunk), ofText].filter(Boolean).join(' ')
    draft.settings.push(draft.settings.length > 0 ? `, ${text}` : text)
  }
  if (standing === 'look') draft.styles.push(chunk.words.map(token => token.text.toLowerCase()).join(' '))
  if (standing === 'words') draft.detail(target.indices.length > 0 ? target.indices : draft.focus, chunk.text)
  return standing !== 'subject'
}

/** `the nurse on the left ... the nurse on the right`: two nurses. */
function isElsewhere({ draft, cursor }: Sentence, found: readonly number[]): boolean {
  const next = cursor.peek()
  return (
    next?.kind === 'position' &&
    draft.positions.some(({ subject, text }) => found.includes(subject) && text !== next.text)
  )
}
