/**
 * Names of persons and characters: a list of the famous, and runs of capitalised words.
 *
 * @module
 */
import { famousCharacters, famousPersons, firstNames, placeNames, titles } from './lexicon/origins.ts'
import { abstract } from './lexicon/wordnet/abstract.ts'
import { adjectives } from './lexicon/wordnet/adjectives.ts'
import { animals } from './lexicon/wordnet/animals.ts'
import { characters } from './lexicon/wordnet/characters.ts'
import { people } from './lexicon/wordnet/people.ts'
import { persons } from './lexicon/wordnet/persons.ts'
import { places } from './lexicon/wordnet/places.ts'
import { regions } from './lexicon/wordnet/regions.ts'
import { things } from './lexicon/wordnet/things.ts'
import { verbs } from './lexicon/wordnet/verbs.ts'
import { words as others } from './lexicon/wordnet/words.ts'
import { isPersonNoun } from './people.ts'
import { singular } from './plurals.ts'
import type { Token } from './tokens.ts'
import { ethnicityOf, heritageReason } from './word-classes.ts'

export interface NameReading {
  readonly name: string
  readonly reason: 'named_person' | 'named_character'
  /** Set where nothing but capitals says that it is a person. */
  readonly ambiguous: boolean
}

/** Number of tokens of the famous name at `index`; 0: none. */
export function famousNameLength(tokens: readonly Token[], index: number): number {
  for (let length = 4; length > 0; length -= 1) {
    const part = tokens.slice(index, index + length)
    if (part.length < length || part.some(token => token.kind !== 'word')) continue
    const name = part.map(token => token.word).join(' ')
    if (!isKnownName(name, part)) continue
    const following = tokens[index + length]
    if (length === 1 && !part[0]?.capital && (name.length < 6 || following?.kind === 'word')) continue
    return length + surnameLength(tokens, index + length, part)
  }
  return 0
}

/** On a list, or of several words in WordNet, or one with a capital that is no common noun. */
function isKnownName(name: string, part: readonly Token[]): boolean {
  if (famousCharacters.has(name) || famousPersons.has(name)) return true
  if (!persons.has(name) && !characters.has(name)) return false
  const capitals = part.filter(token => token.capital).length
  return part.length > 1 ? capitals === part.length : capitals === 1 && !isCommonNoun(name)
}

function isCommonNoun(word: string): boolean {
  return (
    [others, things, people, animals, places, verbs, adjectives, abstract, regions].some(list =>
      list.has(word),
    ) ||
    isPersonNoun(singular(word)) ||
    ethnicityOf(word) !== undefined ||
    heritageReason(word) !== undefined
  )
}

/** Whether the words of a noun phrase without article are a name. */
export function readName(words: readonly Token[], determiner: string | undefined): NameReading | undefined {
  const text = words.map(token => token.text).join(' ')
  const known = words.map(token => token.word).join(' ')
  if (startsWithFamous(known, famousCharacters))
    return { name: text, reason: 'named_character', ambiguous: false }
  if (
    words.length > 1 &&
    determiner === undefined &&
    characters.has(known) &&
    words.every(token => token.capital)
  )
    return { name: text, reason: 'named_character', ambiguous: false }
  if (startsWithFamous(known, famousPersons)) return { name: text, reason: 'named_person', ambiguous: false }
  const lone = words.length === 1 && determiner === undefined && words[0]?.capital === true
  if (lone && firstNames.has(known)) return { name: text, reason: 'named_person', ambiguous: true }
  if (lone && (persons.has(known) || characters.has(known)) && !isCommonNoun(known))
    return {
      name: text,
      reason: characters.has(known) && !persons.has(known) ? 'named_character' : 'named_person',
      ambiguous: true,
    }
  if (determiner !== undefined || !words.every(isNamePart)) return undefined
  const titled = words.length > 1 && titles.has(words[0]?.word ?? '')
  if (words.length < 2 && !titled) return undefined
  const last = words.at(-1)?.word ?? ''
  if (placeNames.has(last) || placeNames.has(words[0]?.word ?? '') || isPersonNoun(singular(last)))
    return undefined
  return { name: text, reason: 'named_person', ambiguous: !titled }
}

function isNamePart(token: Token): boolean {
  if (token.word === 'van' || token.word === 'von' || token.word === 'de' || token.word === 'da') return true
  return (
    token.capital &&
    ethnicityOf(token.word) === undefined &&
    heritageReason(token.word) === undefined &&
    token.word !== 'black' &&
    token.word !== 'white'
  )
}

function startsWithFamous(known: string, names: ReadonlySet<string>): boolean {
  if (names.has(known)) return true
  const words = known.split(' ')
  return words.length > 1 && [1, 2].some(cut => names.has(words.slice(0, -cut).join(' ')))
}

/** `Queen Elizabeth` goes on with `I` or `II`, `Martin Luther King` with `Jr`. */
function surnameLength(tokens: readonly Token[], index: number, part: readonly Token[]): number {
  const next = tokens[index]
  if (next === undefined || !part.some(token => token.capital)) return 0
  return /^(?:[IVX]{1,4}|Jr|Sr)$/.test(next.text) ? 1 : 0
}
