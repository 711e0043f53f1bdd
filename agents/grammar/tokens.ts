/**
 * Text to tokens. Everything here is linear in the length of the text, and the text is cut at 4,000 characters.
 *
 * @module
 */

import { normalise } from './normalise.ts'

export interface Token {
  /** As the user wrote it. */
  readonly text: string
  /** Lower case. */
  readonly word: string
  /** `word`, a punctuation `mark`, the `minus` of an exclusion such as `-hat`, a text in quotes, or `writing` to be seen. */
  readonly kind: 'word' | 'mark' | 'minus' | 'quote' | 'writing'
  /** The user wrote a capital here although no sentence starts here. */
  readonly capital: boolean
  /** The tokens inside the quotes. */
  readonly inside?: readonly Token[]
}

const tokenPattern =
  /(?<![\p{L}\p{N}])-{1,2}(?=\p{L})|[\p{L}\p{N}\p{M}\p{So}]+(?:(?:['&-]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{N}\p{M}]+)*(?:%|(?<=s)'(?=\s))?|\S/gu

/** Tokens of a request, its quotes, dashes, fractions and white space made plain. */
export function tokenise(text: string): readonly Token[] {
  const plain = normalise(text)
  const shouted = isTitleCase(plain.match(tokenPattern) ?? [])
  return plain.split(quotePattern).flatMap((part, index) => {
    const said = (part ?? '').trim()
    if (said === '') return []
    const tokens = tokensOf(part, shouted)
    if (index % 3 === 0) return tokens
    return [{ text: `"${said}"`, word: said.toLowerCase(), kind: 'quote', capital: false, inside: tokens }]
  })
}

function tokensOf(text: string, shouted: boolean): readonly Token[] {
  const pieces = text.match(tokenPattern) ?? []
  return mergeCompounds(pieces.map((piece, index) => tokenOf(piece, pieces[index - 1], shouted)))
}

/** What stands between double quotes, or between single quotes that open before a word and close after one. */
const quotePattern = /"([^"]{1,300})"|(?<![^\s(,:;])'([^\s'](?:[^']{0,120}[^\s'])?)'(?![^\s),.:;!?])/u

/** One token standing for several, e.g. `dark skinned` as `dark-skinned`. */
export function joinTokens(tokens: readonly Token[], separator: string): Token {
  return {
    text: tokens.map(token => token.text).join(separator),
    word: tokens.map(token => token.word).join(separator),
    kind: 'word',
    capital: tokens.some(token => token.capital),
  }
}

/** A word the request does not have, put in by a reading. */
export function wordToken(word: string): Token {
  const kind = /^[\p{L}\p{N}]/u.test(word) ? 'word' : 'mark'
  return { text: word, word, kind, capital: false }
}

/** The tokens' own text again, with plain spacing. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(token => (token.kind === 'mark' ? token.text : ` ${token.text}`))
    .join('')
    .trim()
}

/** Where nearly every word has a capital, capitals say nothing. */
function isTitleCase(pieces: readonly string[]): boolean {
  const words = pieces.filter(piece => /^\p{L}/u.test(piece))
  const capitals = words.filter(piece => /^\p{Lu}/u.test(piece)).length
  return words.length > 3 && capitals / words.length > 0.6
}

function tokenOf(piece: string, previous: string | undefined, shouted: boolean): Token {
  const word = piece.toLowerCase()
  if (/^-{1,2}$/.test(piece) && previous !== undefined && /[-\d]$/.test(previous))
    return { text: piece, word, kind: 'mark', capital: false }
  if (/^-{1,2}$/.test(piece)) return { text: piece, word, kind: 'minus', capital: false }
  const kind = /^[\p{L}\p{N}\p{So}]/u.test(piece) ? 'word' : 'mark'
  return { text: piece, word, kind, capital: !shouted && /^\p{Lu}/u.test(piece) }
}

const compoundTails = new Set([
  'haired',
  'skinned',
  'eyed',
  'aged',
  'race',
  'gender',
  'ethnic',
  'racial',
  'binary',
  'old',
])
const compoundHeads: Readonly<Record<string, ReadonlySet<string>>> = {
  race: new Set(['mixed']),
  gender: new Set(['mixed']),
  aged: new Set(['middle']),
  binary: new Set(['non']),
  ethnic: new Set(['multi']),
  racial: new Set(['multi', 'bi', 'inter']),
}
const pairs = new Set([
  'african american',
  'asian american',
  'native american',
  'south asian',
  'east asian',
  'southeast asian',
  'middle eastern',
  'pacific islander',
  'latin american',
  'world war',
  'down syndrome',
  'ming dynasty',
  'qing dynasty',
  'tang dynasty',
  'song dynasty',
  'han dynasty',
  'edo period',
  'heian period',
  'meiji era',
  'stone age',
  'bronze age',
  'iron age',
  'middle ages',
  'victorian era',
  'tudor england',
])

/** Words that mean one thing together: `dark skinned`, `5 years old`, `African American`. */
function mergeCompounds(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = []
  for (let index = 0; index < tokens.length; ) {
    const length = compoundLength(tokens, index)
    const parts = tokens.slice(index, index + length)
    const [only] = parts
    if (length === 1 && only !== undefined) merged.push(only)
    else if (/^age/.test(parts[0]?.word ?? '')) merged.push(yearsOld(parts))
    else
      merged.push(
        joinTokens(
          parts,
          isPair(parts) &&
            !/ (?:dynasty|period|era|age|ages|england)$/.test(parts.map(part => part.word).join(' '))
            ? ' '
            : '-',
        ),
      )
    index += length
  }
  return merged
}

function compoundLength(tokens: readonly Token[], index: number): number {
  const [first, second, third] = tokens.slice(index, index + 3)
  if (first === undefined || second === undefined || first.kind !== 'word') return 1
  if (third?.word === 'old' && /^years?$/.test(second.word) && /^\d+$/.test(first.word)) return 3
  if ((first.word === 'aged' || first.word === 'age') && /^\d{1,3}$/.test(second.word)) return 2
  if (isPair([first, second])) return 2
  const isNamed =
    /^(?:an?|the|one|his|her|that)$/.test(tokens[index - 1]?.word ?? '') && third?.kind === 'word'
  if (!isNamed && sportsBefore.test(`${first.word} ${second.word}`)) return 2
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(first.word) && /^centur(?:y|ies)$/.test(second.word)) return 2
  if (!compoundTails.has(second.word) || second.word === 'old') return 1
  const heads = compoundHeads[second.word]
  return heads === undefined || heads.has(first.word) ? 2 : 1
}

/** `aged 70` is `70-year-old`. */
function yearsOld(parts: readonly Token[]): Token {
  const years = parts[1]?.text ?? ''
  return { text: textOf(parts), word: `${years}-year-old`, kind: 'word', capital: false }
}

const sportsBefore =
  /^(?:arm wrestling|horse riding|horseback riding|rock climbing|ice climbing|ice skating|ice fishing|figure skating|roller skating|mountain biking|bird watching|dog walking|weight lifting|sky diving|scuba diving|water skiing|jet skiing|wind surfing|body surfing|stage diving|rope jumping|wood carving|bull riding|belly dancing|line dancing|tap dancing|break dancing|pole dancing|fire eating|thumb wrestling|window shopping|trick or treating|trampoline jumping|apple picking|star gazing|story telling|sun bathing|video calling|day dreaming)$/

function isPair(tokens: readonly Token[]): boolean {
  return tokens.length === 2 && pairs.has(tokens.map(token => token.word).join(' '))
}
