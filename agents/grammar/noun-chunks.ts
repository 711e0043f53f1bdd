/**
 * Where a noun phrase begins and ends.
 *
 * @module
 */
import { nounEntailments } from '../entailments.ts'
import { isAnimal } from './animals.ts'
import type { NounChunk } from './chunks.ts'
import { groupOf } from './groups.ts'
import { determiners, prepositions } from './lexicon/function-words.ts'
import { places } from './lexicon/places.ts'
import { opensRelation } from './lexicon/relation-words.ts'
import { irregularVerbs, pastForms, pastParticiples, stateParticiples } from './lexicon/verbs.ts'
import { things } from './lexicon/wordnet/things.ts'
import { isYearOf, readCount } from './numbers.ts'
import { isPersonNoun } from './people.ts'
import { isPlural, singular } from './plurals.ts'
import { turnPostposed } from './split-noun.ts'
import { type Token, textOf } from './tokens.ts'
import { baseOfFinite, isGerund, isKnownVerb, isPlainlyVerb, takesObject } from './verb-forms.ts'
import { describesNoun, isAdjective, isAdverb, isBoundary } from './word-classes.ts'

/** The noun phrase at `index`; undefined: none. */
export function readNounChunk(
  tokens: readonly Token[],
  index: number,
): { chunk: NounChunk; length: number } | undefined {
  const head = readHead(tokens, index)
  const end = endOfWords(
    tokens,
    index + head.length,
    head.count?.value ?? (isSingle(head.determiner) ? 1 : undefined),
    head.length > 0,
  )
  const said = tokens.slice(index + head.length, end)
  const words = turnPostposed(said) ?? said
  if (words.length === 0 && head.length === 0) return undefined
  const { determiner, count } = head
  return {
    chunk: {
      kind: 'noun',
      ...(determiner === undefined ? {} : { determiner }),
      ...(count === undefined ? {} : { count }),
      words,
      text: textOf(tokens.slice(index, end)),
    },
    length: end - index,
  }
}

function readHead(
  tokens: readonly Token[],
  index: number,
): Pick<NounChunk, 'determiner' | 'count'> & { length: number } {
  const count = readCount(tokens, index)
  if (count !== undefined) return { count, length: count.length }
  const word = tokens[index]?.word ?? ''
  if (!determiners.has(word)) return { length: 0 }
  const second = determiners.has(tokens[index + 1]?.word ?? '') ? 1 : 0
  const after = readCount(tokens, index + 1 + second)
  return {
    determiner: word,
    ...(after === undefined ? {} : { count: after }),
    length: 1 + second + (after?.length ?? 0),
  }
}

function isSingle(determiner: string | undefined): boolean {
  return determiner === 'a' || determiner === 'an' || determiner === 'another'
}

function endOfWords(
  tokens: readonly Token[],
  start: number,
  count: number | undefined,
  hasHead: boolean,
): number {
  let hasNoun = false
  let index = start
  for (; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (joinsAdjectives(tokens, index, hasNoun, index > start)) continue
    if (index > start && isNumbered(tokens[index - 1], token)) continue
    if (isRegnal(token, tokens[index - 1], index > start)) continue
    if (index > start && tokens[index - 1]?.capital === true && /^(?:1\d|20)\d\d$/.test(token.word)) continue
    if (!hasNoun && isYearOf(tokens, index)) continue
    if (!hasNoun && isAdjective(token) && prepositions.has(token.word)) continue
    if (!hasNoun && index > start && /^ones?$/.test(token.word)) return index + 1
    if (
      !hasNoun &&
      isGerund(token.word) &&
      nounEntailments[tokens[index - 1]?.word ?? ''] !== undefined &&
      index > start
    )
      break
    if (
      index === start &&
      hasHead &&
      count !== undefined &&
      isGerund(token.word) &&
      !namesThings(tokens[index + 1], count)
    )
      break
    if (isBoundary(token) || opensRelation(tokens.slice(index, index + 4).map(one => one.word))) break
    const next = tokens[index + 1]
    if (hasNoun && isAdverb(token.word)) break
    if (hasNoun && kin.has(token.word) && kin.has(tokens[index - 1]?.word ?? '')) break
    if (
      hasNoun &&
      token.word === 'back' &&
      /^(?:to|from|into|and|in|at)?$/.test(next?.kind === 'mark' ? '' : (next?.word ?? ''))
    )
      break
    if (hasNoun && /^(?:left|right)$/.test(token.word) && (next === undefined || next.kind === 'mark')) break
    if (hasNoun && /^(?:indoors|outdoors|asleep|awake|alone|barefoot|ashore|aloft)$/.test(token.word)) break
    if (hasNoun && count !== undefined && count > 1 && leavesPeople(tokens[index - 1], token)) break
    const follows =
      hasNoun ||
      (index > start &&
        isPersonNoun(tokens[index - 1]?.word ?? '') &&
        baseOfFinite(token.word, false) !== undefined)
    if (follows && (startsVerb(tokens, index, count, hasHead) || isLooseParticiple(token, next))) break
    if (!(describesNoun(token) || (isGerund(token.word) && next !== undefined && !isBoundary(next))))
      hasNoun = true
  }
  return index
}

/** `tall, thin`, `red and white`, `Asian or Black`: a connector between adjectives before the noun. */
function joinsAdjectives(
  tokens: readonly Token[],
  index: number,
  hasNoun: boolean,
  started: boolean,
): boolean {
  const token = tokens[index]
  const next = tokens[index + 1]
  if (hasNoun || !started || token === undefined || next === undefined) return false
  if (token.word !== ',' && token.word !== 'and' && token.word !== 'or' && token.word !== '/') return false
  return describesNoun(next) && !determiners.has(next.word)
}

