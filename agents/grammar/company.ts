/**
 * What somebody has with them: beside them, or on their body (`a cat on his lap`, `a baby in her arms`).
 *
 * @module
 */
import type { Near } from './attachment.ts'
import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { listed } from './lexicon/listed.ts'
import { isPlural } from './plurals.ts'
import { resolvePronoun } from './pronouns.ts'
import type { takeNoun } from './subjects.ts'

type Taken = NonNullable<ReturnType<typeof takeNoun>>

const seats = listed(
  `lap, knee, knees, shoulder, shoulders, back, head, arm, leg, finger, belly, chest, tail, nose`,
)
const objects: Readonly<Record<string, string>> = { his: 'him', her: 'her', its: 'it', their: 'them' }

/** `a father with his son fishing`: both; `a man with a dog crossing a street`: the man. */
export function accompanied(
  draft: SceneDraft,
  target: Target,
  chunk: NounChunk,
  added: readonly number[],
): Near {
  const isOwn = chunk.determiner !== undefined && chunk.determiner in objects
  const led = draft.at(added).some(subject => subject.kind === 'animal')
  return { indices: added, ...(isOwn || led ? { company: target.indices, led: !isOwn } : {}) }
}

/** Relates what was just read to the body the cursor's phrase names; false: it names none. */
export function readOnBody(
  draft: SceneDraft,
  cursor: Cursor,
  carried: readonly number[],
  bodies: readonly number[],
): boolean {
  const body = cursor.peekNoun(1)
  const part = body?.words.at(-1)?.word ?? ''
  const isBare = body !== undefined && body.determiner === undefined && body.words.length === 1
  if (isBare && bodies.length === 0 && seats.has(part) && cursor.preposition(0, 'on'))
    return readOnBare(draft, cursor, carried)
  const isHand = /^(?:arm|arms|hand|hands)$/.test(part)
  const isOwned =
    objects[body?.determiner ?? ''] !== undefined ||
    (isHand && /^(?:each|one|the)$/.test(body?.determiner ?? ''))
  if (body === undefined || !isOwned || bodies.length === 0) return false
  const isHeld = cursor.preposition(0, 'in') && isHand
  if (!isHeld && !(cursor.preposition(0, 'on') && seats.has(part))) return false
  cursor.skip(2)
  if (isHeld) draft.relate(bodies, 'holding', carried, bodies.length === carried.length)
  else draft.relate(carried, 'on', bodies, bodies.length === carried.length)
  return true
}

/** `woman, cat on lap`: the lap of whoever was named last. */
function readOnBare(draft: SceneDraft, cursor: Cursor, carried: readonly number[]): boolean {
  const [owner] = draft
    .people()
    .filter(index => !carried.includes(index))
    .slice(-1)
  if (owner === undefined || carried.length === 0) return false
  cursor.skip(2)
  draft.relate(carried, 'on', [owner])
  return true
}

/** Whose body `its back` is, where it is another's: `a lion, a mouse on its back`. */
export function bodyOf(draft: SceneDraft, cursor: Cursor, carried: readonly number[]): readonly number[] {
  const determiner = cursor.peekNoun(1)?.determiner ?? ''
  return determiner === 'its' ? resolvePronoun(draft, 'it', carried) : []
}

/** `two women with umbrellas`: one umbrella each. */
export function oneEach(taken: Taken, target: Target): Taken {
  const { chunk, reading } = taken
  const [template] = reading.members
  const isEach =
    (target.each === true && reading.members.length === 1) ||
    (chunk.count === undefined && isPlural(chunk.words.at(-1)?.word ?? ''))
  return isEach && template !== undefined && target.indices.length > 1
    ? { ...taken, reading: { ...reading, ambiguous: [], members: target.indices.map(() => template) } }
    : taken
}
