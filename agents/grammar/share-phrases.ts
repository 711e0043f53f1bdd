/**
 * Phrases for a part of a group: `half of them`, `40%`, `two of the five`, `the others`, `one` in "one in a wheelchair".
 *
 * @module
 */
import type { Amount } from './chunks.ts'
import { prepositions } from './lexicon/function-words.ts'
import { numberOf } from './numbers.ts'
import type { Token } from './tokens.ts'
import { baseOfFinite, isGerund } from './verb-forms.ts'
import { isAdjective } from './word-classes.ts'

export interface SharePhrase {
  readonly amount: Amount
  readonly length: number
}

const fractions: Readonly<Record<string, number>> = {
  half: 1 / 2,
  'a half': 1 / 2,
  'one half': 1 / 2,
  'a third': 1 / 3,
  'one third': 1 / 3,
  'two thirds': 2 / 3,
  'two-thirds': 2 / 3,
  'one-third': 1 / 3,
  'a quarter': 1 / 4,
  'one quarter': 1 / 4,
  'a fourth': 1 / 4,
  'three quarters': 3 / 4,
  'three-quarters': 3 / 4,
  'a fifth': 1 / 5,
  'one fifth': 1 / 5,
}

const members = new Set(['them', 'whom', 'these', 'those', 'which', 'us'])
const others = new Set(['rest', 'others', 'remaining', 'remainder'])

/** The share phrase at `index`; undefined: none starts there. */
export function readShare(tokens: readonly Token[], index: number): SharePhrase | undefined {
  return (
    readRest(tokens, index) ??
    readFraction(tokens, index) ??
    readQuantifier(tokens, index) ??
    readNumber(tokens, index)
  )
}

function readRest(tokens: readonly Token[], index: number): SharePhrase | undefined {
  const word = tokens[index]?.word
  const start = word === 'the' ? index + 1 : index
  const next = tokens[start]?.word ?? ''
  if (others.has(next))
    return { amount: { type: 'rest' }, length: start + 1 - index + ofMembers(tokens, start + 1) }
  if (word !== 'the' || next !== 'other') return undefined
  const after = tokens[start + 1]?.word ?? ''
  if (after === 'one' || numberOf(after) !== undefined)
    return { amount: { type: after === 'one' ? 'other' : 'rest' }, length: 3 + ofMembers(tokens, start + 2) }
  return startsPredicate(tokens, start + 1) || tokens[start + 1]?.word === 'a'
    ? { amount: { type: 'other' }, length: 2 }
    : undefined
}

function readFraction(tokens: readonly Token[], index: number): SharePhrase | undefined {
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(tokens[index]?.word ?? '')?.[1]
  if (percent !== undefined)
    return {
      amount: { type: 'part', value: Number(percent) / 100 },
      length: 1 + ofMembers(tokens, index + 1),
    }
  const next = tokens[index + 1]?.word
  if (/^\d{1,3}$/.test(tokens[index]?.word ?? '') && (next === 'percent' || next === '%'))
    return {
      amount: { type: 'part', value: Number(tokens[index]?.word) / 100 },
      length: 2 + ofMembers(tokens, index + 2),
    }
  const two = fractions[`${tokens[index]?.word} ${next}`]
  if (two !== undefined)
    return { amount: { type: 'part', value: two }, length: 2 + ofMembers(tokens, index + 2) }
  const one = fractions[tokens[index]?.word ?? '']
  if (one === undefined || next === 'a' || next === 'dozen') return undefined
  return { amount: { type: 'part', value: one }, length: 1 + ofMembers(tokens, index + 1) }
}

function readQuantifier(tokens: readonly Token[], index: number): SharePhrase | undefined {
  const word = tokens[index]?.word
  const length = ofMembers(tokens, index + 1)
  if (word === 'none' && length > 0) return { amount: { type: 'none' }, length: 1 + length }
  if (word === 'most' && length > 0) return { amount: { type: 'most' }, length: 1 + length }
  if (word === 'mostly') return { amount: { type: 'most' }, length: 1 }
  if ((word === 'all' || word === 'each' || word === 'both') && tokens[index + 1]?.word !== 'other')
    return length > 0 || startsPredicate(tokens, index + 1)
      ? { amount: { type: 'all' }, length: 1 + length }
      : undefined
  return undefined
}

function readNumber(tokens: readonly Token[], index: number): SharePhrase | undefined {
  const value = tokens[index]?.word === 'another' ? 1 : numberOf(tokens[index]?.word ?? '')
  if (value === undefined) return undefined
  const length = ofMembers(tokens, index + 1)
  return length > 0 || startsPredicate(tokens, index + 1)
    ? { amount: { type: 'count', value }, length: 1 + length }
    : undefined
}

/** Length of `of them`, `of whom`, `of the five`, `of the players`. */
function ofMembers(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.word !== 'of') return 0
  const next = tokens[index + 1]?.word ?? ''
  if (members.has(next)) return 2
  if (next !== 'the') return 0
  const counted = numberOf(tokens[index + 2]?.word ?? '') === undefined ? 0 : 1
  const noun = tokens[index + 2 + counted]
  const named =
    noun?.kind === 'word' && /(?:s|people|men|women|children)$/.test(noun.word) && !isGerund(noun.word)
  return counted + (named ? 1 : 0) > 0 ? 2 + counted + (named ? 1 : 0) : 0
}

/** Whether no noun follows, but what is said of those counted: `in a wheelchair`, `wearing ...`, `older`. */
function startsPredicate(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  if (token === undefined || token.kind !== 'word') return false
  if (isGerund(token.word))
    return !isNounAfter(tokens, index) || token.word === 'wearing' || token.word === 'holding'
  if (/^(?:is|are|has|have|who|without)$/.test(token.word) || baseOfFinite(token.word, true) === token.word)
    return true
  if (prepositions.has(token.word)) return token.word !== 'of'
  return isAdjective(token) && endsPhrase(tokens[index + 1])
}

function isNounAfter(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  return next?.kind === 'word' && !prepositions.has(next.word) && /s$/.test(next.word)
}

function endsPhrase(token: Token | undefined): boolean {
  return (
    token === undefined ||
    token.kind !== 'word' ||
    /^(?:and|but|or)$/.test(token.word) ||
    prepositions.has(token.word)
  )
}
