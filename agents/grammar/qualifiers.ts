/**
 * Phrases of preposition: attributes, wear, companions, relations, settings; what is none of these stays a detail.
 *
 * @module
 */
import type { RelationName } from '../../types.ts'
import { adjectiveEntailments } from '../entailments.ts'
import { goesOn } from './actions.ts'
import { ageOfDecade, ageOfYears } from './ages.ts'
import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { relationPhrases } from './lexicon/relation-words.ts'
import { readNoun } from './noun-phrases.ts'
import { isContainer, isTime, isVenue, placeParts, readPlace, settingText } from './places.ts'
import { singular } from './plurals.ts'
import { recastChildren, recastGroup } from './recast.ts'
import { addOrFind, resolvePronoun, takeNoun, varietyOf } from './subjects.ts'
import { varietyNouns } from './variety-words.ts'
import { applyWear, isColorsOnly, readWear } from './wear.ts'
import { ethnicityOf } from './word-classes.ts'

const formations =
  /^(?:row|line|circle|queue|group|pair|pairs|formation|hurry|silhouette|profile|motion|love|action|costume|uniform|pose|semicircle|huddle|style|flight|bloom|conversation|charge|color|colour|public|unison|need|danger|shape|form|size|length)$/

/** Reads the preposition at the cursor for what it follows; `target` is empty at the start of a sentence. */
export function readQualifier(draft: SceneDraft, cursor: Cursor, target: Target): void {
  const preposition = cursor.peek()
  if (preposition?.kind !== 'preposition') return
  cursor.skip()
  const { phrase } = preposition
  const next = cursor.peek()
  if (next?.kind === 'pronoun') {
    readPronounObject(draft, cursor, target, phrase, next.text)
    return
  }
  const noun = cursor.peekNoun()
  if (noun === undefined) {
    draft.detail(target.indices, preposition.text)
    return
  }
  if (phrase === 'between') {
    readBetween(draft, cursor, target)
    return
  }
  if (phrase === 'with' || phrase === 'plus') {
    readWith(draft, cursor, target, noun)
    return
  }
  if (phrase === 'of') {
    readOf(draft, cursor, target, noun)
    return
  }
  if (readSaidOfBody(draft, cursor, target, noun, phrase)) return
  if (noun.words.length === 0 && noun.count !== undefined) {
    cursor.skip()
    const years = noun.count.value
    const aged =
      /^(?:over|above|under|below|around|about|of|at)$/.test(phrase) &&
      draft.at(target.indices).some(subject => subject.kind === 'person')
    aged
      ? draft.state(target, { age: ageOfYears(/^(?:under|below)$/.test(phrase) ? years - 1 : years) })
      : draft.detail(target.indices, `${preposition.text} ${noun.text}`)
  }
  const partOf = takePlacePart(cursor, noun)
  const place = readPlace(phrase, partOf ?? noun)
  if (place === 'setting') {
    readSetting(draft, cursor, phrase, partOf ?? noun)
    return
  }
  const relation = relationOf(phrase, place)
  if (relation !== undefined) {
    readRelation(draft, cursor, target, phrase, relation)
    return
  }
  if (isWhereabouts(draft, target, phrase, noun)) {
    readSetting(draft, cursor, phrase, noun)
    return
  }
  const taken = takeNoun(cursor)
  draft.detail(target.indices, [preposition.text, noun.text, taken?.ofText].filter(Boolean).join(' '))
}

/** `in a` something that holds nobody is where people and animals are. */
function isWhereabouts(draft: SceneDraft, target: Target, phrase: string, noun: NounChunk): boolean {
  if (!/^(?:in|inside|at|on)$/.test(phrase)) return false
  if (target.indices.length === 0) return true
  const alive = draft.at(target.indices).every(subject => subject.kind !== 'thing')
  return (
    alive &&
    phrase !== 'on' &&
    noun.determiner !== undefined &&
    noun.count === undefined &&
    !isContainer(noun)
  )
}

/** Attributes said with `in`: clothes, colours, a wheelchair, their sixties. */
function readSaidOfBody(
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
  const wear = (isPerson || isOwn) && phrase !== 'at' ? readWear(noun) : undefined
  if (wear === undefined && !isColorsOnly(noun) && !formation) return false
  readWearList(draft, cursor, target, phrase)
  return true
}

