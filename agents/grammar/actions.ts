/**
 * What subjects do: the action in the user's words, and the things and animals it brings into the scene.
 *
 * @module
 */
import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { readHeld, readWearing, riding } from './held.ts'
import { isEnglish } from './lexicon/known-words.ts'
import { listed } from './lexicon/listed.ts'
import { styleNouns } from './lexicon/style-words.ts'
import { bodyParts } from './lexicon/wear.ts'
import { things } from './lexicon/wordnet/things.ts'
import { isGroupNoun, readNoun } from './noun-phrases.ts'
import { isScenery, readPlace } from './places.ts'
import { singular } from './plurals.ts'
import { addOrFind, takeNoun } from './subjects.ts'
import { readWear } from './wear.ts'

const holding = listed(
  `hold, carry, grip, grasp, clutch, wield, wave, cradle, lift, raise, hoist, balance, brandish`,
)
const wearing = listed(`wear, dress, sport`)
/** Verbs of place: the phrase of place after them is no part of the action. */
const positional = listed(
  `sit, stand, lie, lean, kneel, perch, sleep, crouch, squat, lounge, float, hang, rest, hide, jump, climb, walk, run, fly, swim, wait, park, move, pose, gather, line, huddle, relax, nap, live, stay, grow`,
)
/** Prepositions that go on with an activity: `listening to music`. */
const continuing = listed(
  `to, at, for, with, from, about, up, down, out, off, into, through, on, together, away, toward, towards, past, over`,
)

/** Reads the verb at the cursor and its object for a target; subjects it brings in become the draft's focus only if they are alone. */
export function readAction(draft: SceneDraft, cursor: Cursor, target: Target): void {
  const verb = cursor.peek()
  if (verb?.kind !== 'verb') return
  cursor.skip()
  if (verb.base === 'name') {
    readNamed(draft, cursor, target, verb.text)
    return
  }
  if (wearing.has(verb.base) || (verb.base === 'use' && readsWear(cursor))) {
    readWearing(draft, cursor, target, verb.gerund)
    return
  }
  if ((holding.has(verb.base) || riding.has(verb.base)) && readHeld(draft, cursor, target, verb.base)) return
  const words = [verb.gerund]
  let base = verb.base
  for (let parts = 0; parts < 4; parts += 1) {
    const next = cursor.peek()
    const after = cursor.peek(1)?.text ?? ''
    const part = takeActionPart(draft, cursor, target, base, words.length > 1)
    if (next?.kind === 'verb') base = riding.has(next.base) ? next.base : 'do'
    if (next?.text === 'to') base = riding.has(after) ? after : 'do'
    if (part === undefined) break
    words.push(part)
  }
  draft.act(target.indices, words.join(' '))
}

/** `a barista named Anna`: a name that no picture shows. */
function readNamed(draft: SceneDraft, cursor: Cursor, target: Target, text: string): void {
  const name = cursor.peekNoun()
  if (name !== undefined) cursor.skip()
  const [only, ...more] = draft.at(target.indices)
  if (only !== undefined && more.length === 0 && name?.words.every(token => token.capital) === true)
    only.name ??= name.text
  draft.detail(target.indices, `${text} ${name?.text ?? ''}`.trim())
}

function readsWear(cursor: Cursor): boolean {
  const noun = cursor.peekNoun()
  return noun !== undefined && readWear(noun) !== undefined
}

/** The next words of an activity; undefined: it ends here. */
function takeActionPart(
  draft: SceneDraft,
  cursor: Cursor,
  target: Target,
  base: string,
  hasObject: boolean,
): string | undefined {
  const chunk = cursor.peek()
  if (chunk === undefined) return undefined
  if (chunk.kind === 'noun') return takeObject(draft, cursor, target)
  if (chunk.kind === 'word' || chunk.kind === 'pronoun') {
    cursor.skip()
    return chunk.text
  }
  if (chunk.kind === 'verb') {
    if (hasObject && chunk.text === chunk.gerund && (isOfOne(chunk.base) || draft.near.length > 0))
      return undefined
    cursor.skip()
    return chunk.text
  }
  if (chunk.kind === 'and' && cursor.peek(1)?.kind === 'verb' && !startsOtherReading(cursor)) {
    const verb = cursor.peek(1)
    cursor.skip(2)
    return `and ${verb?.kind === 'verb' ? verb.gerund : ''}`
  }
  const located = hasObject && /^(?:on|at)$/.test(chunk.kind === 'preposition' ? chunk.phrase : '')
  if (chunk.kind === 'preposition' && continuing.has(chunk.phrase) && !located)
    return takeContinuation(draft, cursor, target, base, chunk.phrase)
  return undefined
}

function startsOtherReading(cursor: Cursor): boolean {
  const verb = cursor.peek(1)
  return verb?.kind === 'verb' && isOfOne(verb.base)
}

function isOfOne(base: string): boolean {
  return holding.has(base) || riding.has(base) || wearing.has(base)
}

