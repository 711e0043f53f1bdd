/**
 * Comparisons of number, said as numbers: `more cats than dogs`, `women outnumber men`, `equal numbers of men and women`.
 *
 * After a group they are shares of it (`ten people, more women than men`); else the smallest plain numbers that make
 * them true, with a warning that says which.
 *
 * @module
 */
import { groupOf } from '../groups.ts'
import { determiners } from '../lexicon/function-words.ts'
import { numberOf } from '../numbers.ts'
import { isPersonNoun } from '../people.ts'
import { isPlural, singular } from '../plurals.ts'
import type { Ambiguity } from '../sketch.ts'
import { type Token, textOf, wordToken } from '../tokens.ts'
import { isBoundary } from '../word-classes.ts'

export interface Rewritten {
  readonly tokens: readonly Token[]
  readonly ambiguous: readonly Ambiguity[]
}

interface Comparison {
  readonly first: readonly Token[]
  readonly second: readonly Token[]
  /** How many of each where no group is there to share. */
  readonly counts: readonly [number, number]
  /** The first's share of a group. */
  readonly share: string
  readonly length: number
  /** How many both are together, where it is said. */
  readonly total?: number
}

/** Puts every comparison of number into numbers or shares. */
export function readComparisons(tokens: readonly Token[]): Rewritten {
  const kept: Token[] = []
  const ambiguous: Ambiguity[] = []
  for (let index = 0; index < tokens.length; ) {
    const found = totalled(tokens, index, comparisonAt(tokens, index))
    if (found === undefined) {
      kept.push(...tokens.slice(index, index + 1))
      index += 1
      continue
    }
    const isOfTotal = found.total !== undefined && isOfPeople(found.first) && isOfPeople(found.second)
    if (isOfTotal) kept.push(wordToken(String(found.total)), wordToken('people'))
    const isPeople = isOfPeople(found.first) && isOfPeople(found.second)
    const group = isPeople ? groupAfter(tokens, index + found.length) : []
    kept.push(...group.slice(1))
    const isShare = (isOfTotal || hasGroup(kept)) && isPeople
    if (isShare) {
      dropLead(kept)
      kept.push(...shareOf(kept, found))
    } else {
      kept.push(...countsOf(found))
      const [one, two] = found.counts
      ambiguous.push({
        feature: textOf(tokens.slice(index, index + found.length)),
        details: `Read as ${one} and ${two}; say numbers for others.`,
      })
    }
    index += found.length + group.length
  }
  return { tokens: kept, ambiguous }
}

function comparisonAt(tokens: readonly Token[], index: number): Comparison | undefined {
  return equal(tokens, index) ?? unequal(tokens, index) ?? outnumbered(tokens, index)
}

/** `equal numbers of A and B`, `as many A as B`, `twice as many A as B`. */
function equal(tokens: readonly Token[], index: number): Comparison | undefined {
  const words = tokens.slice(index, index + 6).map(token => token.word)
  const article = /^(?:an?|the)$/.test(words[0] ?? '') ? 1 : 0
  const isEqual =
    /^(?:equal|same)$/.test(words[article] ?? '') &&
    /^(?:numbers?|parts?|amounts?|shares?)$/.test(words[article + 1] ?? '') &&
    words[article + 2] === 'of'
  if (isEqual) return pairAt(tokens, index, index + article + 3, 'and', [3, 3], 'half')
  if (words[0] === 'equal' && isPlural(words[1] ?? ''))
    return pairAt(tokens, index, index + 1, 'and', [3, 3], 'half')
  const factor = words[0] === 'twice' ? 2 : words[1] === 'times' ? numberOf(words[0] ?? '') : undefined
  const start = factor === undefined ? 0 : words[0] === 'twice' ? 1 : 2
  if (words[start] !== 'as' || words[start + 1] !== 'many') return undefined
  const counts: readonly [number, number] = factor === undefined ? [3, 3] : [2 * Math.min(factor, 20), 2]
  return pairAt(
    tokens,
    index,
    index + start + 2,
    'as',
    counts,
    factor === undefined ? 'half' : factor === 2 ? 'two-thirds' : 'most',
  )
}

/** `more A than B`, `fewer A than B`. */
function unequal(tokens: readonly Token[], index: number): Comparison | undefined {
  const word = tokens[index]?.word ?? ''
  if (word === 'more') return pairAt(tokens, index, index + 1, 'than', [3, 2], 'most')
  const found = /^(?:fewer|less)$/.test(word)
    ? pairAt(tokens, index, index + 1, 'than', [2, 3], 'most')
    : undefined
  return found === undefined
    ? undefined
    : { ...found, first: found.second, second: found.first, counts: [3, 2] }
}

/** `women outnumber men`, `men are outnumbered by women`. */
function outnumbered(tokens: readonly Token[], index: number): Comparison | undefined {
  const active = pairAt(tokens, index, index, 'outnumber', [3, 2], 'most')
  if (active !== undefined) return active
  const be = nounEnd(tokens, index)
  if (
    be === undefined ||
    !/^(?:are|is|were)$/.test(tokens[be]?.word ?? '') ||
    tokens[be + 1]?.word !== 'outnumbered'
  )
    return undefined
  const second = nounEnd(tokens, be + 3)
  return second === undefined
    ? undefined
    : {
        first: tokens.slice(be + 3, second),
        second: tokens.slice(index, be),
        counts: [3, 2],
        share: 'most',
        length: second - index,
      }
}

