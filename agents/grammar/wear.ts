/**
 * What people wear, carry on their bodies, and are: attributes where there is one, else details in the user's words.
 *
 * @module
 */

import { adjectiveEntailments } from '../entailments.ts'
import type { NounChunk } from './chunks.ts'
import type { SceneDraft, Target } from './draft.ts'
import { colors } from './lexicon/adjectives.ts'
import {
  bodyParts,
  clothes,
  eyewear,
  facialHair,
  hairColors,
  hairStyles,
  headwear,
  mobilityAids,
} from './lexicon/wear.ts'
import { clothes as worn } from './lexicon/wordnet/clothes.ts'
import { singular } from './plurals.ts'

/** What a phrase says of a body: attributes, and the rest in words. */
export interface WearReading {
  readonly stated: Readonly<Record<string, string | readonly string[]>>
  /** Words that no attribute holds; undefined: all are read. */
  readonly detail?: string
}

/** Reads `a red hat`, `grey hair`, `dark skin`; undefined: neither clothes nor a body part. */
export function readWear(chunk: NounChunk): WearReading | undefined {
  const words = chunk.words.map(token => token.word)
  const head = singular(words.at(-1) ?? '')
  const tail = [words.slice(-2, -1)[0], head].join(' ').trim()
  if (head === 'hair' || head === 'skin' || head in hairStyles) return readHairAndSkin(words, head, chunk)
  if (
    head === 'glasses' &&
    /^(?:wine|beer|champagne|drinking|shot|martini|pint|water|cocktail|magnifying)$/.test(words.at(-2) ?? '')
  )
    return undefined
  for (const [attribute, table] of [
    ['headwear', headwear],
    ['eyewear', eyewear],
    ['mobility_aid', mobilityAids],
    ['facial_hair', facialHair],
  ] as const) {
    const value = table[tail] ?? table[head]
    if (value === undefined) continue
    const known = table[tail] === undefined ? 1 : tail.split(' ').length
    return { stated: { [attribute]: value }, ...(words.length > known ? { detail: chunk.text } : {}) }
  }
  if (
    clothes.has(head) ||
    clothes.has(tail) ||
    isWorn(head) ||
    bodyParts.has(tail) ||
    bodyParts.has(head) ||
    bodyParts.has(words.at(-1) ?? '')
  )
    return { stated: {}, detail: chunk.text }
  return undefined
}

/** Whether the phrase names clothes, headwear or eyewear, which animals wear too. */
export function isGarment(chunk: NounChunk): boolean {
  const head = singular(chunk.words.at(-1)?.word ?? '')
  return head in headwear || head in eyewear || clothes.has(head) || isWorn(head)
}

/** Applies a reading; the detail keeps the preposition or verb before it. */
export function applyWear(draft: SceneDraft, target: Target, reading: WearReading, before: string): void {
  draft.state(target, reading.stated)
  if (reading.detail !== undefined) draft.detail(target.indices, `${before} ${reading.detail}`.trim())
}

/** `in black`, `in red and white`. */
export function isColorsOnly(chunk: NounChunk): boolean {
  return (
    chunk.determiner === undefined &&
    chunk.words.length > 0 &&
    chunk.words.every(token => colors.has(token.word) || token.word === 'and')
  )
}

function readHairAndSkin(words: readonly string[], head: string, chunk: NounChunk): WearReading {
  const rest =
    head in hairStyles
      ? words.slice(0, -1)
      : words.slice(0, words.lastIndexOf('hair') === -1 ? -1 : words.lastIndexOf('hair'))
  if (head === 'skin') return readSkin(rest, chunk)
  const color = rest.map(word => hairColors[word]).find(value => value !== undefined)
  const style = [...rest, head].map(word => hairStyles[word]).find(value => value !== undefined)
  const unread = rest.filter(
    word =>
      hairColors[word] === undefined && hairStyles[word] === undefined && word !== 'and' && word !== ',',
  )
  return {
    stated: {
      ...(color === undefined ? {} : { hair_color: color }),
      ...(style === undefined ? {} : { hair_style: style }),
    },
    ...(unread.length > 0 || (color === undefined && style === undefined) ? { detail: chunk.text } : {}),
  }
}

function readSkin(rest: readonly string[], chunk: NounChunk): WearReading {
  const stated = adjectiveEntailments[`${rest.at(-1) ?? ''}-skinned`]?.stated
  return stated === undefined ? { stated: {}, detail: chunk.text } : { stated }
}

/** Clothes by WordNet, less what is mostly something else. */
function isWorn(noun: string): boolean {
  return (
    worn.has(noun) &&
    !/^(?:hose|chain|shell|plate|band|bells?|jean|pump|flat|oxford|bar|stone|rock|comb|clip|cluster|mantle|wrap|shift|robe de chambre|decoration|ornament|boot camp|patch|mail|slip|frill|train|tie-in|crest|star|cloud)$/.test(
      noun,
    )
  )
}
