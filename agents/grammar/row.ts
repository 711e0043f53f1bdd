/**
 * What holds for all that a sentence joins: what only several do, what they are, and which of two alternatives is drawn.
 *
 * @module
 */
import type { Sentence } from './sentence.ts'
import { takeNoun } from './subjects.ts'

/** `a girl with a hat and a boy with a cap sitting back to back`: what only several do. */
export function doneTogether({ cursor, target, draft }: Sentence): boolean {
  if (target.part !== undefined || target.indices !== draft.focus || target.indices.length > 1) return false
  for (let ahead = 1; ahead < 5; ahead += 1) {
    const chunk = cursor.peek(ahead)
    if (chunk === undefined || /^(?:stop|comma|and)$/.test(chunk.kind)) return false
    if (
      /^(?:each other|one another|back to back|side by side|hand in hand|face to face|arm in arm)$/.test(
        chunk.text,
      )
    )
      return true
  }
  return false
}

/** `a tall woman with curls and a short man with a beard are dancing`: both. */
export function turnToRow(sentence: Sentence, text: string): void {
  const { draft, target } = sentence
  const isLast = target.part === undefined && target.indices === draft.focus
  if (/^(?:are|were)$/i.test(text) && isLast && target.indices.length === 1 && sentence.row.length > 1)
    sentence.target = { indices: sentence.row }
}

/** `a lion or a tiger`: the first, and a warning says so. */
export function dropsAlternative({ draft, cursor }: Sentence): boolean {
  const other = cursor.peekNoun()
  const isCounted = other?.determiner !== undefined && /^(?:an?|another)$/.test(other.determiner)
  if (other === undefined || !isCounted || draft.at(draft.focus).length === 0) return false
  takeNoun(cursor)
  const first = draft.at(draft.focus)[0]?.lemma ?? ''
  draft.ambiguous(
    { feature: `or ${other.text}`, details: `Read as the first of the two, ${first}.` },
    draft.focus[0],
  )
  return true
}
