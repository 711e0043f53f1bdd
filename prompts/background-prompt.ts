/**
 * What the canvas outside all boxes says: `a basketball court`.
 *
 * @module
 */
import type { Plan, Vocabulary, Warning } from '../types.ts'
import type { Wording } from './attribute-words.ts'
import { undrawableWords } from './free-text.ts'
import { findSetting } from './vocabulary.ts'
import { contentWords, sameness, withArticle } from './words.ts'

export interface BackgroundPrompt {
  /** Setting, then style. */
  readonly phrases: readonly string[]
  readonly warnings: readonly Warning[]
}

/** Where it happens and how it looks; a plain ground where no place was said, or none that the model can draw. */
export function backgroundPrompt({ setting, style }: Plan, wording: Wording): BackgroundPrompt {
  const { vocabulary } = wording
  if (vocabulary === undefined) {
    const place = setting === undefined ? 'a plain background' : withArticle(setting)
    return { phrases: [place, ...(style === undefined ? [] : [style])], warnings: [] }
  }
  const place = closestSetting(setting, wording, vocabulary)
  const knownStyle = vocabulary.styles.some(known => sameness(known) === sameness(style ?? ''))
  const styleWarnings =
    style === undefined || knownStyle ? [] : undrawableWords(style, contentWords(style), wording)
  return { phrases: [place.phrase], warnings: [...place.warnings, ...styleWarnings] }
}

/** What the background must not show: the scene's exclusions, and for open models people, who have boxes of their own. */
export function backgroundNegative(excluded: readonly string[], wording: Wording): readonly string[] {
  return wording.vocabulary === undefined ? [...new Set([...excluded, 'people', 'person'])] : excluded
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
