import { adjectiveEntailments } from '../entailments.ts'
import { isAbstract } from './abstracts.ts'
import { goesOn } from './actions.ts'
import { ageOfDecade, ageOfYears } from './ages.ts'
import type { NounChunk } from './chunks.ts'
import { accompanied, bodyOf, oneEach, readOnBody } from './company.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { placeAdverbs, states } from './lexicon/places.ts'
import { bodyParts } from './lexicon/wear.ts'
import { readNoun } from './noun-phrases.ts'
import { carriers, isVenue, readPlace, settingText } from './places.ts'
import { singular } from './plurals.ts'
import { castWith, recastChildren, recastGroup } from './recast.ts'
import { readBetween, readPronounObject, readRelation, relationOf } from './relations.ts'
import { isWhereabouts, readSetting, takePlacePart } from './settings.ts'
import { addOrFind, takeNoun, varietyOf } from './subjects.ts'
import { varietyNouns } from './variety-words.ts'
import { applyWear, isColorsOnly, isGarment, readWear } from './wear.ts'
import { ethnicityOf } from './word-classes.ts'

const formations =
  /^(?:row|line|circle|queue|group|pair|pairs|formation|hurry|silhouette|profile|motion|love|action|costume|uniform|pose|semicircle|huddle|style|flight|bloom|conversation|charge|color|colour|public|unison|need|danger|shape|form|size|length)$/

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
    if (placeAdverbs.has(phrase)) draft.settings.push(preposition.text.toLowerCase())
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
  if (isOwnBody && target.indices.length > 0) {
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

/** `in a sleigh`, `in a washing machine`: a thing of its own, which holds whoever is in it. */
function isCarrier(draft: SceneDraft, target: Target, phrase: string, noun: NounChunk): boolean {
  if (!/^(?:in|inside|into)$/.test(phrase) || draft.at(target.indices).length === 0) return false
  const name = singular(noun.words.at(-1)?.word ?? '')
  const two = `${noun.words.at(-2)?.word ?? ''} ${name}`
  if (carriers.has(name) || carriers.has(two))
    return noun.determiner !== undefined || noun.count !== undefined
  return (isMachine(noun) || phrase === 'inside') && noun.determiner !== undefined
}

/** What one talks, plays or works on, and does not stand on. */
function isDevice(noun: NounChunk): boolean {
  return /^(?:phones?|smartphones?|tablets?|laptops?|computers?|radio|walkie-talkie|tv|television|screens?|ipad|keyboards?|guitars?|drums?|pianos?|violins?|cello|saxophone)$/.test(
    noun.words.at(-1)?.word ?? '',
  )
}

function isBodyPart(noun: NounChunk): boolean {
  const last = noun.words.at(-1)?.word ?? ''
  return bodyParts.has(last) || bodyParts.has(singular(last))
}

/** What one is not usually in. */
function isMachine(noun: NounChunk): boolean {
  return /^(?:machine|washer|dryer|oven|microwave|refrigerator|fridge|freezer|dishwasher|closet|wardrobe|cupboard|cabinet|drawer|suitcase|trunk|barrel|crate|cage|fishbowl|aquarium|locker)$/.test(
    singular(noun.words.at(-1)?.word ?? ''),
  )
}

/** `at work`, `on duty`: no thing to stand beside. */
function isState(phrase: string, noun: NounChunk): boolean {
  return /^(?:at|on|in)$/.test(phrase) && states.has(noun.text.toLowerCase())
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
  const isClad = draft.at(target.indices).every(subject => subject.kind === 'animal') && isGarment(noun)
  const wear = (isPerson || isOwn || isClad) && phrase !== 'at' ? readWear(noun) : undefined
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
    background.place.depth === 'back' &&
    readPlace('behind', noun) !== undefined
  ) {
    cursor.skip(2)
    draft.settings.push(settingText(noun))
    return
  }
  const isIdea = noun.determiner === undefined && isAbstract(noun)
  const taken = takeNoun(cursor)
  if (taken === undefined) return
  if (isIdea && taken.reading.members[0]?.kind === 'thing') {
    draft.detail(target.indices, ['with', noun.text, taken.ofText].filter(Boolean).join(' '))
    return
  }
  const kind = taken.reading.members[0]?.kind
  const located =
    background !== undefined || (cursor.peek()?.kind === 'preposition' && cursor.peek(1)?.kind === 'pronoun')
  const fills = kind !== 'thing' || noun.count !== undefined || noun.determiner !== undefined
  if (fills && holder !== undefined && isVenue(holder)) {
    draft.settings.unshift([...holder.details, holder.class].join(' '))
    draft.remove(target.indices)
    focusOnCompany(draft, addOrFind(draft, taken))
    return
  }
  const bears = holder !== undefined && kind !== 'person' && surfaces.test(holder.class)
  const acts = cursor.peek()?.kind === 'verb' && kind === 'thing' && noun.determiner !== undefined
  if (kind === 'thing' && holder?.kind !== 'person' && !located && !bears && !acts) {
    draft.detail(target.indices, `with ${noun.text}${taken.ofText === undefined ? '' : ` ${taken.ofText}`}`)
    return
  }
  const added = addOrFind(draft, kind === 'thing' ? oneEach(taken, target) : taken)
  draft.near = [accompanied(draft, target, taken.chunk, added)]
  if (readOnBody(draft, cursor, added, target.indices)) return
  if (holder?.kind === 'thing' && (bears || (kind !== 'thing' && carriers.has(holder.class))))
    draft.relate(added, 'on', target.indices)
  else if (located) draft.focus = added
  else
    draft.relate(
      target.indices,
      kind === 'thing' && holder?.kind === 'person' && !isBig(taken.reading.lemma) ? 'holding' : 'next to',
      added,
      target.indices.length === added.length,
    )
  while (bears && standsToo(cursor)) {
    cursor.skip()
    const more = takeNoun(cursor)
    if (more !== undefined) draft.relate(addOrFind(draft, more), 'on', target.indices)
  }
  if (!located && cursor.peek()?.kind === 'and' && goesOn(cursor)) {
    cursor.skip()
    readWearList(draft, cursor, target, 'with')
  }
}