/** `in a red coat and boots`, `with grey hair, a beard and glasses`. */
function readWearList(draft: SceneDraft, cursor: Cursor, target: Target, phrase: string): void {
  for (;;) {
    const noun = cursor.peekNoun()
    if (noun === undefined) return
    const reading = readWear(noun)
    cursor.skip()
    const of = cursor.preposition(0, 'of') ? cursor.peekNoun(1) : undefined
    if (of !== undefined) cursor.skip(2)
    const tail = of === undefined ? '' : ` of ${of.text}`
    if (reading === undefined) draft.detail(target.indices, `${phrase} ${noun.text}${tail}`)
    else applyWear(draft, target, reading, phrase)
    if (!goesOn(cursor)) return
    cursor.skip()
  }
}

function readWith(draft: SceneDraft, cursor: Cursor, target: Target, noun: NounChunk): void {
  const variety = varietyOf(noun)
  if (variety !== undefined) {
    cursor.skip()
    for (const one of variety) draft.vary(target.indices, one.attribute, one.distinct)
    readMoreVariety(draft, cursor, target)
  }
  if (target.indices.length === 0) {
    readCompany(draft, cursor, noun)
    return
  }
  if (recastWith(draft, cursor, noun)) return
  if (readWear(noun) !== undefined) {
    readWearList(draft, cursor, target, 'with')
    return
  }
  const holder = draft.subjects[target.indices[0] ?? -1]
  const background = cursor.peek(1)?.kind === 'position' ? cursor.peek(1) : undefined
  if (
    background?.kind === 'position' &&
    /background|back/.test(background.phrase) &&
    readPlace('behind', noun) !== undefined
  ) {
    cursor.skip(2)
    draft.settings.push(settingText(noun))
    return
  }
  const taken = takeNoun(cursor)
  if (taken === undefined) return
  const kind = taken.reading.members[0]?.kind
  const located =
    background !== undefined || (cursor.peek()?.kind === 'preposition' && cursor.peek(1)?.kind === 'pronoun')
  if (kind === 'thing' && holder?.kind !== 'person' && !located) {
    draft.detail(target.indices, `with ${noun.text}${taken.ofText === undefined ? '' : ` ${taken.ofText}`}`)
    return
  }
  if (kind !== 'thing' && holder !== undefined && isVenue(holder)) {
    draft.settings.push([...holder.details, holder.class].join(' '))
    draft.remove(target.indices)
    draft.focus = addOrFind(draft, taken)
    return
  }
  const added = addOrFind(draft, taken)
  if (located) draft.focus = added
  else
    draft.relate(
      target.indices,
      kind === 'thing' && holder?.kind === 'person' && !isBig(taken.reading.lemma) ? 'holding' : 'next to',
      added,
      target.indices.length === added.length,
    )
}

/** `different ages and ethnicities`. */
function readMoreVariety(draft: SceneDraft, cursor: Cursor, target: Target): void {
  for (;;) {
    const next = cursor.peekNoun(1)
    const joined = cursor.peek()?.kind === 'and' || cursor.peek()?.kind === 'comma'
    const variety =
      next === undefined
        ? undefined
        : (varietyNouns[singular(next.words.map(token => token.word).join(' '))] ?? varietyOf(next))
    if (!joined || variety === undefined) return
    cursor.skip(2)
    for (const one of variety) draft.vary(target.indices, one.attribute, one.distinct)
  }
}

/** `a wedding with two brides`, `a landscape with a lake`: who or what is in a setting. */
function readCompany(draft: SceneDraft, cursor: Cursor, noun: NounChunk): void {
  const setting = draft.settings.at(-1)
  if (setting !== undefined && readPlace('in', noun) === 'setting') {
    readSetting(draft, cursor, 'with', noun)
    return
  }
  const taken = takeNoun(cursor)
  if (taken !== undefined) draft.focus = addOrFind(draft, taken)
}

/** `a team with 3 men and 3 women`, `a family with two sons`. */
function recastWith(draft: SceneDraft, cursor: Cursor, noun: NounChunk): boolean {
  if (draft.guessed.length === 0 || noun.count === undefined) return false
  const reading = readNoun(noun)
  if (recastChildren(draft, reading)) {
    cursor.skip()
    return true
  }
  if (!reading.plainPerson) return false
  cursor.skip()
  draft.focus = recastGroup(draft, reading)
  const next = cursor.peekNoun(1)
  if (cursor.peek()?.kind === 'and' && next !== undefined && readNoun(next).plainPerson) {
    cursor.skip(2)
    draft.focus = recastGroup(draft, readNoun(next))
  }
  draft.coordinated = draft.group
  return true
}

