/**
 * What a sentence remembers from one phrase to the next, and how it moves from one subject to another.
 *
 * @module
 */
import type { CanvasPlace } from './canvas-places.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { readNoun } from './noun-phrases.ts'
import type { NounReading } from './sketch.ts'

export class Sentence {
  readonly draft: SceneDraft
  readonly cursor: Cursor
  /** What the next phrase is said of. */
  target: Target = { indices: [] }
  /** `is`, `are` or a share came before: the next noun phrase may be said of the target. */
  predicate = false
  /** A comma or `and` joins the next noun phrase to the last. */
  joined = false
  afterComma = false
  /** The list says who is in the group before it: `six people, two women and four men`. */
  listing = false
  /** A colon or bracket opened a list. */
  opened = false
  /** Members of the group that a share is already about. */
  readonly taken = new Set<number>()
  /** Everybody and everything that commas and `and` join since the sentence began, of whatever kind. */
  row: readonly number[] = []
  /** The noun phrases of the list being read. */
  lists: readonly (readonly number[])[] = []

  constructor(draft: SceneDraft, cursor: Cursor) {
    this.draft = draft
    this.cursor = cursor
  }
}

export function focusOn(sentence: Sentence, indices: readonly number[]): void {
  const draft = sentence.draft
  const kind = draft.subjects[indices[0] ?? -1]?.kind
  const before = draft.subjects[draft.coordinated[0] ?? -1]?.kind
  draft.coordinated =
    sentence.joined && kind === before && draft.coordinated.length > 0
      ? [...new Set([...draft.coordinated, ...indices])]
      : indices
  draft.focus = indices
  sentence.row = sentence.joined ? [...new Set([...sentence.row, ...indices])] : indices
  sentence.lists = sentence.joined && kind === before ? [...sentence.lists, indices] : [indices]
  if (draft.coordinated.length > 1) {
    if (indices.length > 1 || sentence.joined)
      draft.group = indices.length > 1 && !sentence.joined ? indices : draft.coordinated
    sentence.taken.clear()
  }
  const others = sentence.lists.slice(0, -1).map(list => list.length)
  if (indices.length >= 4 && others.every(size => size * 2 <= indices.length)) draft.group = indices
  const several = sentence.lists.filter(list => list.length > 1)
  const [group] = several
  if (several.length === 1 && group !== undefined && group.length > 1) draft.group = group
  settlePending(sentence, indices)
  draft.near = []
  sentence.target = { indices }
  sentence.joined = false
  sentence.listing = false
  sentence.predicate = false
  sentence.afterComma = false
}

/** `two of them older, in front of a house`: after the comma all of the group are meant again. */
export function returnToGroup(sentence: Sentence): void {
  if (sentence.afterComma && sentence.target.part !== undefined)
    sentence.target = { indices: sentence.draft.group }
  sentence.afterComma = false
}

export function place(
  sentence: Sentence,
  indices: readonly number[],
  said: { readonly place: CanvasPlace; readonly text: string },
): void {
  const { place, text } = said
  for (const subject of indices) sentence.draft.positions.push({ subject, place, text })
}

/** People of whom nothing but their number is said. */
export function people(value: number): NounReading {
  return readNoun({ kind: 'noun', count: { value, length: 1 }, words: [], text: '' })
}

function settlePending(sentence: Sentence, indices: readonly number[]): void {
  const draft = sentence.draft
  if (draft.pending !== undefined) draft.relate(indices, draft.pending.relation, draft.pending.objects)
  if (draft.pending?.aside === true) for (const index of indices) draft.satellites.add(index)
  draft.pending = undefined
  if (draft.pendingPair !== undefined) {
    draft.relate(indices, 'right of', [draft.pendingPair[0]])
    draft.relate(indices, 'left of', [draft.pendingPair[1]])
    draft.pendingPair = undefined
  }
  if (sentence.joined) settleBetween(draft, indices)
  draft.pendingBetween = undefined
  if (draft.pendingPosition !== undefined) place(sentence, indices, draft.pendingPosition)
  draft.pendingPosition = undefined
  if (draft.pendingState !== undefined) draft.detail(indices, draft.pendingState.toLowerCase())
  draft.pendingState = undefined
}

function settleBetween(draft: SceneDraft, indices: readonly number[]): void {
  const between = draft.pendingBetween
  if (between === undefined) return
  for (const subject of draft.at(between.subjects))
    subject.details.splice(subject.details.indexOf(between.text), 1)
  draft.relate(between.subjects, 'right of', [between.first])
  draft.relate(between.subjects, 'left of', indices)
}
