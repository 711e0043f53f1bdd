import { adjectiveEntailments } from '../entailments.ts'
import { isAbstract } from './abstracts.ts'
import { ageOfYears } from './ages.ts'
import { isBodyPart, isCarrier, isDevice, isMachine } from './carriers.ts'
import type { NounChunk } from './chunks.ts'
import { bodyOf, readOnBody } from './company.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { placeAdverbs, states } from './lexicon/places.ts'
import { parts } from './lexicon/wordnet/parts.ts'
import { substances } from './lexicon/wordnet/substances.ts'
import { readNoun } from './noun-phrases.ts'
import { readPlace } from './places.ts'
import { singular } from './plurals.ts'
import { readMoreVariety, readWith } from './read-with.ts'
import { readBetween, readPronounObject, readRelation, relationOf } from './relations.ts'
import { isWhereabouts, readSetting, takePlacePart } from './settings.ts'
import { addOrFind, takeNoun, varietyOf } from './subjects.ts'
import { readSaidOfBody } from './wear-lists.ts'
import { ethnicityOf } from './word-classes.ts'
/** Reads the preposition at the cursor for what it follows; `target` is empty at the start of a sentence. */
export function readQualifier(draft: SceneDraft, cursor: Cursor, target: Target): void {
  const preposition = cursor.peek()
  if (preposition?.kind !== 'preposition') return
  if (readOnBody(draft, cursor, target.indices, bodyOf(draft, cursor, target.indices))) return
  cursor.skip()
  const { phrase } = preposition
  const next = cursor.peek()
  if (next?.kind === 'pronoun') {
    readPronounObject(draft, cursor, target, phrase, next.text)
    return
  }
  const noun = cursor.peekNoun()
  if (noun === undefined) {
    const isWithin = phrase === 'inside' && draft.subjects.some(subject => subject.kind === 'thing')
    if (placeAdverbs.has(phrase) && !isWithin) draft.settings.push(preposition.text.toLowerCase())
    else draft.detail(target.indices, preposition.text)
    return
  }
  if (isState(phrase, noun)) {
    cursor.skip()
    const state = `${preposition.text} ${noun.text}`
    if (target.indices.length > 0) draft.detail(target.indices, state)
    else draft.pendingState = state
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
  const isMaterial =
    phrase === 'on' &&
    noun.determiner === undefined &&
    noun.count === undefined &&
    substances.has(noun.words.at(-1)?.word ?? '')
  if (isMaterial && target.indices.length > 0 && readPlace(phrase, noun) === undefined) {
    cursor.skip()
    draft.detail(target.indices, `on ${noun.text}`)
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
  if (
    phrase === 'on' &&
    isDevice(noun) &&
    draft.at(target.indices).every(subject => subject.kind === 'person')
  ) {
    cursor.skip()
    draft.detail(target.indices, `on ${noun.text}`)
    return
  }
  if (
    isAbstract(noun) &&
    noun.determiner === undefined &&
    /^(?:in|on|for|under|by|from|to|with)$/.test(phrase) &&
    readNoun(noun).members[0]?.kind === 'thing' &&
    target.indices.length > 0
  ) {
    const taken = takeNoun(cursor)
    draft.detail(target.indices, [preposition.text, noun.text, taken?.ofText].filter(Boolean).join(' '))
    return
  }
  const isOwnBody =
    /^(?:his|her|its|their)$/.test(noun.determiner ?? '') &&
    isBodyPart(noun) &&
    /^(?:under|in|over|around|between|against|behind)$/.test(phrase)
  const isOwnPart =
    /^(?:its|their)$/.test(noun.determiner ?? '') && parts.has(singular(noun.words.at(-1)?.word ?? ''))
  const isSide =
    /^(?:on|at)$/.test(phrase) &&
    /^(?:sides?|others?|half|end|part)$/.test(noun.words.at(-1)?.word ?? '') &&
    !cursor.preposition(1, 'of')
  if ((isOwnBody || isOwnPart || isSide) && target.indices.length > 0) {
    cursor.skip()
    draft.detail(target.indices, `${preposition.text} ${noun.text}`)
    return
  }
  const isAlive = phrase === 'at' && readNoun(noun).members[0]?.kind !== 'thing'
  const relation = isAlive ? 'next to' : relationOf(phrase, place)
  if (relation !== undefined) {
    readRelation(draft, cursor, target, phrase, relation)
    return
  }
  if (isCarrier(draft, target, phrase, noun)) {
    readRelation(draft, cursor, target, phrase, isMachine(noun) ? 'next to' : 'on')
    return
  }
  if (isWhereabouts(draft, target, phrase, noun)) {
    readSetting(draft, cursor, phrase, noun)
    return
  }
  const taken = takeNoun(cursor)
  draft.detail(target.indices, [preposition.text, noun.text, taken?.ofText].filter(Boolean).join(' '))
}

/** `at work`, `on duty`: no thing to stand beside. */
function isState(phrase: string, noun: NounChunk): boolean {
  return /^(?:at|on|in)$/.test(phrase) && states.has(noun.text.toLowerCase())
}

/** Buildings that are seen from outside by what is said of their parts. */
const standsApart =
  /^(?:house|home|castle|church|barn|cottage|hut|tower|cabin|temple|palace|mansion|lighthouse|shed)$/

function readOf(draft: SceneDraft, cursor: Cursor, target: Target, noun: NounChunk): void {
  const holder = draft.near.at(-1)?.indices ?? target.indices
  if (noun.determiner !== undefined && standsApart.test(noun.words.at(-1)?.word ?? '')) {
    const taken = takeNoun(cursor)
    if (taken !== undefined) draft.relate(holder, 'next to', addOrFind(draft, taken))
    return
  }
  const stands = draft.at(holder).some(subject => subject.kind === 'thing')
  if (stands && noun.determiner !== undefined && readPlace('in', noun) === 'setting') {
    readSetting(draft, cursor, 'in', noun)
    return
  }
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
  const hue =
    words.length > 1 && words.some(word => /^colou?r$/.test(word))
      ? words.find(word => !/^colou?r$/.test(word))
      : undefined
  if (hue !== undefined && draft.at(target.indices).every(subject => subject.kind !== 'person')) {
    draft.state({ indices: draft.near.at(-1)?.indices ?? target.indices }, { color: hue })
    return
  }
  if (/^colou?r$/.test(words.join(' '))) {
    draft.state(target, adjectiveEntailments['of-color']?.stated ?? {})
    return
  }
  draft.detail(target.indices, `of ${noun.text}`)
}
