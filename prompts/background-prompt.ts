/**
 * What the canvas outside all boxes says: `a basketball court`.
 *
 * @module
 */
import type { Cast, Plan, Vocabulary, Warning } from '../types.ts'
import type { Wording } from './attribute-words.ts'
import { undrawableWords } from './free-text.ts'
import { findClass, findSetting, isPerson } from './vocabulary.ts'
import { scriptWarning } from './warnings.ts'
import { contentWords, sameness, withArticle } from './words.ts'

export interface BackgroundPrompt {
  /** Setting, then style. */
  readonly phrases: readonly string[]
  readonly warnings: readonly Warning[]
}

/**
 * Where it happens and how it looks. Where no place was said: the usual place of the people, if they have one in common,
 * which is told; else, and for a place that the model cannot draw, a plain ground.
 */
export function backgroundPrompt(plan: Plan, cast: Cast, wording: Wording): BackgroundPrompt {
  const { style } = plan
  const usual = plan.setting === undefined ? usualPlace(plan, cast, wording) : undefined
  const setting = plan.setting ?? usual
  const { vocabulary } = wording
  if (vocabulary === undefined) {
    const place = setting === undefined ? 'a plain background' : withArticle(setting)
    return { phrases: [place, ...(style === undefined ? [] : [style])], warnings: [] }
  }
  const place = closestSetting(setting, wording, vocabulary)
  const knownStyle = vocabulary.styles.some(known => sameness(known) === sameness(style ?? ''))
  const styleWarnings =
    style === undefined || knownStyle ? [] : undrawableWords(style, contentWords(style), wording)
  const told =
    usual === undefined
      ? []
      : [scriptWarning('ambiguous', 'setting', `No place was said; drawn in the usual one: ${place.phrase}.`)]
  return { phrases: [place.phrase], warnings: [...told, ...place.warnings, ...styleWarnings] }
}

/** What the background must not show: the scene's exclusions, and for open models people, who have boxes of their own. */
export function backgroundNegative(excluded: readonly string[], wording: Wording): readonly string[] {
  return wording.vocabulary === undefined ? [...new Set([...excluded, 'people', 'person'])] : excluded
}

/** The one place where all people of the scene are usually seen, as the vocabulary has it. */
function usualPlace({ subjects }: Plan, cast: Cast, { vocabulary }: Wording): string | undefined {
  if (vocabulary === undefined) return undefined
  const people = subjects.filter(subject => isPerson(subject) && subject.exempt === undefined)
  const places = people.map(subject => {
    const attributes = cast.subjects.find(({ id }) => id === subject.id)?.attributes
    return findClass(subject, attributes?.mobility_aid?.value ?? undefined, vocabulary)?.entry.setting
  })
  const [place] = places
  return places.every(other => other === place) ? place : undefined
}

/** The setting itself, or the longest part of its words that is one: `busy hospital at night` is a hospital. */
function closestSetting(
  setting: string | undefined,
  wording: Wording,
  vocabulary: Vocabulary,
): { readonly phrase: string; readonly warnings: readonly Warning[] } {
  if (setting === undefined) return { phrase: plainGround(vocabulary), warnings: [] }
  for (const part of partsOf(setting)) {
    const phrase = findSetting(part, vocabulary)
    if (phrase === undefined) continue
    const covered = new Set(contentWords(part))
    const leftover = contentWords(setting).filter(word => !covered.has(word))
    return { phrase, warnings: undrawableWords(setting, leftover, wording) }
  }
  return {
    phrase: plainGround(vocabulary),
    warnings: undrawableWords(setting, contentWords(setting), wording),
  }
}

/** All runs of words, the longest first. */
function partsOf(text: string): readonly string[] {
  const words = text.split(/\s+/)
  return words
    .flatMap((_, start) => words.slice(start).map((_word, length) => words.slice(start, start + length + 1)))
    .sort((left, right) => right.length - left.length)
    .map(run => run.join(' '))
}

function plainGround(vocabulary: Vocabulary): string {
  const grounds = Object.values(vocabulary.settings).map(({ phrase }) => phrase)
  return (
    grounds.find(phrase => phrase.includes('plain')) ??
    grounds.find(phrase => phrase.includes('background')) ??
    ''
  )
}
