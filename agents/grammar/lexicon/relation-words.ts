/**
 * Phrases of place between two subjects, and the relation each means.
 *
 * @module
 */
import type { RelationName } from '../../../types.ts'

export const relationPhrases: Readonly<Record<string, RelationName>> = {
  'to the left of': 'left of',
  'on the left of': 'left of',
  'at the left of': 'left of',
  'to the left side of': 'left of',
  'on the left side of': 'left of',
  'on the left hand side of': 'left of',
  'left of': 'left of',
  'left from': 'left of',
  'to the right of': 'right of',
  'on the right of': 'right of',
  'at the right of': 'right of',
  'to the right side of': 'right of',
  'on the right side of': 'right of',
  'on the right hand side of': 'right of',
  'right of': 'right of',
  'right from': 'right of',
  'on top of': 'on',
  'on the top of': 'on',
  on: 'on',
  upon: 'on',
  onto: 'on',
  atop: 'on',
  'on the back of': 'on',
  'on the bottom of': 'below',
  'at the bottom of': 'below',
  'at the top of': 'above',
  'on the side of': 'next to',
  'on side of': 'next to',
  'to the side of': 'next to',
  'on one side of': 'next to',
  'on the edge of': 'on',
  above: 'above',
  over: 'above',
  below: 'below',
  beneath: 'below',
  under: 'below',
  underneath: 'below',
  'in front of': 'in front of',
  'in the front of': 'in front of',
  'ahead of': 'in front of',
  'in back of': 'behind',
  'at the back of': 'behind',
  behind: 'behind',
  'next to': 'next to',
  beside: 'next to',
  besides: 'next to',
  alongside: 'next to',
  'at the side of': 'next to',
  'by the side of': 'next to',
  'side by side with': 'next to',
  'on each side of': 'next to',
  'on either side of': 'next to',
  'on both sides of': 'next to',
  'at either side of': 'next to',
  'close to': 'next to',
  'adjacent to': 'next to',
  near: 'next to',
  'near to': 'next to',
  by: 'next to',
  against: 'next to',
  opposite: 'next to',
  past: 'next to',
  'together with': 'next to',
  'along with': 'next to',
  'accompanied by': 'next to',
  'surrounded by': 'next to',
  'flanked by': 'next to',

  'bigger than': 'larger than',
  'larger than': 'larger than',
  'taller than': 'larger than',
  'smaller than': 'smaller than',
  'shorter than': 'smaller than',
  'tinier than': 'smaller than',
}

/** Words that open a relation of several words although they also describe. */
const openers = new Set(
  Object.keys(relationPhrases)
    .filter(phrase => phrase.includes(' '))
    .map(phrase => phrase.slice(0, phrase.indexOf(' '))),
)

/** Whether these words open a relation of several words, such as `next to` or `smaller than`. */
export function opensRelation(words: readonly string[]): boolean {
  if (!openers.has(words[0] ?? '')) return false
  return [2, 3, 4].some(
    length => words.slice(0, length).join(' ') in relationPhrases && words.length >= length,
  )
}
