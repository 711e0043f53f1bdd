/**
 * What must not be drawn: on a subject where it is worn, shown or done by people, else anywhere.
 *
 * @module
 */
import type { Cursor } from './cursor.ts'
import type { SceneDraft } from './draft.ts'
import { isPersonNoun } from './people.ts'
import { singular } from './plurals.ts'
import { readWear } from './wear.ts'
import { isAdjective } from './word-classes.ts'

/** Mass words and plurals that stay as they are said. */
const asSaid = new Set([
  'people',
  'humans',
  'animals',
  'text',
  'words',
  'letters',
  'men',
  'women',
  'children',
])

/** Reads the list after `no`, `without`, `-`: `no hats, glasses or beards`. `attached` are the subjects it follows directly. */
export function readExclusions(
  draft: SceneDraft,
  cursor: Cursor,
  attached: readonly number[],
  loose = false,
): void {
  while (!cursor.done) {
    const word = takeExcluded(cursor)
    if (word === undefined) return
    exclude(draft, word, attached, loose)
    if (!continues(cursor)) return
    cursor.skip()
  }
}

interface Excluded {
  readonly word: string
  /** Worn, shown or done by a body. */
  readonly ofBody: boolean
}

function takeExcluded(cursor: Cursor): Excluded | undefined {
  const chunk = cursor.peek()
  if (chunk === undefined) return undefined
  if (chunk.kind === 'verb') {
    cursor.skip()
    const object = chunk.base === 'wear' ? cursor.peekNoun() : undefined
    if (object === undefined) return { word: chunk.text.toLowerCase(), ofBody: true }
  }
  if (cursor.preposition(0, 'in', 'with')) cursor.skip()
  const noun = cursor.peekNoun()
  if (noun === undefined) return undefined
  cursor.skip()
  const last = noun.words.at(-1)
  const ofBody =
    readWear(noun) !== undefined || (noun.words.length > 0 && noun.words.every(token => isAdjective(token)))
  return { word: lemmaOf(noun.words.map(token => token.word)) || (last?.text ?? noun.text), ofBody }
}

function lemmaOf(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return [...words.slice(0, -1), asSaid.has(last) ? last : singular(last)].join(' ')
}

function exclude(
  draft: SceneDraft,
  { word, ofBody }: Excluded,
  attached: readonly number[],
  loose: boolean,
): void {
  const people = draft.people()
  const own = attached.length > 0 && (ofBody || (!loose && !isPersonNoun(singular(word))))
  const subjects = own ? attached : ofBody ? people : []
  if (subjects.length > 0) draft.exclude(subjects, word)
  else if (!draft.excluded.includes(word)) draft.excluded.push(word)
}

/** `no hats or glasses` goes on; `no hats, a dog` does not. */
function continues(cursor: Cursor): boolean {
  const connector = cursor.peek()
  const next = cursor.peekNoun(1)
  if (next === undefined || next.determiner !== undefined || next.count !== undefined) return false
  if (connector?.kind === 'or') return true
  return connector?.kind === 'and' || connector?.kind === 'comma' ? readWear(next) !== undefined : false
}
