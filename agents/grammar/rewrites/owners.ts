/**
 * Parts of somebody's body, and members counted on, in plain words: `on a pirate's shoulder` as `on a pirate`,
 * `a child's teeth` as `the teeth of a child`, `while a fourth talks` as `while another firefighter talks`.
 *
 * @module
 */
import { isAnimal } from '../animals.ts'
import { determiners } from '../lexicon/function-words.ts'
import { bodyParts } from '../lexicon/wear.ts'
import { isPersonNoun } from '../people.ts'
import { isPlural, singular } from '../plurals.ts'
import { type Token, wordToken } from '../tokens.ts'
import { baseOfFinite, isGerund } from '../verb-forms.ts'
import { isBoundary } from '../word-classes.ts'

const seats = /^(?:shoulders?|back|lap|head|knees?|arms?|hand|finger|nose|hump)$/
const ordinal = /^(?:second|third|fourth|fifth|sixth)$/

/** Says whose body is meant, and which member is another one. */
export function readOwners(tokens: readonly Token[]): readonly Token[] {
  const said: Token[] = []
  let plural: Token | undefined
  for (let index = 0; index < tokens.length; ) {
    const owned =
      partOf(tokens, index) ??
      ownedAt(tokens, index) ??
      mostOf(tokens, index, plural) ??
      nextMember(tokens, index, plural)
    const token = tokens[index]
    if (token !== undefined && isPlural(token.word) && token.kind === 'word') plural = token
    said.push(...(owned?.tokens ?? tokens.slice(index, index + 1)))
    index += owned?.length ?? 1
  }
  return said
}

/** `a pirate's shoulder`; after `on` the pirate alone. */
function ownedAt(
  tokens: readonly Token[],
  index: number,
): { tokens: readonly Token[]; length: number } | undefined {
  const opener = tokens[index]
  if (opener === undefined || !determiners.has(opener.word)) return undefined
  for (let at = index + 1; at < index + 5; at += 1) {
    const owner = tokens[at]
    if (owner === undefined || (isBoundary(owner) && !/'s$/.test(owner.word))) return undefined
    if (!/'s$/.test(owner.word)) continue
    const name = owner.word.slice(0, -2)
    let end = at + 1
    while (
      end < at + 3 &&
      tokens[end] !== undefined &&
      !isPart(tokens[end]) &&
      !isBoundary(tokens[end] ?? wordToken('.'))
    )
      end += 1
    const part = tokens[end]
    if (!isPart(part) || part === undefined || !(isPersonNoun(name) || isAnimal(name))) return undefined
    const bare = [...tokens.slice(index, at), { ...owner, word: name, text: owner.text.slice(0, -2) }]
    const isSeat = tokens[index - 1]?.word === 'on' && seats.test(part.word)
    if (isSeat) return { tokens: bare, length: end + 1 - index }
    const parts = [wordToken('the'), ...tokens.slice(at + 1, end + 1), wordToken('of')]
    return { tokens: [...parts, ...bare], length: end + 1 - index }
  }
  return undefined
}

/** `on the head of a hippopotamus`: on the hippopotamus. */
function partOf(tokens: readonly Token[], index: number) {
  const [the, part, of, owner] = tokens.slice(index, index + 4)
  const isSeat =
    tokens[index - 1]?.word === 'on' && /^(?:the|a)$/.test(the?.word ?? '') && seats.test(part?.word ?? '')
  const isOwned = of?.word === 'of' && determiners.has(owner?.word ?? '')
  return isSeat && isOwned ? { tokens: [], length: 3 } : undefined
}

function isPart(token: Token | undefined): boolean {
  return token !== undefined && (bodyParts.has(token.word) || bodyParts.has(singular(token.word)))
}

/** `the tallest one in yellow`, `the middle one red`, `the first wearing a hat`: one of those before. */
function mostOf(tokens: readonly Token[], index: number, plural: Token | undefined) {
  const [the, most, next] = tokens.slice(index, index + 3)
  if (the?.word !== 'the' || plural === undefined || most === undefined) return undefined
  if (/^(?:is|are|was|were)$/.test(tokens[index - 1]?.word ?? '')) return undefined
  const isMost =
    /^(?:first|second|third|last|middle|front|back|leftmost|rightmost|best)$/.test(most.word) ||
    /..est$/.test(most.word)
  if (!isMost || /^(?:forest|guest|chest|vest|priest|nest|west|harvest|rest|test)$/.test(most.word))
    return undefined
  if (next?.word === 'one') return { tokens: [wordToken('one')], length: 3 }
  const ends =
    next === undefined ||
    next.kind === 'mark' ||
    /^(?:in|with|at|on|is|has|wearing|holding|of)$/.test(next.word)
  const isPlace =
    /^(?:middle|front|back|first|last)$/.test(most.word) && (tokens[index - 1]?.word ?? '') !== ','
  return ends && !isPlace ? { tokens: [wordToken('one')], length: 2 } : undefined
}

/** `a third robot`, `a fourth talks`: one more of those before. */
function nextMember(tokens: readonly Token[], index: number, plural: Token | undefined) {
  const [article, nth, next] = tokens.slice(index, index + 3)
  if (!/^(?:a|one)$/.test(article?.word ?? '') || !ordinal.test(nth?.word ?? '') || next === undefined)
    return undefined
  const acts =
    isGerund(next.word) ||
    baseOfFinite(next.word, false) !== undefined ||
    /^(?:is|has|in|with|on|at)$/.test(next.word)
  const isNoun = !isBoundary(next) && !isPlural(next.word) && !acts
  if (!isNoun && !(acts && plural !== undefined)) return undefined
  if (isNoun) return { tokens: [wordToken('another')], length: 2 }
  return { tokens: [wordToken('another'), wordToken(singular(plural?.word ?? ''))], length: 2 }
}
