/**
 * What comes `with` somebody or something: clothes, company, what stands on a table, who is in a place.
 *
 * @module
 */
import { isAbstract } from './abstracts.ts'
import { isHumanlike } from './attachment.ts'
import type { NounChunk } from './chunks.ts'
import { accompanied, oneEach, readOnBody } from './company.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { goesOn } from './held.ts'
import { relationPhrases } from './lexicon/relation-words.ts'
import { bodyParts } from './lexicon/wear.ts'
import { parts } from './lexicon/wordnet/parts.ts'
import { things } from './lexicon/wordnet/things.ts'
import { readNoun } from './noun-phrases.ts'
import { carriers, isVenue, readPlace, settingText } from './places.ts'
import { singular } from './plurals.ts'
import { resolvePronoun } from './pronouns.ts'
import { castWith, recastChildren, recastGroup } from './recast.ts'
import { readSetting } from './settings.ts'
import { saysText } from './standing.ts'
import { addOrFind, takeNoun, varietyOf } from './subjects.ts'
import { varietyNouns } from './variety-words.ts'
import { readWear } from './wear.ts'
import { readWearList } from './wear-lists.ts'

export function readWith(draft: SceneDraft, cursor: Cursor, target: Target, noun: NounChunk): void {
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
  const isIdea = saysText(noun) || (noun.determiner === undefined && isAbstract(noun))
  const taken = takeNoun(cursor)
  if (taken === undefined) return
  if (isIdea && taken.reading.members[0]?.kind === 'thing') {
    draft.detail(target.indices, ['with', noun.text, taken.ofText].filter(Boolean).join(' '))
    return
  }
  const kind = taken.reading.members[0]?.kind
  const located =
    background !== undefined || (cursor.peek()?.kind === 'preposition' && cursor.peek(1)?.kind === 'pronoun')
  const isPart = kind === 'thing' && noun.count === undefined && isPartOf(noun)
  const fills = kind !== 'thing' || noun.count !== undefined || (noun.determiner !== undefined && !isPart)
  if (fills && holder !== undefined && isVenue(holder)) {
    draft.settings.unshift([...holder.details, holder.class].join(' '))
    draft.remove(target.indices)
    focusOnCompany(draft, addOrFind(draft, taken))
    return
  }
  const bears = holder !== undefined && kind !== 'person' && surfaces.test(holder.class)
  const other = cursor.peek()?.kind === 'preposition' ? cursor.peek(1) : undefined
  const meant = other?.kind === 'pronoun' ? resolvePronoun(draft, other.text, []) : []
  const isApart = meant.length > 0 && meant.every(index => !target.indices.includes(index))
  const acts = cursor.peek()?.kind === 'verb' && kind === 'thing' && noun.determiner !== undefined
  const holds = holder !== undefined && (holder.kind === 'person' || isHumanlike(holder))
  const isOwn = noun.count === undefined && !/^(?:an?|another)$/.test(noun.determiner ?? '')
  if (
    kind === 'thing' &&
    !holds &&
    !located &&
    !bears &&
    !acts &&
    (isOwn || isPartOf(noun) || !isThing(noun))
  ) {
    const text = [noun.text, taken.ofText].filter(Boolean).join(' ')
    draft.detail(target.indices, `with ${text}`)
    while (isMoreOfIt(cursor)) {
      cursor.skip()
      draft.detail(target.indices, `with ${cursor.peekNoun()?.text ?? ''}`)
      cursor.skip()
    }
    return
  }
  const added = addOrFind(draft, kind === 'thing' ? oneEach(taken, target) : taken)
  draft.near = [
    {
      ...accompanied(draft, target, taken.chunk, added),
      ...(acts && (!holds || isBig(taken.reading.lemma) || readPlace('near', noun) === 'subject')
        ? { acts }
        : {}),
    },
  ]
  if (readOnBody(draft, cursor, added, target.indices)) return
  const place = cursor.peek()
  const relation = place?.kind === 'preposition' ? relationPhrases[place.phrase] : undefined
  if (isApart && holds && kind === 'thing' && relation !== undefined && /^it$/i.test(other?.text ?? '')) {
    cursor.skip(2)
    draft.relate(target.indices, isBig(taken.reading.lemma) ? 'next to' : 'holding', added)
    draft.relate(target.indices, relation, meant)
    return
  }
  const dish = /(?:^| )(?:cake|cupcake|pizza|plate|tray|saucer)$/.test(holder?.class ?? '')
  if (
    holder?.kind === 'thing' &&
    (bears ||
      (dish && kind === 'thing') ||
      (kind !== 'thing' &&
        (carriers.has(holder.class) || /(?:bus|train|plane|airplane|ferry)$/.test(holder.class))))
  )
    draft.relate(added, 'on', target.indices)
  else if (located) draft.focus = added
  else
    draft.relate(
      target.indices,
      kind === 'thing' && holds && !isBig(taken.reading.lemma) ? 'holding' : 'next to',
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
  return ends && readNoun(next).members[0]?.kind !== 'person' && !isFurniture(next)
}

/** A door of a house, a tail of an animal: no thing of its own. */
function isPartOf(noun: NounChunk): boolean {
  const last = noun.words.at(-1)?.word ?? ''
  return parts.has(singular(last)) || parts.has(last) || bodyParts.has(last)
}

function isThing(noun: NounChunk): boolean {
  const last = singular(noun.words.at(-1)?.word ?? '')
  return things.has(last)
}

/** `with broccoli and rice`: both are on the plate. */
function isMoreOfIt(cursor: Cursor): boolean {
  const next = cursor.peekNoun(1)
  const after = cursor.peek(2)
  const isBare = next !== undefined && next.determiner === undefined && next.count === undefined
  const ends = after === undefined || /^(?:stop|comma|preposition)$/.test(after.kind)
  return cursor.peek()?.kind === 'and' && isBare && ends && readNoun(next).members[0]?.kind === 'thing'
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
export function readMoreVariety(draft: SceneDraft, cursor: Cursor, target: Target): void {
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