/** `..., five animals in total`, `..., four of each`, `...: one boy`: the numbers are said after the comparison. */
function totalled(
  tokens: readonly Token[],
  index: number,
  found: Comparison | undefined,
): Comparison | undefined {
  if (found === undefined) return undefined
  const end = index + found.length
  const [mark, figure, noun] = [tokens[end], tokens[end + 1], tokens[end + 2]]
  const value = numberOf(figure?.word ?? '')
  if (mark?.kind !== 'mark' || value === undefined) return found
  const { counts } = found
  const ratio = counts[0] > counts[1] && counts[1] === 2 ? counts[0] / 2 : undefined
  if (noun?.word === 'of' && /^(?:each|both)$/.test(tokens[end + 3]?.word ?? ''))
    return { ...found, counts: [value, value], length: found.length + 4 }
  const isSecond = singular(noun?.word ?? '') === singular(found.second.at(-1)?.word ?? '')
  if (isSecond)
    return {
      ...found,
      counts: [ratio === undefined || ratio < 2 ? value + 1 : value * ratio, value],
      length: found.length + 3,
    }
  const isAll =
    /^(?:people|persons|animals|things|items|objects|pieces|fruits|members|kids|children|pets|subjects|toys|vehicles)$/.test(
      noun?.word ?? '',
    )
  if (!isAll && noun !== undefined && noun.kind !== 'mark') return found
  const first =
    counts[0] === counts[1]
      ? Math.round(value / 2)
      : ratio !== undefined && ratio >= 2
        ? Math.round((value * ratio) / (ratio + 1))
        : Math.floor(value / 2) + 1
  return {
    ...found,
    counts: [first, Math.max(0, value - first)],
    length: found.length + (isAll ? 3 : 2),
    total: value,
  }
}

/** Two plural nouns with a word between them. */
function pairAt(
  tokens: readonly Token[],
  index: number,
  start: number,
  joint: string,
  counts: readonly [number, number],
  share: string,
): Comparison | undefined {
  const middle = nounEnd(tokens, start)
  if (middle === undefined || tokens[middle]?.word !== joint) return undefined
  const end = nounEnd(tokens, middle + 1)
  if (end === undefined) return undefined
  return {
    first: tokens.slice(start, middle),
    second: tokens.slice(middle + 1, end),
    counts,
    share,
    length: end - index,
  }
}

/** Where a plain plural noun phrase that begins here ends; undefined: none begins. */
function nounEnd(tokens: readonly Token[], start: number): number | undefined {
  for (let index = start; index < start + 4; index += 1) {
    const token = tokens[index]
    if (token === undefined || isBoundary(token)) return undefined
    if (isPlural(token.word) || /^(?:sheep|fish|deer)$/.test(token.word)) return index + 1
  }
  return undefined
}

/** `in a choir of nine` after a comparison, which is then of that group; empty: none is named there. */
function groupAfter(tokens: readonly Token[], start: number): readonly Token[] {
  if (!/^(?:in|within|among)$/.test(tokens[start]?.word ?? '')) return []
  if (!determiners.has(tokens[start + 1]?.word ?? '')) return []
  const noun = tokens[start + 2]?.word ?? ''
  if (groupOf(noun, [], false) === undefined) return []
  const isCounted = tokens[start + 3]?.word === 'of' && numberOf(tokens[start + 4]?.word ?? '') !== undefined
  return tokens.slice(start, start + (isCounted ? 5 : 3))
}

function hasGroup(before: readonly Token[]): boolean {
  return before.some((token, index) => {
    const counted = numberOf(token.word)
    const isGroup =
      groupOf(singular(token.word), [], false) !== undefined || groupOf(token.word, [], false) !== undefined
    return (
      isGroup ||
      (counted !== undefined &&
        counted > 2 &&
        before.slice(index + 1, index + 4).some(next => isPlural(next.word)))
    )
  })
}

/** `with`, `where` and `in which` before a share say nothing more. */
function dropLead(before: Token[]): void {
  while (/^(?:with|where|which|whom|in|has|have|having|that|there|are|is)$/.test(before.at(-1)?.word ?? '')) {
    before.pop()
  }
}

function isOfPeople(words: readonly Token[]): boolean {
  return isPersonNoun(singular(words.at(-1)?.word ?? ''))
}

/** `, most of them women and the rest men`; `a group of equal numbers of ...` is one of people. */
function shareOf(before: readonly Token[], { first, second, share }: Comparison): readonly Token[] {
  const opener = before.at(-1)?.word === 'of' ? ['people', ','] : before.at(-1)?.kind === 'mark' ? [] : [',']
  const rest = share === 'half' ? ['half', 'of', 'them'] : ['the', 'rest']
  return [...opener, share, 'of', 'them']
    .map(wordToken)
    .concat(first, [wordToken('and')], rest.map(wordToken), second)
}

function countsOf({ first, second, counts }: Comparison): readonly Token[] {
  const [one, two] = counts.map(count => wordToken(String(count)))
  return [
    ...(one === undefined ? [] : [one]),
    ...first,
    wordToken('and'),
    ...(two === undefined ? [] : [two]),
    ...second,
  ]
}