function takeContinuation(
  draft: SceneDraft,
  cursor: Cursor,
  target: Target,
  base: string,
  phrase: string,
): string | undefined {
  const next = cursor.peek(1)
  if (next?.kind === 'noun') {
    if (phrase === 'with' && (readWear(next) !== undefined || draft.near.length > 0)) return undefined
    if (
      phrase === 'on' &&
      !workedOn.has(base) &&
      next.determiner !== undefined &&
      things.has(singular(next.words.at(-1)?.word ?? ''))
    )
      return undefined
    const isGroup = isGroupNoun(next) && cursor.preposition(2, 'of')
    if (!isGroup && (readPlace(phrase, next) === 'setting' || readPlace('in', next) === 'setting'))
      return undefined
    if (
      positional.has(base) &&
      /^(?:on|at|over|past|up|down|through|with|to|toward|towards|into)$/.test(phrase)
    )
      return undefined
    cursor.skip()
    const object = takeObject(draft, cursor, target)
    return object === undefined ? phrase : `${phrase} ${object}`
  }
  if (next?.kind === 'pronoun') {
    cursor.skip(2)
    return `${phrase} ${next.text}`
  }
  if (
    next === undefined ||
    next.kind === 'stop' ||
    next.kind === 'comma' ||
    next.kind === 'and' ||
    next.kind === 'preposition'
  ) {
    cursor.skip()
    return phrase
  }
  return undefined
}

/** What one does on a thing without being on it. */
const workedOn = listed(
  `work, play, type, focus, knock, draw, write, paint, click, get, step, put, turn, call, talk, chew, tap, bang, pull, press, blow, sew, speak, cut, cook, grill, do`,
)

/** Animals and people acted on are in the scene; things stay words of the action. */
function takeObject(draft: SceneDraft, cursor: Cursor, target: Target): string | undefined {
  const noun = cursor.peekNoun()
  if (noun === undefined) return undefined
  const of = cursor.preposition(1, 'of') ? cursor.peekNoun(2) : undefined
  const taken = takeNoun(cursor)
  if (taken === undefined) return undefined
  const kind = taken.reading.members[0]?.kind
  const isSame =
    taken.reading.lemma === draft.subjects[target.indices[0] ?? -1]?.lemma &&
    noun.determiner === undefined &&
    noun.count === undefined
  const found = taken.chunk.determiner === 'the' || (kind !== 'thing' && kind !== undefined)
  const isSeen = kind === 'thing' && showsObject(noun) && !isScenery(noun, false)
  if (isSeen || (found && !isSame && (kind !== 'thing' || isKnown(draft, taken))))
    draft.relate(target.indices, 'next to', addOrFind(draft, taken))
  if (of !== undefined && kind === 'thing' && of.determiner !== undefined && isAlive(of))
    showPictured(draft, target, of)
  else if (
    of !== undefined &&
    kind === 'thing' &&
    /^(?:photo|picture|portrait|video|photograph|selfie|sketch|drawing)$/.test(taken.reading.lemma)
  )
    showPictured(draft, target, of)
  return of === undefined || taken.ofText === undefined
    ? noun.text + (of === undefined ? '' : ` of ${of.text}`)
    : `${noun.text} ${taken.ofText}`
}

/** A thing that one can see and count is in the picture, whatever is done to it. */
function showsObject(noun: NounChunk): boolean {
  const counted =
    /^(?:an?|the|his|her|their|its|another)$/.test(noun.determiner ?? '') ||
    (noun.count !== undefined && noun.count.vague === undefined)
  const last = singular(noun.words.at(-1)?.word ?? '')
  const isOwn = /^(?:his|her|their|its)$/.test(noun.determiner ?? '') && readWear(noun) !== undefined
  if (
    !counted ||
    isOwn ||
    done.has(last) ||
    /portrait$/.test(last) ||
    styleNouns.has(last) ||
    bodyParts.has(last)
  )
    return false
  return things.has(last) || !isEnglish(last) || /^(?:chest|frisbee)$/.test(last)
}

/** Nouns that with a verb before them say what is done: `taking a bath`, `making a call`. */
const done = listed(
  `bath, shower, photo, picture, photograph, selfie, video, film, movie, break, call, walk, turn, drink, meal, game, part, place, step, trick, way, look, rest, speech, story, song, note, round, shot, trip, catch`,
)

function isAlive(noun: NounChunk): boolean {
  return readNoun(noun).members[0]?.kind !== 'thing'
}

/** Who is photographed is there as well. */
function showPictured(draft: SceneDraft, target: Target, pictured: NounChunk): void {
  const reading = readNoun(pictured)
  if (reading.members[0]?.kind !== 'thing')
    draft.relate(target.indices, 'next to', addOrFind(draft, { chunk: pictured, reading, ofText: undefined }))
}

function isKnown(draft: SceneDraft, taken: NonNullable<ReturnType<typeof takeNoun>>): boolean {
  return draft.subjects.some(subject => subject.class === taken.reading.lemma)
}
