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
  'a couple dozen': 24,
  'a couple hundred': 200,
  'a score of': 20,
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
  const count =
    readRange(tokens, index + hedge) ??
    readBound(tokens, index + hedge) ??
    phraseCount(tokens, index + hedge) ??
    plainCount(tokens, index + hedge)
  return count === undefined ? undefined : { ...count, length: count.length + hedge }
}

/** Whether a range such as `three to five` begins here. */
export function isRange(tokens: readonly Token[], index: number): boolean {
  return readRange(tokens, index) !== undefined
}

/** `three to five`, `3-5`, `between three and five`, `one or two`: the number in the middle, the greater of two. */
function readRange(tokens: readonly Token[], index: number): Count | undefined {
  const isBetween = /^(?:between|from)$/.test(tokens[index]?.word ?? '')
  const start = index + (isBetween ? 1 : 0)
  const [first, joint, second] = tokens.slice(start, start + 3)
  const dashed = /^(\d{1,3})-(\d{1,3})$/.exec(first?.word ?? '')
  if (dashed !== null && !isBetween)
    return middleOf(Number(dashed[1]), Number(dashed[2]), 1, first?.text ?? '')
  const [low, high] = [numberOf(first?.word ?? ''), numberOf(second?.word ?? '')]
  const joins = isBetween ? /^(?:and|to|-)$/ : /^(?:to|or|-)$/
  if (low === undefined || high === undefined || !joins.test(joint?.word ?? '')) return undefined
  return middleOf(low, high, 3 + start - index, `${first?.text} ${joint?.text} ${second?.text}`)
}

function middleOf(low: number, high: number, length: number, text: string): Count | undefined {
  return low < high ? { value: Math.ceil((low + high) / 2), length, vague: text } : undefined
}

/** `more than three` are four, `fewer than five` are four. */
function readBound(tokens: readonly Token[], index: number): Count | undefined {
  if (tokens[index + 1]?.word !== 'than') return undefined
  const step = { more: 1, fewer: -1, less: -1 }[tokens[index]?.word ?? '']
  const count = step === undefined ? undefined : plainCount(tokens, index + 2)
  if (step === undefined || count === undefined) return undefined
  const text = tokens.slice(index, index + 2 + count.length).map(token => token.text)
  return { value: Math.max(1, count.value + step), length: count.length + 2, vague: text.join(' ') }
}

/** Value of one number word or figure: `3`, `three`, `twenty-five`. */
export function numberOf(word: string): number | undefined {
  if (/^\d{1,9}x?$/.test(word)) return Number.parseInt(word, 10)
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
    const scale = scaleOf(tokens, index + length)
    if (exact === 2 && scale > 1) return { value: exact * scale, length: length + 1 }
    if (exact === 2 && isOfPair(tokens, index + length))
      return { value: 1, length: length + ofLength(tokens, index + length) }
    if (exact !== undefined) return { value: exact, length: length + ofLength(tokens, index + length) }
    const vague = vagueCounts[phrase]
    if (vague !== undefined && scale > 1 && vague < 10)
      return { value: vague * scale, length: length + 1, vague: `${phrase} ${tokens[index + length]?.text}` }
    if (vague !== undefined) return { value: vague, length, vague: phrase }
  }
  return undefined
}

function plainCount(tokens: readonly Token[], index: number): Count | undefined {
  const value = numberOf(tokens[index]?.word ?? '')
  if (value === undefined || isYearOf(tokens, index)) return undefined
  const scale = scaleOf(tokens, index + 1)
  if (scale > 1) return { value: value * scale, length: 2 + (scale === 12 ? ofLength(tokens, index + 2) : 0) }
  const [open, figure, close] = tokens.slice(index + 1, index + 4).map(token => token.word)
  const isRepeated = open === '(' && close === ')' && numberOf(figure ?? '') === value
  return { value, length: isRepeated ? 4 : tokens[index + 1]?.word === 'x' ? 2 : 1 }
}

/** `a 1977 Corvette`, `1950s`. */
export function isYearOf(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  return /^(?:1[0-9]|20)\d\d$/.test(tokens[index]?.word ?? '') && next?.kind === 'word' && next.capital
}

const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  score: 20,
  hundred: 100,
  thousand: 1000,
  million: 1000,
}

/** `dozen` after a number is times twelve; 1: no such word. */
function scaleOf(tokens: readonly Token[], index: number): number {
  return scales[tokens[index]?.word ?? ''] ?? 1
}

/** `a pair of scissors` is one thing. */
function isOfPair(tokens: readonly Token[], index: number): boolean {
  const at = tokens[index - 1]?.word === 'of' ? index : index + ofLength(tokens, index)
  return tokens.slice(at, at + 3).some(token => paired.test(token.word))
}

const paired =
  /^(?:scissors|glasses|sunglasses|eyeglasses|goggles|spectacles|trousers|pants|shorts|jeans|tights|leggings|overalls|pajamas|pyjamas|binoculars|headphones|earphones|pliers|tweezers|shears|tongs)$/

function ofLength(tokens: readonly Token[], index: number): number {
  return tokens[index]?.word === 'of' &&
    tokens[index + 1]?.word !== 'them' &&
    tokens[index + 1]?.word !== 'the'
    ? 1
    : 0
}