/** Things no person holds. */
function isBig(noun: string): boolean {
  return /(?:car|bus|truck|house|table|chair|sofa|bed|bicycle|bike|motorcycle|tree|horse|piano|boat|train|tent|desk|computer|door|window|building|tractor|van|taxi|plane|airplane|helicopter|ladder|statue)$/.test(
    noun,
  )
}

function readOf(draft: SceneDraft, cursor: Cursor, target: Target, noun: NounChunk): void {
  cursor.skip()
  const variety = varietyOf(noun)
  for (const one of variety ?? []) draft.vary(target.indices, one.attribute, one.distinct)
  if (variety !== undefined) {
    readMoreVariety(draft, cursor, target)
    return
  }
  const words = noun.words.map(token => token.word)
  const ethnicity = words.map(word => ethnicityOf(word)).find(value => value !== undefined)
  if (
    ethnicity !== undefined &&
    /^(?:descent|origin|heritage|ancestry|background|ethnicity)$/.test(words.at(-1) ?? '')
  ) {
    draft.state(target, { ethnicity })
    return
  }
  if (/^colou?r$/.test(words.join(' '))) {
    draft.state(target, adjectiveEntailments['of-color']?.stated ?? {})
    return
  }
  draft.detail(target.indices, `of ${noun.text}`)
}

function readPronounObject(
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
  if (phrase === 'between' && first !== undefined && second !== undefined) {
    draft.relate(target.indices, 'right of', [first])
    draft.relate(target.indices, 'left of', [second])
    return
  }
  if (relation !== undefined && objects.length > 0) {
    draft.relate(target.indices, relation, objects)
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

function readRelation(
  draft: SceneDraft,
  cursor: Cursor,
  target: Target,
  phrase: string,
  relation: NonNullable<ReturnType<typeof relationOf>>,
): void {
  const objects: number[] = []
  for (;;) {
    const taken = takeNoun(cursor)
    if (taken === undefined) break
    objects.push(...addOrFind(draft, taken))
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
  if (target.indices.length === 0) draft.pending = { relation, objects }
  else draft.relate(target.indices, relation, objects)
}

function readBetween(draft: SceneDraft, cursor: Cursor, target: Target): void {
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
    draft.detail(target.indices, `between ${first.chunk.text}`)
    return
  }
  draft.relate(target.indices, 'right of', [left])
  draft.relate(target.indices, 'left of', [right])
}

/** The setting, with the words that join a second phrase to the first: `park at night`. */
function readSetting(draft: SceneDraft, cursor: Cursor, phrase: string, noun: NounChunk): void {
  cursor.skip()
  const of = cursor.preposition(0, 'of') ? cursor.peekNoun(1) : undefined
  if (of !== undefined) cursor.skip(2)
  const text = settingText(noun) + (of === undefined ? '' : ` of ${of.text}`)
  const isOutside = phrase === 'outside'
  const before = draft.settings.at(-1)
  if (before === undefined) draft.settings.push(isOutside ? `outside ${text}` : text)
  else
    draft.settings.push(
      isTime(noun) || before !== text
        ? `${phrase} ${noun.determiner === undefined ? '' : `${noun.determiner} `}${text}`
        : text,
    )
}

/** `in the middle of a desert`: the desert; the cursor moves to it. */
function takePlacePart(cursor: Cursor, noun: NounChunk): NounChunk | undefined {
  const of = cursor.preposition(1, 'of') ? cursor.peekNoun(2) : undefined
  if (of === undefined || !placeParts.has(noun.words.at(-1)?.word ?? '') || readPlace('in', of) === undefined)
    return undefined
  if (/^(?:streets|shores|banks)$/.test(noun.words.at(-1)?.word ?? '')) return undefined
  cursor.skip(2)
  return of
}

/** At a desk one sits behind it; a vehicle is ridden on. */
function relationOf(phrase: string, place: 'subject' | 'setting' | undefined) {
  const known = relationPhrases[phrase]
  if (known !== undefined) return known
  if (phrase === 'at' || phrase === 'around') return phrase === 'at' ? 'behind' : 'next to'
  if (phrase === 'aboard') return 'on'
  return place === 'subject' ? 'next to' : undefined
}
