/**
 * Tokens to chunks, one pass from left to right.
 *
 * @module
 */
import { readCanvasPlace } from './canvas-places.ts'
import type { Chunk, Step } from './chunks.ts'
import {
  auxiliaries,
  determiners,
  fillers,
  prepositions,
  pronouns,
  relatives,
} from './lexicon/function-words.ts'
import { relationPhrases } from './lexicon/relation-words.ts'
import { famousNameLength } from './names.ts'
import { readNounChunk } from './noun-chunks.ts'
import { numberOf, readCount } from './numbers.ts'
import { allAfterBe, groupOpener, shareChunk } from './share-chunks.ts'
import { joinTokens, type Token, textOf } from './tokens.ts'
import { verbChunk } from './verb-chunks.ts'
import { baseOfFinite, isGerund } from './verb-forms.ts'
import { isAdjective, isAdverb, isBoundary } from './word-classes.ts'
/** The chunks of a request. Every word ends in a chunk, except words of politeness. */
export function chunk(tokens: readonly Token[]): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let index = 0; index < tokens.length; ) {
    const step = nextChunk(tokens, index, chunks.at(-1), chunks.at(-2))
    if (step.chunk !== undefined) chunks.push(step.chunk)
    index += step.length
  }
  return chunks
}

function nextChunk(
  tokens: readonly Token[],
  index: number,
  previous: Chunk | undefined,
  before: Chunk | undefined,
): Step {
  return (
    markChunk(tokens, index) ??
    groupOpener(tokens, index, previous) ??
    nameChunk(tokens, index) ??
    withoutChunk(tokens, index) ??
    allAfterBe(tokens, index, previous) ??
    shareChunk(tokens, index) ??
    countedChunk(tokens, index) ??
    placeChunk(tokens, index) ??
    smallWordChunk(tokens, index) ??
    verbChunk(tokens, index, previous, before) ??
    readNounChunk(tokens, index) ??
    wordChunk(tokens, index)
  )
}

function markChunk(tokens: readonly Token[], index: number): Step | undefined {
  const token = tokens[index]
  if (token?.kind === 'writing') return { chunk: { kind: 'word', text: token.text }, length: 1 }
  if (token?.kind !== 'mark') return undefined
  if (/^[,:()[\]/|]$/.test(token.text) || token.text === '-')
    return { chunk: { kind: 'comma', text: token.text }, length: 1 }
  if (/^[.;!?]$/.test(token.text)) return { chunk: { kind: 'stop', text: token.text }, length: 1 }
  if (token.text === '+') return { chunk: { kind: 'and', text: token.text }, length: 1 }
  return { length: 1 }
}

function nameChunk(tokens: readonly Token[], index: number): Step | undefined {
  const length = famousNameLength(tokens, index)
  if (length === 0) return undefined
  const name = joinTokens(tokens.slice(index, index + length), ' ')
  return { chunk: { kind: 'noun', words: [name], text: name.text }, length }
}

const withoutPhrases: Readonly<Record<string, 'words' | 'nobody'>> = {
  "don't include": 'words',
  "don't draw": 'words',
  "don't add": 'words',
  "don't show": 'words',
  "don't want": 'words',
  'do not include': 'words',
  'do not draw': 'words',
  'do not add': 'words',
  'do not show': 'words',
  'leave out': 'words',
  'leaving out': 'words',
  'leave off': 'words',
  'free from': 'words',
  'instead of': 'words',
  "don't like": 'words',
  'do not want': 'words',
  'do not use': 'words',
  "don't use": 'words',
  'dont want': 'words',
  'dont include': 'words',
  'dont add': 'words',
  'remove the': 'words',
  'nothing else': 'words',
  zero: 'words',
  'free of': 'words',
  'not wearing': 'words',
  'not with': 'words',
  'with no': 'words',
  'but no': 'words',
  'and no': 'words',
  'no one': 'nobody',
  nobody: 'nobody',
  'not any': 'words',
  without: 'words',
  excluding: 'words',
  except: 'words',
  avoid: 'words',
  never: 'words',
  lacking: 'words',
  minus: 'words',
  not: 'words',
  no: 'words',
}

function withoutChunk(tokens: readonly Token[], index: number): Step | undefined {
  if (tokens[index]?.kind === 'minus') {
    const second = tokens[index + 1]?.word === 'no' ? 2 : 1
    return { chunk: { kind: 'without', scope: 'words', text: '-' }, length: second }
  }
  for (const length of [3, 2, 1]) {
    const phrase = phraseAt(tokens, index, length)
    const scope = withoutPhrases[phrase]
    if (scope === undefined) continue
    const any = tokens[index + length]?.word === 'any' ? 1 : 0
    return { chunk: { kind: 'without', scope, text: phrase }, length: length + any }
  }
  return undefined
}

