/**
 * Requests in labelled parts: `Subject: a paramedic. Location: ambulance. Time: night`, `Chapter 3: two brothers ...`.
 *
 * @module
 */

import { sports } from '../groups.ts'
import { determiners, prepositions } from '../lexicon/function-words.ts'
import { styleNouns } from '../lexicon/style-words.ts'
import {
  contentLabels,
  frameWords,
  labels,
  media,
  placeLabels,
  styleLabels,
  timeLabels,
  withoutLabels,
} from '../lexicon/talk-words.ts'
import { readNoun } from '../noun-phrases.ts'
import { numberOf } from '../numbers.ts'
import { readPlace } from '../places.ts'
import { singular } from '../plurals.ts'
import { type Token, wordToken } from '../tokens.ts'
import { isBoundary } from '../word-classes.ts'
import { isStop, matched } from './matching.ts'

export interface Labelled {
  readonly tokens: readonly Token[]
  readonly styles: readonly string[]
}

/** Takes labels off, and puts what they say of their value in its place. */
export function readLabels(tokens: readonly Token[]): Labelled {
  const kept: Token[] = []
  const styles: string[] = []
  for (let index = 0; index < tokens.length; ) {
    const length = opensPart(tokens, index) ? labelLength(tokens, index) : 0
    if (length === 0) {
      kept.push(...tokens.slice(index, index + 1))
      index += 1
      continue
    }
    const label = tokens.slice(index, index + length)
    const start = index + length + 1
    const end = partEnd(tokens, start)
    const read = readPart(label, tokens.slice(start, end))
    if (read === undefined) {
      kept.push(...tokens.slice(index, start))
      index = start
      continue
    }
    if (kept.length > 0 && !isStop(kept.at(-1))) kept.push(wordToken('.'))
    kept.push(...read.tokens)
    styles.push(...read.styles)
    index = read.takesPart ? end : start
  }
  return { tokens: kept, styles }
}

interface Part extends Labelled {
  /** The value is read; else only the label is. */
  readonly takesPart: boolean
}

