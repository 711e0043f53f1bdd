/**
 * What must not be in a box: the user's exclusions, then other values of the attributes that the box was cast with.
 *
 * @module
 */
import type { CastSubject, PlanSubject, Warning } from '../types.ts'
import { attributePhrase, drawableValues, type SaidAttribute, type Wording } from './attribute-words.ts'
import { openPhrases } from './open-phrases.ts'
import { policyValues } from './policy-phrases.ts'
import { presentationNoun, type RegionPrompt } from './region-prompt.ts'
import { knownWords } from './vocabulary.ts'
import { scriptWarning } from './warnings.ts'
import { contentWords, holdsPhrase } from './words.ts'

/** Other values named of one attribute. */
const namedValues = 2

/** Representative light, medium and dark bins of the Monk scale; those at least three bins away are named. */
const skinTones = [2, 5, 9]
const farTones = 3

/** The words that the user excluded, as the model says them, and a warning for each that it does not know. */
export function exclusions(
  excluded: readonly string[],
  wording: Wording,
): { readonly items: readonly string[]; readonly warnings: readonly Warning[] } {
  const { vocabulary } = wording
  if (vocabulary === undefined) return { items: excluded, warnings: [] }
  const phrases = Object.values(vocabulary.attributes).flatMap(values => Object.entries(values))
  const read = excluded.map(text => {
    const phrase = phrases.find(([value, said]) => said !== '' && holdsPhrase(value, text))?.[1]
    const warnings = phrase === undefined ? undrawableExclusion(text, wording) : []
    return { items: warnings.length > 0 ? [] : [phrase ?? text], warnings }
  })
  return { items: read.flatMap(one => one.items), warnings: read.flatMap(one => one.warnings) }
}

/** `man, person, skin tone 2, skin tone 5` for a woman of skin tone 8: a few well separated other values of each. */
export function otherValues(
  subject: PlanSubject,
  cast: CastSubject | undefined,
  { said, found, parts }: RegionPrompt,
  wording: Wording,
): readonly string[] {
  const child = said.some(({ attribute, value }) => attribute === 'age' && value === 'child')
  const own = [parts.head, ...parts.attributes].join(', ')
  // Being an adult is said by no word, and yet an older face or a child would be wrong.
  const adult =
    cast?.attributes.age?.value === 'adult' ? [{ attribute: 'age', value: 'adult', phrase: '' }] : []
  const listed = [...said, ...adult].filter(
    ({ attribute }) => subject.exempt === undefined || attribute in subject.stated,
  )
  const presentationFirst = [...listed].sort(
    (left, right) => Number(right.attribute === 'presentation') - Number(left.attribute === 'presentation'),
  )
  const phrases = presentationFirst.flatMap(one =>
    separated(one, valuesOf(one.attribute, found, wording)).map(value => {
      const phrase = attributePhrase(one.attribute, value, found, wording)
      return one.attribute === 'presentation' ? presentationNoun(phrase, value, child) : phrase
    }),
  )
  return [...new Set(phrases)].filter(phrase => phrase !== '' && !holdsPhrase(own, phrase))
}

function undrawableExclusion(text: string, { vocabulary, model }: Wording): readonly Warning[] {
  if (vocabulary === undefined) return []
  const known = knownWords(vocabulary)
  return contentWords(text)
    .filter(word => !known.has(word))
    .map(word =>
      scriptWarning(
        'undrawable',
        word,
        `${model} does not know "${word}", so its negative prompt cannot say it.`,
      ),
    )
}

function valuesOf(attribute: string, found: RegionPrompt['found'], wording: Wording): readonly string[] {
  if (found !== undefined) return drawableValues(found, attribute) ?? []
  const ofPolicy = policyValues(wording.policy, attribute)
  return ofPolicy.length > 0 ? ofPolicy : Object.keys(openPhrases[attribute] ?? {})
}

/** Of an ordered list the values farthest from the one that was cast, in their own order. */
function separated({ attribute, value }: SaidAttribute, values: readonly string[]): readonly string[] {
  if (attribute === 'skin_tone' && value.startsWith('monk-')) return farSkinTones(value, values)
  const place = values.indexOf(value)
  const distance = (other: string) => Math.abs(values.indexOf(other) - place)
  const far = values
    .filter(other => other !== value)
    .sort((left, right) => distance(right) - distance(left))
    .slice(0, namedValues)
  return values.filter(other => far.includes(other))
}

function farSkinTones(value: string, values: readonly string[]): readonly string[] {
  const tone = Number(value.slice('monk-'.length))
  return skinTones
    .filter(other => Math.abs(other - tone) >= farTones)
    .map(other => `monk-${other}`)
    .filter(other => values.length === 0 || values.includes(other))
}