/** `about ten people` counts before `about` can be a preposition. */
function countedChunk(tokens: readonly Token[], index: number): Step | undefined {
  return readCount(tokens, index) === undefined ? undefined : readNounChunk(tokens, index)
}

function placeChunk(tokens: readonly Token[], index: number): Step | undefined {
  const found = readCanvasPlace(tokens, index)
  if (found !== undefined) {
    const text = textOf(tokens.slice(index, index + found.length))
    return { chunk: { kind: 'position', place: found.place, text }, length: found.length }
  }
  for (let length = 6; length > 0; length -= 1) {
    const phrase = phraseAt(tokens, index, length)
    if (length > 1 && phrase in relationPhrases)
      return { chunk: { kind: 'preposition', phrase, text: phrase }, length }
  }
  return undefined
}

function smallWordChunk(tokens: readonly Token[], index: number): Step | undefined {
  const token = tokens[index]
  if (token === undefined) return undefined
  const { word, text } = token
  if (word === 'and' || word === 'but' || word === 'plus') return { chunk: { kind: 'and', text }, length: 1 }
  if (word === 'or') return { chunk: { kind: 'or', text }, length: 1 }
  if (word === 'to' && tokens[index + 1]?.word === 'be') return { chunk: { kind: 'be', text }, length: 2 }
  if (prepositions.has(word) && !(isAdjective(token) && !isDetermined(tokens[index + 1])))
    return { chunk: { kind: 'preposition', phrase: word, text }, length: 1 }
  if ((word === 'has' || word === 'have' || word === 'having') && !isEvent(tokens, index))
    return { chunk: { kind: 'preposition', phrase: 'with', text }, length: 1 }
  if (auxiliaries.has(word)) return { chunk: { kind: 'be', text }, length: 1 }
  if (relatives.has(word) && !(word === 'that' && isDeterminedNoun(tokens[index + 1])))
    return { chunk: { kind: 'relative', text }, length: 1 }
  if (word === 'each' && tokens[index + 1]?.word === 'other')
    return { chunk: { kind: 'pronoun', text: 'each other' }, length: 2 }
  if (/^(?:back-to-back|side-by-side|face-to-face|hand-in-hand|arm-in-arm|shoulder-to-shoulder)$/.test(word))
    return { chunk: { kind: 'word', text: text.replaceAll('-', ' ') }, length: 1 }
  if (pronouns.has(word) || (word === 'her' && endsPronoun(tokens[index + 1])))
    return { chunk: { kind: 'pronoun', text }, length: 1 }
  if (isAdverb(word)) {
    const next = tokens[index + 1]
    const describes = next !== undefined && isAdjective(next)
    if (next !== undefined && (baseOfFinite(next.word, false) ?? baseOfFinite(next.word, true)) !== undefined)
      return { length: 1 }
    if (!describes) return { chunk: { kind: 'word', text }, length: 1 }
  }
  if (isLocal(tokens, index)) return { chunk: { kind: 'word', text }, length: 1 }
  if (fillers.has(word)) return { length: 1 }
  return undefined
}

const postposed = /^(?:indoors|outdoors|asleep|awake|alone|barefoot|ashore|aloft)$/

/** `two cats indoors`, not `the great outdoors`. */
function isLocal(tokens: readonly Token[], index: number): boolean {
  const previous = tokens[index - 1]
  const described = previous !== undefined && (determiners.has(previous.word) || isAdjective(previous))
  return postposed.test(tokens[index]?.word ?? '') && !described
}

/** `behind her`, not `her two sons`. */
function endsPronoun(next: Token | undefined): boolean {
  return next === undefined || isGerund(next.word) || (isBoundary(next) && numberOf(next.word) === undefined)
}

/** `having a picnic` is done, `having a beard` is not. */
function isEvent(tokens: readonly Token[], index: number): boolean {
  return tokens.slice(index + 1, index + 4).some(token => events.test(token.word))
}

const events =
  /^(?:picnic|lunch|dinner|breakfast|brunch|meal|tea|coffee|drink|drinks|party|fun|meeting|conversation|chat|argument|discussion|snack|barbecue|fight|talk|break|rest|nap|bath|haircut|celebration)$/

function isDetermined(token: Token | undefined): boolean {
  return token !== undefined && determiners.has(token.word)
}

function isDeterminedNoun(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    !isBoundary(token) &&
    baseOfFinite(token.word, false) === undefined &&
    !isGerund(token.word)
  )
}

function wordChunk(tokens: readonly Token[], index: number): Step {
  return { chunk: { kind: 'word', text: tokens[index]?.text ?? '' }, length: 1 }
}

function phraseAt(tokens: readonly Token[], index: number, length: number): string {
  const words = tokens.slice(index, index + length)
  return words.length < length || words.some(token => token.kind !== 'word')
    ? ''
    : words.map(token => token.word).join(' ')
}
