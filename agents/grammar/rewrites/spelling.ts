/**
 * Typing errors: a word that English does not have, one or two keys away from a word that requests are made of.
 *
 * Names, capitalised words and anything WordNet knows stay as they are; so does what is near nothing.
 *
 * @module
 */
import { adjectiveEntailments, nounEntailments } from '../../entailments.ts'
import { groups } from '../groups.ts'
import { adjectives, colors } from '../lexicon/adjectives.ts'
import { animals } from '../lexicon/animals.ts'
import { everydayThings } from '../lexicon/everyday-things.ts'
import { closedClasses } from '../lexicon/function-words.ts'
import { isEnglish } from '../lexicon/known-words.ts'
import { occupations } from '../lexicon/occupations.ts'
import { places } from '../lexicon/places.ts'
import { roles } from '../lexicon/roles.ts'
import { pictureNouns, styleNouns } from '../lexicon/style-words.ts'
import { frameWords } from '../lexicon/talk-words.ts'
import { verbs } from '../lexicon/verbs.ts'
import { bodyParts, clothes, eyewear, facialHair, headwear, mobilityAids } from '../lexicon/wear.ts'
import type { Ambiguity } from '../sketch.ts'
import { type Token, wordToken } from '../tokens.ts'
import { gerundOf } from '../verb-forms.ts'
import type { Rewritten } from './comparisons.ts'

/** Puts right what was mistyped, and says so. */
export function readSpelling(tokens: readonly Token[]): Rewritten {
  const ambiguous: Ambiguity[] = []
  const read = tokens.flatMap(token => {
    const words = token.kind === 'word' && !token.capital ? corrected(token.word) : undefined
    if (words === undefined) return [token]
    if (!/^\d/.test(token.word))
      ambiguous.push({ feature: token.text, details: `Read as "${words.join(' ')}".` })
    return words.map(wordToken)
  })
  return { tokens: read, ambiguous }
}

const frequent =
  'the a an and with of in on at to for two three four five six seven eight nine ten is are who front next left right behind woman women man men people person children girl boy group team old young red blue green holding wearing sitting standing hospital doctor draw picture please'.split(
    ' ',
  )

/** Short words and joined ones that people type for others. */
const slips: Readonly<Record<string, string>> = {
  teh: 'the',
  hte: 'the',
  adn: 'and',
  nad: 'and',
  wiht: 'with',
  wih: 'with',
  wth: 'with',
  w: 'with',
  iwth: 'with',
  fo: 'of',
  ot: 'to',
  tow: 'two',
  thre: 'three',
  tree_: 'tree',
  foru: 'four',
  fiev: 'five',
  nd: 'and',
  n: 'and',
  pic: 'picture',
  alot: 'a lot',
  abit: 'a bit',
  infront: 'in front',
  nextto: 'next to',
  ontop: 'on top',
  inbetween: 'between',
  leftof: 'left of',
  rightof: 'right of',
  infornt: 'in front',
  behing: 'behind',
  beetween: 'between',
  ppl: 'people',
  wimen: 'women',
  womens: 'women',
  mens: 'men',
  childrens: 'children',
  childs: 'children',
  peoples: 'people',
  persons: 'people',
  womans: 'women',
  mans: 'men',
  mouses: 'mice',
  sheeps: 'sheep',
  fishes: 'fish',
  hes: 'he is',
  shes: 'she is',
  theyre: 'they are',
  thats: 'that is',
  im: "i'm",
  isnt: "isn't",
  doesnt: "don't",
  dont: "don't",
  gf: 'girlfriend',
  bf: 'boyfriend',
  doggo: 'dog',
  doggos: 'dogs',
  doggie: 'dog',
  kitteh: 'kitten',
  pls: 'please',
  plz: 'please',
}

/** Double plurals, which no other reading explains. */
const always = new Set(
  'peoples womens mens childrens childs womans mans sheeps hes shes theyre thats im isnt doesnt dont'.split(
    ' ',
  ),
)

function corrected(word: string): readonly string[] | undefined {
  const slip = Object.hasOwn(slips, word) ? slips[word] : undefined
  if (slip !== undefined && (always.has(word) || !isEnglish(word))) return slip.split(' ')
  const figure =
    /^(\d{1,3})(?!st$|nd$|rd$|th$|s$|d$|k$|x$|mm$|cm$|km$|m$|ft$|px$|am$|pm$|p$)([a-z]{3,})$/.exec(word)
  if (figure?.[1] !== undefined && figure[2] !== undefined) return [figure[1], figure[2]]
  if (word.length < 4 || !/^[a-z]+$/.test(word) || isEnglish(word)) return undefined
  return joined(word) ?? nearest(word)
}

