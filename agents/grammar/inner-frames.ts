/**
 * Wishes about what was named before, said as statements: `make it diverse` as `they are diverse`.
 *
 * @module
 */
import { determiners } from './lexicon/function-words.ts'
import { styleNouns, styleTags } from './lexicon/style-words.ts'
import { isPersonNoun } from './people.ts'
import { isPlural, singular } from './plurals.ts'
import { readShare } from './share-phrases.ts'
import { type Token, wordToken } from './tokens.ts'
import { baseOfFinite, isGerund } from './verb-forms.ts'
import { isAdjective, isBoundary } from './word-classes.ts'

const pronouns: Readonly<Record<string, string>> = {
  it: 'it',
  them: 'they',
  they: 'they',
  him: 'he',
  her: 'she',
  everyone: 'everyone',
  everybody: 'everybody',
}

interface Frame {
  readonly tokens: readonly Token[]
  readonly length: number
}

/** Takes the frames inside a request off; one at its start only where it is about somebody (`make them older`). */
export function unframeWishes(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (let index = 0; index < tokens.length; ) {
    const frame = opensClause(tokens, index) ? wishAt(tokens, index) : undefined
    kept.push(...(frame?.tokens ?? tokens.slice(index, index + 1)))
    index += frame?.length ?? 1
  }
  return kept
}

const polite = /^(?:please|pls|also|then|just|can|could|would|you|u|i|want|to|and|but|now)$/

/** At the start, after a mark, or after `and`, `but` and words of politeness. */
function opensClause(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  return before === undefined || before.kind === 'mark' || polite.test(before.word)
}

function wishAt(tokens: readonly Token[], index: number): Frame | undefined {
  const word = tokens[index]?.word ?? ''
  const next = tokens[index + 1]?.word ?? ''
  if (/^(?:make|making|be)$/.test(word) && next === 'sure') {
    const that = tokens[index + 2]?.word === 'that' ? 1 : 0
    return { tokens: [markToken(',')], length: 2 + that }
  }
  if (/^(?:add|include|put)$/.test(word) && index > 0 && (determiners.has(next) || word !== 'put'))
    return { tokens: [markToken(',')], length: 1 }
  if (/^(?:i|we)$/.test(word) && index > 0 && /^(?:want|need|like)$/.test(next))
    return { tokens: [markToken(',')], length: 2 }
  if (!/^(?:make|have|let|keep|give|turn|put|show|draw|paint|depict)$/.test(word)) return undefined
  return (
    aboutShare(tokens, index, word) ??
    aboutPronoun(tokens, index, word) ??
    (index > 0 || word === 'make' ? aboutNoun(tokens, index, word) : undefined)
  )
}

/** `make half of them women`, `give two of them hats`; at the start not `make two doctors`. */
function aboutShare(tokens: readonly Token[], index: number, verb: string): Frame | undefined {
  const share = readShare(tokens, index + 1)
  if (share === undefined) return undefined
  const end = index + 1 + share.length
  if (index === 0 && tokens[end - 1]?.word !== 'them') return undefined
  const joint = verb === 'give' ? [wordToken('with')] : []
  return { tokens: [markToken(','), ...tokens.slice(index + 1, end), ...joint], length: 1 + share.length }
}

function aboutPronoun(tokens: readonly Token[], index: number, verb: string): Frame | undefined {
  const said = tokens[index + 1]?.word ?? ''
  const pronoun = pronouns[said]
  if (pronoun === undefined || (index === 0 && !/^(?:them|they)$/.test(said))) return undefined
  const all = /^(?:all|both|each)$/.test(tokens[index + 2]?.word ?? '') ? 1 : 0
  const after = index + 2 + all
  if (said === 'it' && namesStyle(tokens, after)) return { tokens: [markToken(',')], length: 2 }
  if (said === 'her' && !startsComplement(tokens[after])) return undefined
  const joint = jointOf(tokens, after, verb)
  return { tokens: [markToken('.'), wordToken(pronoun), ...joint], length: 2 + all }
}

/** The word between those spoken of and what is said of them. */
function jointOf(tokens: readonly Token[], after: number, verb: string): readonly Token[] {
  if (verb === 'give') return [wordToken('with')]
  const next = tokens[after]?.word ?? ''
  return baseOfFinite(next, true) === undefined ? [wordToken('are')] : []
}

function startsComplement(token: Token | undefined): boolean {
  return token !== undefined && (isBoundary(token) || isAdjective(token) || isGerund(token.word))
}

/** `make it photorealistic` is about the picture. */
function namesStyle(tokens: readonly Token[], start: number): boolean {
  const end = tokens.findIndex((token, index) => index >= start && token.kind !== 'word')
  const words = tokens.slice(start, end < 0 ? undefined : end).filter(token => !determiners.has(token.word))
  const text = words.map(token => token.word).join(' ')
  return styleTags.has(text) || styleNouns.has(text) || (words.length < 5 && /style$/.test(text))
}

/** `make the drummer a woman`, `make the cat orange`, `make the nurses men`. */
function aboutNoun(tokens: readonly Token[], index: number, verb: string): Frame | undefined {
  if (!/^(?:the|each|every|all)$/.test(tokens[index + 1]?.word ?? '')) return undefined
  let end = index + 2
  while (end < tokens.length && tokens[end] !== undefined && !isBoundary(tokens[end] ?? markToken('.')))
    end += 1
  const noun = tokens.slice(index + 1, end)
  const last = noun.at(-1)
  const article = /^(?:an?|be)$/.test(tokens[end]?.word ?? '')
  const be = tokens[end]?.word === 'be' ? 1 : 0
  const says = noun.length > 2 && last !== undefined && (isAdjective(last) || isPlainPlural(last))
  if (!article && !says) return undefined
  const cut = article ? noun.length : noun.length - 1
  return {
    tokens: [
      markToken('.'),
      ...noun.slice(0, cut),
      wordToken(verb === 'give' ? 'with' : 'is'),
      ...noun.slice(cut),
    ],
    length: 1 + noun.length + be,
  }
}

function isPlainPlural(token: Token): boolean {
  return isPlural(token.word) && isPersonNoun(singular(token.word))
}

function markToken(text: string): Token {
  return { text, word: text, kind: 'mark', capital: false }
}
