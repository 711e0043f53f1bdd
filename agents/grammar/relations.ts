/**
 * Phrases of place between two subjects.
 *
 * @module
 */
import type { RelationName } from '../../types.ts'
import { oneEach } from './company.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { relationPhrases } from './lexicon/relation-words.ts'
import { entailPresentation, resolvePronoun } from './pronouns.ts'
import { addOrFind, takeNoun } from './subjects.ts'

export function readRelation(
  draft: SceneDraft,
  cursor: Cursor,
  target: Target,
  phrase: string,
  relation: NonNullable<ReturnType<typeof relationOf>>,
): void {
  const objects: number[] = []
  const start = cursor.position - 1
  for (;;) {
    const others = takeOthers(draft, cursor, target)
    if (others !== undefined) {
      objects.push(...others)
      break
    }
    const taken = takeNoun(cursor)
    if (taken === undefined) break
    objects.push(...addOrFind(draft, oneEach(taken, target)))
    const next = cursor.peekNoun(1)
    const more =
      cursor.peek()?.kind === 'and' &&
      next !== undefined &&
      phrase !== 'on' &&
      cursor.peek(2) === undefined &&
      draft.subjects.length < 3
    if (!more) break
    cursor.skip()
  }
  const chained =
    draft.chain?.relation === relation && draft.chain.end === start ? draft.chain.objects : undefined
  draft.chain = { relation, objects, end: cursor.position }
  if (chained !== undefined) {
    relateTo(draft, { indices: chained }, phrase, relation, objects)
    return
  }
  if (target.indices.length === 0) draft.pending = { relation, objects }
  else relateTo(draft, target, phrase, relation, objects)
}

/** `one left of the other`: those of the group that nothing is said of here. */
function takeOthers(draft: SceneDraft, cursor: Cursor, target: Target): readonly number[] | undefined {
  const words = cursor.peekNoun()?.words ?? []
  const others = draft.group.filter(index => !target.indices.includes(index))
  if (words.length !== 1 || !/^others?$/.test(words[0]?.word ?? '') || others.length === 0) return undefined
  cursor.skip()
  return others
}

/** Two on either side of one: the first left of it, the second right. */
function relateTo(
  draft: SceneDraft,
  target: Target,
  phrase: string,
  relation: RelationName,
  objects: readonly number[],
): void {
  const [first, second, ...more] = target.indices
  const isFlanked = /^(?:on|at) (?:each|either|both) sides? of$/.test(phrase) && objects.length === 1
  if (!isFlanked || first === undefined || second === undefined || more.length > 0) {
    const each = relation === 'on' && objects.length > 1 && objects.length === target.indices.length
    draft.relate(target.indices, relation, objects, each)
    return
  }
  draft.relate([first], 'left of', objects)
  draft.relate([second], 'right of', objects)
}

export function readBetween(draft: SceneDraft, cursor: Cursor, target: Target): void {
  const first = takeNoun(cursor)
  if (first === undefined) return
  const objects = [...addOrFind(draft, first)]
  if (objects.length === 1 && cursor.peek()?.kind === 'and' && cursor.peekNoun(1) !== undefined) {
    cursor.skip()
    const second = takeNoun(cursor)
    if (second !== undefined) objects.push(...addOrFind(draft, second))
  }
  const [left, right] = [objects[0], objects.at(-1)]
  if (left === undefined || right === undefined || left === right) {
    const text = `between ${first.chunk.text}`
    draft.detail(target.indices, text)
    if (left !== undefined) draft.pendingBetween = { subjects: target.indices, first: left, text }
    return
  }
  if (target.indices.length === 0) {
    draft.pendingPair = [left, right]
    return
  }
  draft.relate(target.indices, 'right of', [left])
  draft.relate(target.indices, 'left of', [right])
}

export function readPronounObject(
  draft: SceneDraft,
  cursor: Cursor,
  target: Target,
  phrase: string,
  pronoun: string,
): void {
  cursor.skip()
  const relation = relationOf(phrase, undefined)
  const objects = resolvePronoun(draft, pronoun, target.indices)
  const [first, second] = objects
  entailPresentation(draft, objects, pronoun)
  for (const index of objects.length > 0 ? target.indices : []) draft.satellites.add(index)
  if (phrase === 'between' && first !== undefined && second !== undefined) {
    draft.relate(target.indices, 'right of', [first])
    draft.relate(target.indices, 'left of', [second])
    return
  }
  if (relation !== undefined && objects.length > 0) {
    relateTo(draft, target, phrase, relation, objects)
    return
  }
  if (/^(?:each other|one another)$/.test(pronoun) && relation !== undefined) {
    relateInRow(draft, relation)
    return
  }
  draft.detail(target.indices, `${phrase} ${pronoun}`)
}

/** `next to each other`: each beside the one before. */
function relateInRow(draft: SceneDraft, relation: RelationName): void {
  const row = draft.group.length > 1 ? draft.group : draft.subjects.map((_, index) => index)
  row.slice(1).forEach((subject, index) => {
    draft.relate(row.slice(index, index + 1), relation, [subject])
  })
}

/** At a desk one sits behind it; a vehicle is ridden on. */
export function relationOf(phrase: string, place: 'subject' | 'setting' | undefined) {
  const known = relationPhrases[phrase]
  if (known !== undefined) return known
  if (phrase === 'at' || phrase === 'around') return phrase === 'at' ? 'behind' : 'next to'
  if (phrase === 'aboard') return 'on'
  if (phrase === 'before' && place === 'subject') return 'in front of'
  return place === 'subject' ? 'next to' : undefined
}
