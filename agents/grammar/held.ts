/**
 * What is held, carried, ridden and worn: subjects of their own, or attributes.
 *
 * @module
 */

import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { listed } from './lexicon/listed.ts'
import { readNoun } from './noun-phrases.ts'
import { readPlace } from './places.ts'
import { isPlural } from './plurals.ts'
import { entailPresentation, resolvePronoun } from './pronouns.ts'
import { addOrFind, takeNoun } from './subjects.ts'
import { gerundOf } from './verb-forms.ts'
import { applyWear, isColorsOnly, readWear } from './wear.ts'

export const riding = listed(`ride, drive, steer, pilot, pedal`)

const bodyObjects = listed(
  `hand, hands, arm, arms, head, finger, breath, eye, eyes, face, leg, foot, feet, fist, shoulder`,
)

/** `wearing a hat, glasses and a red coat`, `dressed in white`, `dressed as a pirate`. */
export function readWearing(draft: SceneDraft, cursor: Cursor, target: Target, gerund: string): void {
  const before = gerund.startsWith('dress') ? 'dressed in' : 'wearing'
  if (cursor.peek()?.text === 'as' && cursor.peekNoun(1) !== undefined) {
    draft.detail(target.indices, `dressed as ${cursor.peekNoun(1)?.text ?? ''}`)
    cursor.skip(2)
    return
  }
  if (cursor.preposition(0, 'in', 'with')) cursor.skip()
  for (let first = true; ; first = false) {
    const noun = cursor.peekNoun()
    if (noun === undefined) return
    const reading = readWear(noun)
    if (reading !== undefined) applyWear(draft, target, reading, before)
    else if (!first) return
    else draft.detail(target.indices, `${before} ${noun.text}`)
    cursor.skip()
    if (cursor.preposition(0, 'of') && cursor.peekNoun(1) !== undefined) cursor.skip(2)
    if (!goesOn(cursor)) return
    cursor.skip()
  }
}

/** After `and` or a comma comes another piece of wear. */
export function goesOn(cursor: Cursor): boolean {
  const next = cursor.peekNoun(1)
  const joined = cursor.peek()?.kind === 'and' || cursor.peek()?.kind === 'comma'
  return joined && next !== undefined && (readWear(next) !== undefined || isColorsOnly(next))
}

/** `holding an umbrella`, `riding a horse`: a subject of its own. */
export function readHeld(draft: SceneDraft, cursor: Cursor, target: Target, base: string): boolean {
  if (cursor.preposition(0, 'on', 'in', 'up', 'onto')) {
    if (cursor.peekNoun(1) === undefined) return false
    cursor.skip()
  }
  const pronoun = cursor.peek()?.kind === 'pronoun' ? cursor.peek()?.text : undefined
  const relation = riding.has(base) ? 'riding' : 'holding'
  if (pronoun !== undefined) {
    const found = resolvePronoun(draft, pronoun, target.indices)
    if (found.length === 0) return false
    cursor.skip()
    entailPresentation(draft, found, pronoun)
    draft.relate(target.indices, relation, found)
    return true
  }
  const noun = cursor.peekNoun()
  if (noun === undefined || bodyObjects.has(noun.words.at(-1)?.word ?? '')) return false
  if (relation === 'holding' && readPlace('in', noun) === 'setting') return false
  if (!/^(?:hold|carry|grip|grasp|clutch|have|ride|drive|steer|pilot|pedal)$/.test(base))
    draft.act(target.indices, `${gerundOf(base)} ${noun.text}`)
  for (;;) {
    holdOne(draft, cursor, target, relation)
    const next = cursor.peekNoun(1)
    if (cursor.peek()?.kind !== 'and' || next === undefined || !isHoldable(cursor)) return true
    cursor.skip()
  }
}

function holdOne(draft: SceneDraft, cursor: Cursor, target: Target, relation: 'holding' | 'riding'): void {
  const taken = takeNoun(cursor)
  if (taken === undefined) return
  const { chunk, reading } = taken
  const oneEach =
    target.indices.length > 1 &&
    (target.each === true
      ? reading.members.length === 1
      : chunk.count === undefined && isPlural(chunk.words.at(-1)?.word ?? ''))
  const template = reading.members[0]
  const sized =
    oneEach && template !== undefined
      ? { ...taken, reading: { ...reading, ambiguous: [], members: target.indices.map(() => template) } }
      : taken
  const isAlone =
    chunk.count === undefined &&
    target.indices.length === 1 &&
    reading.members.length > 1 &&
    template !== undefined
  const objects = addOrFind(draft, isAlone ? { ...taken, reading } : sized)
  draft.relate(target.indices, relation, objects, oneEach || target.indices.length === objects.length)
}

/** `an umbrella and a bag` are both held; `an umbrella and a woman` are not. */
function isHoldable(cursor: Cursor): boolean {
  const noun = cursor.peekNoun(1)
  if (noun === undefined) return false
  const after = cursor.peek(2)
  const ends = after === undefined || after.kind === 'stop' || after.kind === 'preposition'
  return ends && noun.determiner !== 'the' && isThing(noun)
}

function isThing(noun: NounChunk): boolean {
  return readNoun(noun).members[0]?.kind === 'thing'
}
