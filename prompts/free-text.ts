/**
 * The user's other words about a subject: what of them a model can draw, and a warning for every word it cannot.
 *
 * @module
 */
import type { CastSubject, PlanSubject, Warning } from '../types.ts'
import {
  attributePhrase,
  castValues,
  drawableValues,
  type SaidAttribute,
  type Wording,
} from './attribute-words.ts'
import type { FoundClass } from './vocabulary.ts'
import { knownWords } from './vocabulary.ts'
import { scriptWarning } from './warnings.ts'
import { contentWords, holdsPhrase, sameness } from './words.ts'

export interface FreeText {
  readonly action: string | undefined
  readonly details: readonly string[]
  readonly warnings: readonly Warning[]
}

/**
 * Action and details for the prompt. An open model takes them as they are, and so does an exempt subject, whose own
 * words stay unchanged; a closed vocabulary takes what it can draw, in its own words.
 */
export function freeText(
  subject: PlanSubject,
  cast: CastSubject | undefined,
  found: FoundClass | undefined,
  wording: Wording,
): FreeText {
  const { action, details = [] } = subject
  if (wording.vocabulary === undefined) return { action, details, warnings: [] }
  const unsaid = [action, ...details].filter(text => text !== undefined && !saidBy(found, text))
  const read = unsaid.flatMap(text => (text === undefined ? [] : [translate(text, cast, found, wording)]))
  const warnings = read.flatMap(one => one.warnings.map(warning => ({ ...warning, subject: subject.id })))
  if (subject.exempt !== undefined) return { action, details, warnings }
  const phrases = read.flatMap(one => one.said.map(({ phrase }) => phrase))
  return { action: undefined, details: [...new Set(phrases)], warnings }
}

/** Warnings for the words of a text that a closed vocabulary lacks; where it knows them all, for the text as a whole. */
export function undrawableWords(
  text: string,
  leftover: readonly string[],
  { vocabulary, model }: Wording,
): readonly Warning[] {
  if (vocabulary === undefined || leftover.length === 0) return []
  const known = knownWords(vocabulary)
  const unknown = [...new Set(leftover.filter(word => !known.has(word)))]
  const words = unknown.length > 0 ? unknown : [text]
  return words.map(word =>
    scriptWarning('undrawable', word, `${model} has no picture for "${word}"; it was left out.`),
  )
}

/** The attribute values that a text names and this class can be drawn with, and what is left of the text. */
function translate(
  text: string,
  cast: CastSubject | undefined,
  found: FoundClass | undefined,
  wording: Wording,
): { readonly said: readonly SaidAttribute[]; readonly warnings: readonly Warning[] } {
  const values = new Map(castValues(cast))
  const named = Object.keys(found?.entry.attributes ?? {}).flatMap(attribute =>
    (drawableValues(found, attribute) ?? []).flatMap(value => {
      const phrase = attributePhrase(attribute, value, found, wording)
      return phrase !== '' && namesValue(text, value, phrase) ? [{ attribute, value, phrase }] : []
    }),
  )
  const said = named.filter(({ attribute, value }) => [undefined, value].includes(values.get(attribute)))
  const words = new Set(said.flatMap(({ value, phrase }) => contentWords(`${value} ${phrase}`)))
  const leftover = contentWords(text).filter(word => !words.has(word))
  return {
    said: said.filter(({ attribute }) => !values.has(attribute)),
    warnings: undrawableWords(text, leftover, wording),
  }
}

/** All words of the phrase stand in the text: `in a wheelchair` names `using a wheelchair`, `a red coat` no red hair. */
function namesValue(text: string, value: string, phrase: string): boolean {
  const words = new Set(contentWords(text))
  return holdsPhrase(text, phrase) || contentWords(`${value} ${phrase}`).every(word => words.has(word))
}

/** The class itself shows it: its synonyms hold actions such as `playing basketball`. */
function saidBy(found: FoundClass | undefined, text: string): boolean {
  if (found === undefined) return false
  const said = [found.saidBy ?? '', found.entry.phrase, ...found.entry.synonyms]
  return said.some(phrase => phrase !== '' && sameness(phrase) === sameness(text))
}