function readPart(label: readonly Token[], value: readonly Token[]): Part | undefined {
  const words = label
    .filter(token => !determiners.has(token.word) && token.kind === 'word')
    .map(token => token.word)
  const name = words.join(' ')
  if (
    /^(?:(?:top|bottom|upper|lower|far|left|right|middle|center|centre|front|back|first|second|third|next|then)(?:-| |$))+$/.test(
      name,
    )
  )
    return undefined
  const cut = words.findIndex(word => /^(?:for|of|about|to|on|in)$/.test(word))
  const bare = (cut > 0 ? words.slice(0, cut) : words).filter(word => !/^[\d#.]+$/.test(word))
  const head = singular(bare.at(-1) ?? '')
  const two = [bare.at(-2) ?? '', head].join(' ').trim()
  const nothing: Part = { tokens: [], styles: [], takesPart: false }
  if (withoutLabels.has(name))
    return { ...nothing, tokens: [wordToken('without'), ...value.map(orFor)], takesPart: true }
  if (placeLabels.has(name)) return { ...nothing, tokens: placeOf(value, 'in'), takesPart: true }
  if (timeLabels.has(name)) return { ...nothing, tokens: placeOf(value, 'at'), takesPart: true }
  if (styleLabels.has(name))
    return { ...nothing, styles: [textOf(value)].filter(text => text !== ''), takesPart: true }
  if (name === 'name') return { ...nothing, tokens: [...wordsOf('person named'), ...value], takesPart: true }
  if (name === 'age') return { ...nothing, tokens: [wordToken(','), ...yearsOf(value)], takesPart: true }
  if (
    /^(?:job|role|profession|occupation|class|species|race|gender|hair|clothes|clothing|outfit|wearing|holding|pose)$/.test(
      name,
    )
  )
    return saidOf(name, value)
  if (contentLabels.has(name)) return nothing
  const isNumbered = labels.has(words[0] ?? '') && words.length === 2 && /^[a-z\d]{1,3}$/.test(words[1] ?? '')
  const isOurs = /^(?:my|our)$/.test(label[0]?.word ?? '') && words.length < 3 && opensList(value)
  if (isNumbered || isOurs) return nothing
  const isTalk =
    matched(label, 0, /(?:for|as|re|regarding|about) /) > 0 ||
    /^(?:i|we|you|i'm|we're|here|my|our|something|anything)$/.test(words[0] ?? '')
  const isVerbal =
    words.some(word => /^(?:is|are|says|goes|reads|follows|be)$/.test(word)) &&
    words.some(word => labels.has(word))
  const isClause = words.some(word => /^(?:that|can|should|must|will)$/.test(word))
  if (isTalk || isVerbal || isClause) return nothing
  if (media.has(two) || media.has(head) || styleNouns.has(head) || styleNouns.has(two))
    return {
      ...nothing,
      styles: [
        bare.filter(word => !frameWords.has(word) && !/^(?:make|draw|create|show)$/.test(word)).join(' '),
      ],
    }
  if (labels.has(two) || labels.has(head)) return nothing
  if (bare.length < 3 && sports.has(head)) return { ...nothing, styles: [bare.join(' ')] }
  return isHeading(label, value) ? { ...nothing, styles: [bare.join(' ')] } : undefined
}

/** `my party: a dwarf, ...`: the list says who they are. */
function opensList([first]: readonly Token[]): boolean {
  const word = first?.word ?? ''
  return /^(?:an?|my|me|the)$/.test(word) || numberOf(word) !== undefined
}

/** `Car launch: a silver car ...`: a thing without article before what the picture shows. */
function isHeading(label: readonly Token[], value: readonly Token[]): boolean {
  const [first] = label
  if (first === undefined || label.length > 5 || !label.every(token => !isBoundary(token))) return false
  const shows = determiners.has(value[0]?.word ?? '') || numberOf(value[0]?.word ?? '') !== undefined
  const [shown] = readNoun({ kind: 'noun', words: label, text: '' }).members
  return (
    shows &&
    shown?.kind === 'thing' &&
    readPlace('in', { kind: 'noun', words: label, text: '' }) === undefined
  )
}

/** `Job: retired pilot` is said of whom the parts before it name. */
function saidOf(name: string, value: readonly Token[]): Part {
  const joint = {
    hair: 'with',
    clothes: 'wearing',
    clothing: 'wearing',
    outfit: 'wearing',
    wearing: 'wearing',
    holding: 'holding',
  }[name]
  const tail = name === 'hair' ? [wordToken('hair')] : []
  const be = joint === undefined && name !== 'pose' ? wordsOf(', is') : wordsOf(`, ${joint ?? ''}`.trim())
  return {
    tokens: [...be, ...(joint === undefined && name !== 'pose' ? [wordToken('a')] : []), ...value, ...tail],
    styles: [],
    takesPart: true,
  }
}

function yearsOf(value: readonly Token[]): readonly Token[] {
  return value.length === 1 && /^\d{1,3}$/.test(value[0]?.word ?? '')
    ? [wordToken(`${value[0]?.word}-year-old`)]
    : value
}

function placeOf(value: readonly Token[], preposition: string): readonly Token[] {
  return prepositions.has(value[0]?.word ?? '') ? value : [wordToken(preposition), ...value]
}

/** `jewelry, makeup` are both left out. */
function orFor(token: Token): Token {
  return token.kind === 'mark' && token.text === ',' ? wordToken('or') : token
}

/** Number of tokens of the label that begins here and ends with a colon. */
function labelLength(tokens: readonly Token[], index: number): number {
  for (let length = 1; length < 12; length += 1) {
    const token = tokens[index + length]
    if (token === undefined || isStop(token) || token.text === ',') return 0
    if (token.kind === 'mark' && token.text === ':') return length
  }
  return 0
}

/** A label opens the request, a sentence, or a part after a comma or bar. */
function opensPart(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  return before === undefined || (before.kind === 'mark' && /^[.;!?,|/]$/.test(before.text))
}

/** A value goes on to the next stop, or to the comma before the next label. */
function partEnd(tokens: readonly Token[], start: number): number {
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (isStop(token) || token?.text === '|') return index
    if (token?.text !== ',') continue
    const length = labelLength(tokens, index + 1)
    if (length > 0 && length < 4) return index
  }
  return tokens.length
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .filter(token => token.kind === 'word')
    .map(token => token.text.toLowerCase())
    .join(' ')
}

function wordsOf(text: string): readonly Token[] {
  return text.split(' ').map(wordToken)
}
