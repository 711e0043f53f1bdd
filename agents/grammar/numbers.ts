/**
 * Counts in words and figures.
 *
 * @module
 */
import type { Token } from './tokens.ts'

export interface Count {
  readonly value: number
  /** Number of tokens it takes. */
  readonly length: number
  /** Set where the words name no exact number: `several`. */
  readonly vague?: string
}

/** More subjects than this are not planned: no layout takes them. */
export const largestCount = 100

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'
const numbers: ReadonlyMap<string, number> = new Map([
  ...ones.split(' ').map((word, value): [string, number] => [word, value]),
  ...tens.split(' ').map((word, index): [string, number] => [word, (index + 2) * 10]),
])

/** Words for an inexact number, and the number each is read as. */
export const vagueCounts: Readonly<Record<string, number>> = {
  'a few': 3,
  few: 3,
  some: 3,
  several: 3,
  various: 3,
  multiple: 3,
  'a handful of': 4,
  'a number of': 4,
  many: 6,
  'a lot of': 6,
  'lots of': 6,
  'plenty of': 6,
  'loads of': 6,
  numerous: 6,
  'dozens of': 12,
  'hundreds of': largestCount,
  'thousands of': largestCount,
  'a hundred': largestCount,
  'a thousand': largestCount,
  'a million': largestCount,
}

const exactPhrases: Readonly<Record<string, number>> = {
  'half a dozen': 6,
  'a half dozen': 6,
  'a dozen': 12,
  'two dozen': 24,
  dozen: 12,
  'a couple of': 2,
  both: 2,
  'a pair of': 2,
  'pair of': 2,
  'a single': 1,
  'just one': 1,
}

const approximations = new Set([
  'about',
  'around',
  'approximately',
  'exactly',
  'roughly',
  'nearly',
  'almost',
  'only',
  'just',
])

/** The count that starts at `index`; undefined: none does. `a couple` alone is a group, no count. */
export function readCount(tokens: readonly Token[], index: number): Count | undefined {
  const hedge = approximations.has(tokens[index]?.word ?? '') ? 1 : 0
  const count = phraseCount(tokens, index + hedge) ?? plainCount(tokens, index + hedge)
  return count === undefined ? undefined : { ...count, length: count.length + hedge }
}

/** Value of one number word or figure: `3`, `three`, `twenty-five`. */
export function numberOf(word: string): number | undefined {
  if (/^\d{1,9}$/.test(word)) return Number(word)
  if (/^\d{1,3}(?:,\d{3})+$/.test(word)) return Number(word.replaceAll(',', ''))
  const known = numbers.get(word)
  if (known !== undefined) return known
  const [ten, one] = word.split('-').map(part => numbers.get(part))
  return ten !== undefined && one !== undefined && ten >= 20 && one < 10 ? ten + one : undefined
}

function phraseCount(tokens: readonly Token[], index: number): Count | undefined {
  for (const length of [3, 2, 1]) {
    const phrase = tokens
      .slice(index, index + length)
      .map(token => token.word)
      .join(' ')
    if (tokens.length - index < length) continue
    const exact = exactPhrases[phrase]
    if (exact !== undefined) return { value: exact, length: length + ofLength(tokens, index + length) }
    const vague = vagueCounts[phrase]
    if (vague !== undefined) return { value: vague, length, vague: phrase }
  }
  return undefined
}

function plainCount(tokens: readonly Token[], index: number): Count | undefined {
  const value = numberOf(tokens[index]?.word ?? '')
  if (value === undefined) return undefined
  const next = tokens[index + 1]?.word
  if (next === 'dozen') return { value: value * 12, length: 2 }
  if (next === 'hundred') return { value: value * 100, length: 2 }
  if (next === 'thousand' || next === 'million') return { value: value * 1000, length: 2 }
  return { value, length: 1 }
}

function ofLength(tokens: readonly Token[], index: number): number {
  return tokens[index]?.word === 'of' &&
    tokens[index + 1]?.word !== 'them' &&
    tokens[index + 1]?.word !== 'the'
    ? 1
    : 0
}
