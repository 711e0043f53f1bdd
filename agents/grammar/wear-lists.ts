/**
 * What is said of bodies after `in` and `with`: clothes, colours, a wheelchair, their sixties.
 *
 * @module
 */

import { ageOfDecade } from './ages.ts'
import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { goesOn } from './held.ts'
import { applyWear, isColorsOnly, isGarment, readWear } from './wear.ts'

const formations =
  /^(?:row|line|circle|queue|group|pair|pairs|formation|hurry|silhouette|profile|motion|love|action|costume|uniform|pose|semicircle|huddle|style|flight|bloom|conversation|charge|color|colour|public|unison|need|danger|shape|form|size|length)$/

/** Attributes said with `in`: clothes, colours, a wheelchair, their sixties. */
export function readSaidOfBody(
  draft: SceneDraft,
  cursor: Cursor,
  target: Target,
  noun: NounChunk,
  phrase: string,
): boolean {
  if (!/^(?:in|at|on|with)$/.test(phrase) || target.indices.length === 0) return false
  const age = ageOfDecade(noun.words.map(token => token.word))
  if (age !== undefined && (phrase === 'in' || phrase === 'at')) {
    cursor.skip()
    draft.state(target, { age })
    return true
  }
  const isPerson = draft.at(target.indices).every(subject => subject.kind === 'person')
  const formation = formations.test(noun.words.at(-1)?.word ?? '') && phrase === 'in'
  const isOwn = /^(?:his|her|their|its)$/.test(noun.determiner ?? '')
  const isClad = draft.at(target.indices).every(subject => subject.kind === 'animal') && isGarment(noun)
  const wear = (isPerson || isOwn || isClad) && phrase !== 'at' ? readWear(noun) : undefined
  if (wear === undefined && !isColorsOnly(noun) && !formation) return false
  readWearList(draft, cursor, target, phrase)
  return true
}

/** `arms folded` ends, `hands painted blue` goes on. */
function isWordAhead(cursor: Cursor): boolean {
  const next = cursor.peek(1)
  return next !== undefined && !/^(?:comma|stop|and|preposition)$/.test(next.kind)
}

/** `in a red coat and boots`, `with grey hair, a beard and glasses`. */
export function readWearList(draft: SceneDraft, cursor: Cursor, target: Target, phrase: string): void {
  for (;;) {
    const noun = cursor.peekNoun()
    if (noun === undefined) return
    const reading = readWear(noun)
    cursor.skip()
    const of = cursor.preposition(0, 'of') ? cursor.peekNoun(1) : undefined
    if (of !== undefined) cursor.skip(2)
    const state = cursor.peek()
    const isState =
      state !== undefined &&
      /^(?:verb|noun)$/.test(state.kind) &&
      /^(?:[a-z]+ed|outstretched|shut|up|wide open)$/.test(state.text) &&
      !isWordAhead(cursor)
    if (isState) cursor.skip()
    const tail = of === undefined ? (isState ? ` ${state.text}` : '') : ` of ${of.text}`
    if (reading === undefined || isState) draft.detail(target.indices, `${phrase} ${noun.text}${tail}`)
    else applyWear(draft, target, reading, phrase)
    if (!goesOn(cursor)) return
    cursor.skip()
  }
}
