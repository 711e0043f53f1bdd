/**
 * What a quote of the request really states of an attribute. A model's value counts only as far as the request's
 * words say it, by the value's own word or by the tables of entailments; where the words leave a choice, the choice
 * stays with the policy's draw.
 *
 * @module
 */
import { adjectiveEntailments, type Entailment, nounEntailments } from '../entailments.ts'
import { ageOfDecade, ageOfYears } from '../grammar/ages.ts'
import { colors } from '../grammar/lexicon/adjectives.ts'
import {
  eyewear,
  facialHair,
  hairColors,
  hairStyles,
  headwear,
  mobilityAids,
} from '../grammar/lexicon/wear.ts'
import { isPersonNoun } from '../grammar/people.ts'
import { singular } from '../grammar/plurals.ts'
import { ethnicityOf } from '../grammar/word-classes.ts'
import { isSaid, requestWords } from './quotes.ts'

/**
 * The values that the quote states of an attribute, of those that the model named; undefined: it states none of them.
 * `following` is the word behind the quote in the request.
 */
export function statedBy(
  quote: string,
  following: string | undefined,
  attribute: string,
  values: readonly string[],
): readonly string[] | undefined {
  const words = requestWords(quote)
  const literal = values.filter(value => saysValue(words, attribute, value))
  if (literal.length > 0) return literal
  const entailed = entailedValues(words, following, attribute)
  return values.some(value => entailed.includes(value)) ? entailed : undefined
}

/** Attributes of people, whose values are looked for in tables; any other must be named by the request itself. */
const known: ReadonlySet<string> = new Set(
  'presentation age skin_tone hair_color hair_style facial_hair headwear eyewear mobility_aid ethnicity color'.split(
    ' ',
  ),
)

/** Whether it may be an attribute of this request: a known one, or one whose name the request says (`jersey`). */
export function isAttribute(attribute: string, request: string): boolean {
  if (known.has(attribute)) return true
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(attribute) && isSaid(attribute.replaceAll('_', ' '), request)
}

/** Values that the words entail: `grandmothers` are feminine and older, `dark skin` is tones 8 to 10. */
function entailedValues(
  words: readonly string[],
  following: string | undefined,
  attribute: string,
): readonly string[] {
  const found = words.flatMap((word, index) => entailmentsAt([...words, following ?? ''], index, word))
  const values = found.flatMap(({ stated }) => stated?.[attribute] ?? [])
  const age = attribute === 'age' ? ageOf(words) : undefined
  return [...new Set([...values, ...(age === undefined ? [] : [age])])]
}

const skinColors = new Set(['black', 'white', 'brown'])
const pronouns: Readonly<Record<string, Entailment>> = {
  she: { stated: { presentation: 'feminine' } },
  her: { stated: { presentation: 'feminine' } },
  he: { stated: { presentation: 'masculine' } },
  his: { stated: { presentation: 'masculine' } },
  him: { stated: { presentation: 'masculine' } },
}

function entailmentsAt(words: readonly string[], index: number, word: string): readonly Entailment[] {
  const one = singular(word)
  const next = singular(words[index + 1] ?? '')
  if (/^(?:skin|skinned|complexion)$/.test(next)) return [adjectiveEntailments[`${word}-skinned`] ?? {}]
  // `Black doctor` is a skin tone, `black coat` is none.
  if (skinColors.has(word) && next !== 'person' && !isPersonNoun(next)) return []
  return [adjectiveEntailments[word], nounEntailments[one], pronouns[word]].filter(
    entry => entry !== undefined,
  )
}

function ageOf(words: readonly string[]): string | undefined {
  const text = words.join(' ')
  const years =
    /\b(\d{1,3})[- ]?(?:years?|yrs?)\b/.exec(text)?.[1] ?? /\b(?:aged?|age of) (\d{1,3})\b/.exec(text)?.[1]
  return years === undefined ? ageOfDecade(words) : ageOfYears(Number(years))
}

const wornWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  headwear,
  eyewear,
  facial_hair: facialHair,
  hair_style: hairStyles,
  mobility_aid: mobilityAids,
}

/** Whether the value's own word, or a listed one for it, is in the quote: `hijab` for a headscarf. */
function saysValue(words: readonly string[], attribute: string, value: string): boolean {
  // The tables of entailments alone decide: the words of these values mean other things elsewhere.
  if (attribute === 'presentation' || attribute === 'age') return false
  if (attribute === 'skin_tone') return saysTone(words.join(' '), value)
  if (attribute === 'hair_color') return saysHair(words, value)
  const listed = Object.hasOwn(wornWords, attribute) ? wornWords[attribute] : undefined
  if (listed !== undefined)
    return words.some((word, index) =>
      [word, singular(word), `${word} ${words[index + 1] ?? ''}`].some(
        key => Object.hasOwn(listed, key) && listed[key] === value,
      ),
    )
  const wanted = requestWords(value).flatMap(word => word.split('-'))
  if (attribute === 'ethnicity' && !wanted.some(word => saysOrigin(word, words))) return false
  if (attribute === 'color' && !wanted.some(word => colors.has(word))) return false
  const said = new Set(words.flatMap(word => [word, singular(word)]))
  return wanted.length > 0 && wanted.every(word => said.has(word) || said.has(singular(word)))
}

/** `Black` is an origin beside another, as in `Asian or Black`. */
function saysOrigin(word: string, words: readonly string[]): boolean {
  if (ethnicityOf(word) !== undefined) return true
  return skinColors.has(word) && words.some(other => ethnicityOf(other) !== undefined)
}

function saysTone(text: string, value: string): boolean {
  const number = value.replace('monk-', '')
  return new RegExp(`\\b(?:monk|tone)[- ](?:scale )?${number}\\b`).test(text)
}

function saysHair(words: readonly string[], value: string): boolean {
  const hair = words.some(word => /hair|haired|headed|beard/.test(word))
  return hair && words.some(word => hairColors[word.replace(/-(?:haired|headed)$/, '')] === value)
}
