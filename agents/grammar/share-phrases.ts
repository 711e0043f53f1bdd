/**
 * Phrases for a part of a group: `half of them`, `40%`, `two of the five`, `the others`, `one` in "one in a wheelchair".
 *
 * @module
 */
import { nounEntailments } from '../entailments.ts'
import { isAnimal } from './animals.ts'
import type { Amount } from './chunks.ts'
import { groupOf } from './groups.ts'
import { prepositions } from './lexicon/function-words.ts'
import { opensRelation } from './lexicon/relation-words.ts'
import { plainVerbs } from './lexicon/wordnet/plain-verbs.ts'
import { things } from './lexicon/wordnet/things.ts'
import { numberOf } from './numbers.ts'
import { isPersonNoun } from './people.ts'
import { isPlural, singular } from './plurals.ts'
import type { Token } from './tokens.ts'
import { baseOfFinite, isGerund, isPlainlyVerb } from './verb-forms.ts'
import { isAdjective, isBoundary } from './word-classes.ts'

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
  if (
    /^(?:exactly|about|around|roughly|almost|nearly|only|just|precisely)$/.test(tokens[index]?.word ?? '')
  ) {
    const hedged = readShare(tokens, index + 1)
    return hedged === undefined ? undefined : { ...hedged, length: hedged.length + 1 }
  }
  if (tokens[index]?.word === 'the' && tokens[index + 1]?.word === 'one') {
    const one = readNumber(tokens, index + 1)
    return one === undefined ? undefined : { ...one, length: one.length + 1 }
  }
  return (
    readBound(tokens, index) ??
    readRest(tokens, index) ??
    readFraction(tokens, index) ??
    readQuantifier(tokens, index) ??
    readNumber(tokens, index)
  )
}

/** `over half`, `less than a third`, `the majority`, `all but one`. */
function readBound(tokens: readonly Token[], index: number): SharePhrase | undefined {
  const [first, second] = tokens.slice(index, index + 2).map(token => token.word)
  if ((first === 'the' || first === 'a') && (second === 'majority' || second === 'minority'))
    return {
      amount: { type: second === 'majority' ? 'most' : 'some' },
      length: 2 + ofMembers(tokens, index + 2),
    }
  if (first === 'all' && (second === 'but' || second === 'except')) {
    const value = numberOf(tokens[index + 2]?.word ?? '')
    return value === undefined
      ? undefined
      : { amount: { type: 'but', value }, length: 3 + ofMembers(tokens, index + 3) }
  }
  const length = first === 'over' ? 1 : second === 'than' && /^(?:more|less|fewer)$/.test(first ?? '') ? 2 : 0
  const bound = length === 0 ? undefined : readFraction(tokens, index + length)
  if (bound === undefined || tokens[index + length]?.word !== 'half') return undefined
  const more = first === 'over' || first === 'more'
  return { amount: { type: more ? 'most' : 'some' }, length: bound.length + length }
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
  const ratio = readRatio(tokens, index)
  if (ratio !== undefined) return ratio
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
  const length = next === 'the' ? memberLength(tokens, index + 1, false) : ofMembers(tokens, index + 1)
  return { amount: { type: 'part', value: one }, length: 1 + length }
}

/** `one in four`, `3 out of every 5`, `every third one`. */
function readRatio(tokens: readonly Token[], index: number): SharePhrase | undefined {
  const words = tokens.slice(index, index + 5).map(token => token.word)
  const nth = /^every$/.test(words[0] ?? '') ? ordinals[words[1] ?? ''] : undefined
  if (nth !== undefined) {
    const named = /^(?:one|person|of)$/.test(words[2] ?? '') ? 3 : 2
    return { amount: { type: 'part', value: 1 / nth }, length: named + ofMembers(tokens, index + named) }
  }
  const [part, whole] = [
    numberOf(words[0] ?? ''),
    words[1] === 'in' ? 2 : words[1] === 'out' && words[3] === 'every' ? 3 : 0,
  ]
  const every = words[whole] === 'every' ? 1 : 0
  const total = whole === 0 ? undefined : numberOf(words[whole + every] ?? '')
  if (part === undefined || total === undefined || part >= total) return undefined
  const length = whole + every + 1
  return { amount: { type: 'part', value: part / total }, length: length + ofMembers(tokens, index + length) }
}

const ordinals: Readonly<Record<string, number>> = {
  second: 2,
  other: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  tenth: 10,
}

function readQuantifier(tokens: readonly Token[], index: number): SharePhrase | undefined {
  const word = tokens[index]?.word
  const length = ofMembers(tokens, index + 1)
  if (word === 'none' && length > 0) return { amount: { type: 'none' }, length: 1 + length }
  if (/^(?:most|many)$/.test(word ?? '') && (length > 0 || startsPredicate(tokens, index + 1)))
    return { amount: { type: 'most' }, length: 1 + length }
  if (/^(?:some|several|few)$/.test(word ?? '') && (length > 0 || isVerbOf(tokens[index + 1])))
    return { amount: { type: 'some' }, length: 1 + length }
  if (word === 'a' && tokens[index + 1]?.word === 'few') {
    const few = ofMembers(tokens, index + 2)
    return few === 0 ? undefined : { amount: { type: 'some' }, length: 2 + few }
  }
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
  const acts = value === 1 && (actsAlone(tokens, index + 1) || /^an?$/.test(tokens[index + 1]?.word ?? ''))
  return length > 0 || acts || startsPredicate(tokens, index + 1)
    ? { amount: { type: 'count', value }, length: 1 + length }
    : undefined
}