/** `Year 2 pupils`, `Apollo 11`: the number is part of the name. */
function isNumbered(before: Token | undefined, token: Token): boolean {
  if (!/^\d{1,4}$/.test(token.word) || before === undefined) return false
  return (
    before.capital ||
    /^(?:year|page|room|level|grade|number|chapter|day|week|part|version|type|route|gate|platform|formula|key|stage|size|no|volume|issue|season|episode|lane|track|channel|highway|line|bus|tram|seat|table)$/.test(
      before.word,
    )
  )
}

/** `Elizabeth I`, `Louis XIV`. */
function isRegnal(token: Token, previous: Token | undefined, started: boolean): boolean {
  return started && previous?.capital === true && /^[IVX]{1,4}$/.test(token.text)
}

function startsVerb(
  tokens: readonly Token[],
  index: number,
  count: number | undefined,
  hasHead: boolean,
): boolean {
  const token = tokens[index]
  const previous = tokens[index - 1]
  if (token === undefined || previous === undefined) return false
  if (isGerund(token.word) || takesObject(token.word, tokens[index + 1]?.word)) return true
  if (actsAlone(token, previous, tokens[index + 1])) return true
  const joined = tokens.slice(Math.max(0, index - 4), index).some(one => one.word === 'and') && hasHead
  if (hasObject(token, previous, tokens[index + 1], hasHead, joined)) return true
  const next = tokens[index + 1]
  if (count === 1 && token.word.endsWith('s') && baseOfFinite(token.word, false, true) !== undefined)
    return true
  const isGroup = groupOf(previous.word, [], false) !== undefined && (next === undefined || isBoundary(next))
  const plural = (count !== undefined && count > 1) || isPlural(previous.word)
  if (isGroup && baseOfFinite(token.word, true) !== undefined && !isPlural(token.word)) return true
  if (!plural && isPersonNoun(previous.word) && baseOfFinite(token.word, true) !== undefined)
    return next === undefined || isBoundary(next)
  if (plural && token.word.endsWith('s') && isPlainlyVerb(token.word) && next !== undefined)
    return prepositions.has(next.word) || determiners.has(next.word) || next.word === 'next'
  const isBare =
    count === 1 && isAnimal(previous.word) && hasHead && next !== undefined && prepositions.has(next.word)
  if (isBare && baseOfFinite(token.word, true) !== undefined) return true
  if (baseOfFinite(token.word, plural) === undefined) return false
  if (plural) return isPlural(previous.word)
  const mayEnd = hasHead || isPersonNoun(previous.word) || isAnimal(previous.word)
  return isPlainlyVerb(token.word) || (mayEnd && (next === undefined || isBoundary(next)))
}

/** `mother father sister brother` are four. */
const kin = new Set(
  'mother father sister brother son daughter baby grandmother grandfather grandma grandpa mom mum dad uncle aunt cousin'.split(
    ' ',
  ),
)

/** `two running men` are men, `a family of four standing` are four. */
function namesThings(next: Token | undefined, count: number): boolean {
  if (next === undefined || isBoundary(next) || next.word === 'next') return false
  return count < 2 || isPlural(next.word) || describesNoun(next) || isGerund(next.word)
}

/** `pupils painting`, `two women boxing`: after people, these are done. */
export function actsAlone(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  const isDone =
    /^(?:painting|drawing|building|boxing|bowling|meeting|nursing|catering|fishing|crossing)$/.test(
      token.word,
    )
  const isPeople = previous !== undefined && isPlural(previous.word) && isPersonNoun(singular(previous.word))
  if (token.word === 'landing' && next !== undefined && prepositions.has(next.word)) return true
  return isDone && isPeople && (next === undefined || isBoundary(next))
}

/** `guards flank a throne`, `a hag stirs the pot`: with an object after it, any verb is one. */
function hasObject(
  token: Token,
  previous: Token,
  next: Token | undefined,
  hasHead: boolean,
  joined: boolean,
): boolean {
  if (next === undefined || !determiners.has(next.word)) return false
  if (isPlural(previous.word) || joined) return isKnownVerb(token.word) && !isPlural(token.word)
  return (
    token.word.endsWith('s') &&
    baseForms(token.word).some(isKnownVerb) &&
    (hasHead || isNounish(previous.word))
  )
}

function baseForms(word: string): readonly string[] {
  return [word.slice(0, -1), word.slice(0, -2), word.replace(/ies$/, 'y')]
}

function isNounish(word: string): boolean {
  return isPersonNoun(word) || isAnimal(word) || things.has(word)
}

/** `2 men office`: a plural for people ends its phrase before what is none. */
function leavesPeople(before: Token | undefined, token: Token): boolean {
  if (before === undefined || !isPlural(before.word) || !isPersonNoun(singular(before.word))) return false
  const noun = singular(token.word)
  return (
    (things.has(noun) || places.has(noun)) && groupOf(noun, [], false) === undefined && !isPersonNoun(noun)
  )
}

function isLooseParticiple(token: Token, next: Token | undefined): boolean {
  if (pastParticiples[token.word] !== undefined && next !== undefined && prepositions.has(next.word))
    return true
  if (irregularVerbs[token.word] !== undefined) return true
  if (pastForms[token.word] !== undefined)
    return (
      next === undefined || next.kind !== 'word' || prepositions.has(next.word) || determiners.has(next.word)
    )
  if (stateParticiples.has(token.word))
    return next === undefined || next.kind !== 'word' || prepositions.has(next.word)
  return (
    /ed$/.test(token.word) &&
    isAdjective(token) &&
    (next === undefined || next.kind !== 'word' || prepositions.has(next.word))
  )
}