/** `infront`: two small words without the space between. */
function joined(word: string): readonly string[] | undefined {
  for (let cut = 2; cut < word.length - 1; cut += 1) {
    const parts = [word.slice(0, cut), word.slice(cut)]
    if (parts.every(part => small.has(part))) return parts
  }
  return undefined
}

const small = new Set(
  'in on at to of the an and with next front top left right side two three four a is are his her'.split(' '),
)

function nearest(word: string): readonly string[] | undefined {
  const most = word.length >= 7 ? 2 : 1
  let best: { readonly word: string; readonly cost: number } | undefined
  for (const candidate of candidatesOf(word, most)) {
    const distance = distanceOf(word, candidate, most)
    if (distance > most || !isLikely(word, candidate, distance)) continue
    const cost =
      distance * 10 +
      (candidate[0] === word[0] ? 0 : 6) +
      (common().has(candidate) ? 0 : 2) +
      (candidate.length <= word.length ? 1 : 0)
    if (best === undefined || cost < best.cost) best = { word: candidate, cost }
  }
  return best === undefined || best.cost > most * 10 + 6 ? undefined : [best.word]
}

/** A slip drops, doubles or swaps letters; another letter is a vowel for a vowel or a neighbour on the keyboard. */
function isLikely(word: string, candidate: string, distance: number): boolean {
  if (word.length !== candidate.length) return word.length > 4 || candidate.length > word.length
  const differing = [...word].flatMap((letter, at) => (letter === candidate[at] ? [] : [at]))
  const sorted = (text: string) => [...text].sort().join('')
  if (sorted(word) === sorted(candidate)) return true
  if (word.length < 5 || differing.length > distance) return false
  return differing.every(at => isNear(word[at] ?? '', candidate[at] ?? ''))
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const alike = new Set('sc cs ck kc sz zs iy yi mn nm td dt bp pb gj jg fv vf'.split(' '))

function isNear(one: string, other: string): boolean {
  if (/[aeiouy]/.test(one) && /[aeiouy]/.test(other)) return true
  if (alike.has(one + other)) return true
  return rows.some(
    row => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1,
  )
}

let index: ReadonlyMap<string, readonly string[]> | undefined
let frequentWords: ReadonlySet<string> | undefined

function common(): ReadonlySet<string> {
  frequentWords ??= new Set(frequent)
  return frequentWords
}

/** Words of about the same length that begin or go on as the word does. */
function candidatesOf(word: string, most: number): readonly string[] {
  index ??= buildIndex()
  const found: string[] = []
  for (let length = word.length - most; length <= word.length + most; length += 1)
    for (const letter of new Set([word[0], word[1]])) found.push(...(index.get(`${letter}${length}`) ?? []))
  return found
}

function buildIndex(): ReadonlyMap<string, readonly string[]> {
  const words = new Set<string>()
  const add = (word: string) => {
    if (/^[a-z]{3,}$/.test(word)) words.add(word)
  }
  const nouns = [
    ...[
      roles,
      occupations,
      animals,
      places,
      clothes,
      bodyParts,
      styleNouns,
      pictureNouns,
      everydayThings,
    ].flatMap(list => [...list]),
    ...[nounEntailments, groups, headwear, eyewear, facialHair, mobilityAids].flatMap(table =>
      Object.keys(table),
    ),
  ].flatMap(phrase => phrase.split(' '))
  for (const noun of nouns) for (const form of [noun, pluralOf(noun)]) add(form)
  for (const list of [...closedClasses, adjectives, colors, frameWords]) for (const word of list) add(word)
  for (const word of Object.keys(adjectiveEntailments)) add(word)
  for (const verb of verbs) for (const form of [verb, `${verb}s`, gerundOf(verb)]) add(form)
  for (const word of [
    ...frequent,
    'without',
    'people',
    'children',
    'half',
    'dozen',
    'diverse',
    'multiracial',
    'beautiful',
    'another',
    'playing',
    'basketball',
    'football',
    'soccer',
    'volleyball',
    'baseball',
    'tennis',
    'hockey',
    'between',
    'female',
    'male',
  ])
    add(word)
  const byStart = new Map<string, string[]>()
  for (const word of words) {
    const key = `${word[0]}${word.length}`
    byStart.set(key, [...(byStart.get(key) ?? []), word])
  }
  return byStart
}

function pluralOf(noun: string): string {
  if (/man$/.test(noun)) return noun.replace(/man$/, 'men')
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/** Optimal string alignment distance (Damerau 1964): insertions, deletions, substitutions, neighbours swapped. */
function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      next.push(
        Math.min(
          (last[column] ?? most) + 1,
          (next[column - 1] ?? most) + 1,
          (last[column - 1] ?? most) + same,
          swapped && row > 1 && column > 1 ? (before[column - 2] ?? most) + 1 : most + 9,
        ),
      )
    }
    if (Math.min(...next) > most) return most + 1
    ;[before, last] = [last, next]
  }
  return last[other.length] ?? most + 1
}