/** `, a lamp and a cup` stand on the desk as well; `two chairs` do not. */
function standsToo(cursor: Cursor): boolean {
  const next = cursor.peekNoun(1)
  const joined = cursor.peek()?.kind === 'and' || cursor.peek()?.kind === 'comma'
  const after = cursor.peek(2)
  if (!joined || next === undefined || /^[:(]$/.test(cursor.peek()?.text ?? '')) return false
  if (next.determiner === undefined && next.count === undefined) return false
  const ends = after === undefined || /^(?:and|comma|stop)$/.test(after.kind)
  return ends && readNoun(next).members[0]?.kind === 'thing' && !isFurniture(next)
}

function isFurniture(noun: NounChunk): boolean {
  return /^(?:chair|sofa|bench|stool|armchair|couch|bed|table|desk|window|door|wall|lamp post|tree|car)$/.test(
    singular(noun.words.at(-1)?.word ?? ''),
  )
}

/** What things stand on. */
const surfaces =
  /(?:^| )(?:table|desk|shelf|counter|nightstand|windowsill|mantelpiece|workbench|stool|altar|tray|dresser|sideboard|countertop|tablecloth|blanket|pedestal)$/

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
  if (setting !== undefined && readPlace('in', noun) === 'setting' && readPlace('near', noun) !== 'subject') {
    readSetting(draft, cursor, 'with', noun)
    return
  }
  const taken = takeNoun(cursor)
  if (taken !== undefined) focusOnCompany(draft, addOrFind(draft, taken))
}

function focusOnCompany(draft: SceneDraft, company: readonly number[]): void {
  draft.focus = company
  if (company.length > 1) draft.group = company
}

/** `a team with 3 men and 3 women`, `a family with two sons`. */
function recastWith(draft: SceneDraft, cursor: Cursor, noun: NounChunk): boolean {
  if (castWith(draft, cursor, draft.group)) return true
  if (draft.guessed.length === 0 || noun.count === undefined) return false
  const reading = readNoun(noun)
  const [first] = draft.at(draft.guessed)
  const isSame =
    first?.role === reading.lemma ||
    first?.role?.endsWith(` ${reading.lemma}`) === true ||
    reading.lemma === 'member'
  if (
    isSame &&
    Object.keys(reading.qualities.stated).length === 0 &&
    draft.resize(draft.guessed, noun.count.value)
  ) {
    cursor.skip()
    return true
  }
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
  const holder = draft.near.at(-1)?.indices ?? target.indices
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
