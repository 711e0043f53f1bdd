/**
 * Forms of verbs: which words are actions, and their `-ing` form.
 *
 * @module
 */

import { isAnimal } from './animals.ts'
import { ingNouns, irregularVerbs, verbs } from './lexicon/verbs.ts'
import { bodyParts, clothes } from './lexicon/wear.ts'
import { plainVerbs } from './lexicon/wordnet/plain-verbs.ts'
import { verbs as known } from './lexicon/wordnet/verbs.ts'
import { isPersonNoun } from './people.ts'
import { singular } from './plurals.ts'

/** Words in -ing that are no nouns: `playing`, `sword-fighting`. */
export function isGerund(word: string): boolean {
  const last = word.slice(word.lastIndexOf('-') + 1)
  if (
    /[^aeiou]ling$/.test(last) &&
    ![`${last.slice(0, -3)}e`, last.slice(0, -3), last.slice(0, -4)].some(
      form => verbs.has(form) || known.has(form),
    )
  )
    return false
  return word.length > 4 && /ing$/.test(word) && !ingNouns.has(last) && !/-(?:in|of|to)-/.test(word)
}

/** Base form of a gerund if it is known: `riding` is `ride`. */
export function baseOfGerund(gerund: string): string {
  const irregular = irregularVerbs[gerund]
  if (irregular !== undefined) return irregular
  const stem = gerund.slice(0, -3)
  const undoubled = stem.length > 2 && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
  const forms = [stem, `${stem}e`, undoubled]
  return forms.find(form => verbs.has(form)) ?? forms.find(form => known.has(form)) ?? stem
}

/** Whether a base form is a verb at all. */
export function isKnownVerb(form: string): boolean {
  return verbs.has(form) || known.has(form)
}

/** Base form of a finite form after its subject: `holds` after one, `hold` after several; undefined: no verb. */
export function baseOfFinite(word: string, subjectIsPlural: boolean, evenPeople = false): string | undefined {
  if (!evenPeople && isPersonNoun(singular(word)) && singular(word) !== 'guard') return undefined
  if (subjectIsPlural) return isVerb(word) ? word : undefined
  if (!word.endsWith('s') || singular(word) === word) return undefined
  if ((clothes.has(singular(word)) && word !== 'watches') || bodyParts.has(word)) return undefined
  const forms = [word.slice(0, -1), word.slice(0, -2), word.replace(/ies$/, 'y')]
  return forms.find(form => verbs.has(form)) ?? forms.find(isVerb)
}

function isVerb(word: string): boolean {
  return (
    verbs.has(word) ||
    (plainVerbs.has(word) &&
      !notVerbs.has(word) &&
      !isAnimal(word) &&
      !bodyParts.has(word) &&
      !clothes.has(word))
  )
}

/** Verbs whose forms describe or name more often, whatever WordNet's texts have. */
const notVerbs = new Set(
  'clear empty close open own free slow dry wet cool warm clean dim calm dirty dull level bare better near back up down out over like even still long light shore tit bat peach pen colour color match'.split(
    ' ',
  ),
)

/** `hold` to `holding`, `ride` to `riding`, `sit` to `sitting`. */
export function gerundOf(base: string): string {
  if (base === 'dress') return 'dressed'
  if (/ie$/.test(base)) return `${base.slice(0, -2)}ying`
  if (/[^eoy]e$/.test(base)) return `${base.slice(0, -1)}ing`
  if (/^(?:[^aeiou]*[aeiou][bdgklmnprt]|begin|forget)$/.test(base) && !/[aeiou]{2}/.test(base))
    return `${base}${base.at(-1) ?? ''}ing`
  return `${base}ing`
}

/** Forms that are verbs more often than the last noun of a compound; others need an object or place after them. */
const plainlyVerbs = new Set(
  'sits stands rides holds eats reads wears jumps carries sings swims sleeps smiles laughs kicks throws catches drives waits writes teaches pushes pulls climbs kneels leans chases hugs bakes shakes makes lies looks talks speaks listens hold ride wear eat carry sit throw catch sing write teach read sleep kneel lean'.split(
    ' ',
  ),
)

/** Whether the form is a verb even with no object or place after it. */
export function isPlainlyVerb(word: string): boolean {
  if (plainlyVerbs.has(word)) return true
  const forms = word.endsWith('s') ? [word.slice(0, -1), word.slice(0, -2), word.replace(/ies$/, 'y')] : []
  return forms.some(form => isVerb(form) && plainVerbs.has(form))
}

/** Whether a noun in -ing is an action here, by the article of its object: `crossing the street`. */
export function takesObject(word: string, next: string | undefined): boolean {
  return (
    /^(?:crossing|landing|drawing|painting|building|meeting|clearing|catering|bowling|boxing|nursing)$/.test(
      word,
    ) && /^(?:a|an|the|his|her|their|its|each)$/.test(next ?? '')
  )
}
