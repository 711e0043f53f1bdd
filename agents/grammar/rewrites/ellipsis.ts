/**
 * Nouns that are said once for two phrases: `two red and three green apples`, `a black cat and a white one`.
 *
 * @module
 */
import { determiners } from '../lexicon/function-words.ts'
import { numberOf } from '../numbers.ts'
import { isPersonNoun } from '../people.ts'
import { isPlural, singular } from '../plurals.ts'
import { type Token, wordToken } from '../tokens.ts'
import { describesNoun, isBoundary } from '../word-classes.ts'

/** Says every noun where it is meant. */
export function readEllipsis(tokens: readonly Token[]): readonly Token[] {
  const said: Token[] = []
  let noun: Token | undefined
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    const shared = opensPhrase(token) ? sharedNoun(tokens, index) : undefined
    if (shared !== undefined) {
      said.push(...tokens.slice(index, shared.end), shared.noun)
      index = shared.end - 1
      continue
    }
    const isOne = /^ones?$/.test(token.word) && noun !== undefined && followsAdjective(tokens, index)
    said.push(isOne && noun !== undefined ? inNumber(noun, token.word === 'ones') : token)
    const isMore =
      /^(?:others|more)$/.test(token.word) && numberOf(tokens[index - 1]?.word ?? '') !== undefined
    const ends = tokens[index + 1] === undefined || isBoundary(tokens[index + 1] ?? token)
    if (isMore && ends && noun !== undefined && !isPlural(noun.word)) {
      said.pop()
      said.push(inNumber(noun, numberOf(tokens[index - 1]?.word ?? '') !== 1))
    }
    if (isPlainNoun(token, tokens[index + 1])) noun = token
    const spread = spreadAdjectives(tokens, index)
    if (spread.length > 0) {
      said.push(wordToken('and'), ...spread)
      index += 1
    }
  }
  return said
}

function opensPhrase(token: Token): boolean {
  return numberOf(token.word) !== undefined || /^an?$/.test(token.word)
}

/** `two red` before `and three green apples`: the noun is apples. */
function sharedNoun(tokens: readonly Token[], start: number): { noun: Token; end: number } | undefined {
  let end = start + 1
  while (end < start + 4 && tokens[end] !== undefined && isQuality(tokens[end])) end += 1
  if (end === start + 1 || !/^(?:and|or|,)$/.test(tokens[end]?.word ?? '')) return undefined
  let next = end + 1
  if (tokens[next]?.word === 'and') next += 1
  if (!opensPhrase(tokens[next] ?? wordToken('.'))) return undefined
  next += 1
  const described = next
  while (next < described + 4 && isQuality(tokens[next])) next += 1
  const noun = tokens[next]
  if (next === described || noun === undefined || isBoundary(noun) || /^ones?$/.test(noun.word))
    return undefined
  if (/^(?:and|or|,)$/.test(tokens[next]?.word ?? '') || isPersonNoun(singular(tokens[end - 1]?.word ?? '')))
    return undefined
  const count = numberOf(tokens[start]?.word ?? '') ?? 1
  return { noun: inNumber(noun, count > 1), end }
}

function isQuality(token: Token | undefined): boolean {
  return token !== undefined && describesNoun(token) && !isBoundary(token) && !isPersonNoun(token.word)
}

function inNumber(noun: Token, plural: boolean): Token {
  const one = singular(noun.word)
  const word = plural ? (isPlural(noun.word) ? noun.word : `${one}s`) : one
  return { ...noun, text: word, word }
}

/** `a white one`, `two blue ones`; `the older one` is one of a group. */
function followsAdjective(tokens: readonly Token[], index: number): boolean {
  let start = index - 1
  while (start > 0 && isQuality(tokens[start])) start -= 1
  const opener = tokens[start]?.word ?? ''
  const joined =
    /^(?:and|,|or|with|to|of|behind|than|beside)$/.test(tokens[start - 1]?.word ?? '') ||
    tokens[start - 1]?.kind === 'word'
  return start < index - 1 && joined && (/^(?:an?|another)$/.test(opener) || (numberOf(opener) ?? 1) > 1)
}

function isPlainNoun(token: Token, next: Token | undefined): boolean {
  return (
    token.kind === 'word' &&
    !isBoundary(token) &&
    !describesNoun(token) &&
    (next === undefined || isBoundary(next)) &&
    !/^ones?$/.test(token.word) &&
    !/(?:ing|ed)$/.test(token.word)
  )
}

/** `old men and women`: the women are old as well. */
function spreadAdjectives(tokens: readonly Token[], index: number): readonly Token[] {
  const [noun, and, next, after] = [tokens[index], tokens[index + 1], tokens[index + 2], tokens[index + 3]]
  if (and?.word !== 'and' || noun === undefined || next === undefined) return []
  const paired =
    isPlural(noun.word) &&
    isPlural(next.word) &&
    isPersonNoun(singular(noun.word)) &&
    isPersonNoun(singular(next.word))
  if (!paired || (after !== undefined && !isBoundary(after))) return []
  let start = index
  while (start > 0 && isQuality(tokens[start - 1])) start -= 1
  const opener = tokens[start - 1]
  const isBare =
    opener === undefined || (!determiners.has(opener.word) && numberOf(opener.word) === undefined)
  return start === index || !isBare ? [] : tokens.slice(start, index)
}
