/**
 * Classes of single words, from the word lists, the table of entailments and the forms of words.
 *
 * @module
 */
import { adjectiveEntailments } from '../entailments.ts'
import { isAnimal } from './animals.ts'
import { adjectives, colors, hasAdjectiveEnding, intensifiers, shades } from './lexicon/adjectives.ts'
import { closedClasses, fillers } from './lexicon/function-words.ts'
import { cultures, ethnicities, periods } from './lexicon/origins.ts'
import { adjectives as describing } from './lexicon/wordnet/adjectives.ts'
import { numberOf } from './numbers.ts'
import { isPersonNoun } from './people.ts'
import { singular } from './plurals.ts'
import type { Token } from './tokens.ts'
import { varietyWords } from './variety-words.ts'

const ethnicityWords: ReadonlyMap<string, string> = new Map(
  [...ethnicities].map((value): [string, string] => [value.toLowerCase(), value]),
)

/** The attribute's value for a word of ethnicity or nationality: `asian` is `Asian`. */
export function ethnicityOf(word: string): string | undefined {
  return ethnicityWords.get(word) ?? (word.endsWith('s') ? ethnicityWords.get(word.slice(0, -1)) : undefined)
}

/** Why a policy leaves alone what the word names: a period, or a people. */
export function heritageReason(word: string): 'historical' | 'stated_culture' | undefined {
  const plain = periods.has(word) || cultures.has(word) ? word : singular(word)
  if (cultures.has(plain)) return 'stated_culture'
  if (
    periods.has(plain) ||
    /^1(?:[0-8]\d\d|9[0-6]\d)('?s)?$/.test(word) ||
    /^(?:1[0-9]|[1-9])(?:st|nd|rd|th)-century$/.test(word)
  )
    return 'historical'
  return undefined
}

/** Whether the word describes the noun after it. */
export function isAdjective(token: Token): boolean {
  const { word } = token
  return (
    adjectives.has(word) ||
    colors.has(word) ||
    shades.has(word) ||
    intensifiers.has(word) ||
    adjectiveEntailments[word] !== undefined ||
    varietyWords[word] !== undefined ||
    ethnicityWords.has(word) ||
    (heritageReason(word) !== undefined && !isPersonNoun(singular(word))) ||
    /'s$|s'$/.test(word) ||
    /^\d+-years?-old$/.test(word) ||
    /^[a-z0-9]+-(?:person|member|piece|man|woman|player)$/.test(word) ||
    /^1[0-9]\d\d'?s$/.test(word) ||
    hasAdjectiveEnding(word) ||
    isParticiple(word)
  )
}

function superlativeBases(word: string): readonly string[] {
  const stem = word.slice(0, -3)
  return [stem, `${stem}e`, stem.replace(/i$/, 'y'), stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem]
}

/** Hyphenated words that are nouns themselves. */
const compoundNouns =
  /^(?:x-ray|t-shirt|ping-pong|yo-yo|t-rex|e-bike|e-sports|table-tennis|water-polo|merry-go-round|jack-o|self-portrait|co-|ex-|lay-by|see-saw|teeter-totter|tug-of|mother-|father-|sister-|brother-|forget-me|walkie-talkie|hi-fi|wi-fi|spider-man|go-kart|drive-in|make-up|pop-up|pick-up|close-up)/

/** Whether the word describes a noun that is yet to come: `a lone gazebo`. */
export function describesNoun(token: Token): boolean {
  if (isAdjective(token)) return true
  const { word } = token
  if (
    /^[a-z]+-[a-z]/.test(word) &&
    !compoundNouns.test(word) &&
    !isPersonNoun(word) &&
    !isAnimal(word) &&
    !isBoundary(token)
  )
    return true
  if (
    /..est$/.test(word) &&
    superlativeBases(word).some(base => adjectives.has(base) || describing.has(base))
  )
    return true
  if (!describing.has(word) || isBoundary(token) || word.endsWith('ing')) return false
  return !isPersonNoun(singular(word)) && !isAnimal(word)
}

/** `quietly`: how something is done, no part of a noun. */
export function isAdverb(word: string): boolean {
  if (!/..ly$/.test(word) || adjectives.has(word) || describing.has(word)) return false
  const stem = word.slice(0, -2)
  return [stem, stem.replace(/i$/, 'y'), `${stem}le`, `${stem}l`, `${stem}e`].some(
    form =>
      adjectives.has(form) || describing.has(form) || hasAdjectiveEnding(form) || /(?:ing|ed)$/.test(form),
  )
}

/** Words that end a noun phrase. */
export function isBoundary(token: Token): boolean {
  const { word } = token
  return (
    token.kind !== 'word' ||
    closedClasses.some(words => words.has(word)) ||
    fillers.has(word) ||
    /^(?:and|or|but|no|not|nobody|without|has|have|having|half|than|don't|wearing|one's|back-to-back|side-by-side|face-to-face|hand-in-hand|arm-in-arm|shoulder-to-shoulder)$/.test(
      word,
    ) ||
    numberOf(word) !== undefined ||
    /%$/.test(word)
  )
}

function isParticiple(word: string): boolean {
  return (
    word.length > 5 &&
    /[^e]ed$/.test(word) &&
    !/(?:shed|bed|seed|weed|steed|breed|sled|hundred|moped)$/.test(word)
  )
}