/** Length of `of them`, `of whom`, `of the five`, `of six players`, `out of a team of six players`. */
function ofMembers(tokens: readonly Token[], index: number): number {
  const out = tokens[index]?.word === 'out' ? 1 : 0
  if (tokens[index + out]?.word !== 'of') return 0
  const start = index + out + 1
  if (members.has(tokens[start]?.word ?? '')) return out + 2
  const isGroup = /^(?:an?|the)$/.test(tokens[start]?.word ?? '') && tokens[start + 2]?.word === 'of'
  const group = isGroup && groupOf(tokens[start + 1]?.word ?? '', [], true) !== undefined ? 3 : 0
  const named = memberLength(tokens, start + group, group > 0)
  return named === 0 ? 0 : start + group + named - index
}

/** Length of `the five`, `six old players`, `the team`. */
function memberLength(tokens: readonly Token[], start: number, grouped: boolean): number {
  const the = /^(?:the|these|those|my|our|his|her|their)$/.test(tokens[start]?.word ?? '') ? 1 : 0
  const counted = numberOf(tokens[start + the]?.word ?? '') === undefined ? 0 : 1
  const named = nameLength(tokens, start + the + counted)
  const last = singular(tokens[start + named - 1]?.word ?? '')
  if (the + counted === 0 && !grouped && !(named > 0 && isPersonNoun(last))) return 0
  return counted + named > 0 ? the + counted + named : 0
}

/** Length of a plural noun and the words before it; the next plural is said of it: `six doctors women`. */
function nameLength(tokens: readonly Token[], start: number): number {
  for (let index = start; index < start + 5; index += 1) {
    const token = tokens[index]
    if (token === undefined || isBoundary(token)) return 0
    const ends = isPlural(token.word) && !isGerund(token.word)
    const isGroup = groupOf(token.word, [], false) !== undefined
    if (isGroup || (ends && !leadsTo(token.word, tokens[index + 1]?.word ?? ''))) return index + 1 - start
  }
  return 0
}

/** `women doctors` and `sales people` are one noun. */
function leadsTo(word: string, next: string): boolean {
  if (!isPlural(next) || !isPersonNoun(singular(next))) return false
  return !isPersonNoun(singular(word)) || (isPlain(word) && !isPlain(next))
}

function isPlain(word: string): boolean {
  return nounEntailments[singular(word)]?.role === null
}

/** Whether no noun follows, but what is said of those counted: `in a wheelchair`, `wearing ...`, `older`. */
function startsPredicate(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  if (token === undefined || token.kind !== 'word') return false
  if (isGerund(token.word))
    return !isNounAfter(tokens, index) || token.word === 'wearing' || token.word === 'holding'
  if (
    /^(?:is|are|be|should|must|has|have|who|without)$/.test(token.word) ||
    (baseOfFinite(token.word, true) === token.word && !namesNext(token.word, tokens[index + 1]))
  )
    return true
  if (/^(?:asleep|awake|alone|barefoot|upright|outside|indoors|outdoors)$/.test(token.word)) return true
  if (prepositions.has(token.word)) return token.word !== 'of'
  if (opensRelation(tokens.slice(index, index + 4).map(one => one.word))) return true
  return isAdjective(token) && endsPhrase(tokens[index + 1])
}

/** `three test tubes` are tubes, `two wear hats` wear them. */
function namesNext(word: string, next: Token | undefined): boolean {
  if (next === undefined || isBoundary(next)) return isAnimal(word) || things.has(word)
  if (!isPlural(next.word)) return false
  return (
    !isPlainlyVerb(word) && !plainVerbs.has(word) && !/^(?:use|play|love|like|need|want|have|do)$/.test(word)
  )
}

/** `one uses a wheelchair`. */
function actsAlone(tokens: readonly Token[], index: number): boolean {
  const [verb, object] = tokens.slice(index, index + 2)
  return baseOfFinite(verb?.word ?? '', false) !== undefined && (object === undefined || isBoundary(object))
}

function isVerbOf(token: Token | undefined): boolean {
  return /^(?:is|are|have|wearing|holding)$/.test(token?.word ?? '')
}

function isNounAfter(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  return next?.kind === 'word' && !prepositions.has(next.word) && isPlural(next.word)
}

function endsPhrase(token: Token | undefined): boolean {
  return (
    token === undefined ||
    token.kind !== 'word' ||
    /^(?:and|but|or)$/.test(token.word) ||
    prepositions.has(token.word)
  )
}
