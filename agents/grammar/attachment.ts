/**
 * Whom a trailing qualifier is said of: the nearest noun phrase before it that can carry it.
 *
 * `a nurse next to a girl in a wheelchair`: the girl. A comma, `and` or a finite verb goes back to the subject.
 *
 * @module
 */
import { ageOfDecade } from './ages.ts'
import type { Chunk, NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, SubjectDraft, Target } from './draft.ts'
import { isEnglish } from './lexicon/known-words.ts'
import { states } from './lexicon/places.ts'
import { isContainer, readPlace } from './places.ts'
import { resolvePronoun } from './pronouns.ts'
import { isColorsOnly, readWear } from './wear.ts'
import { ethnicityOf } from './word-classes.ts'

/** A noun phrase brought in as an object, nearest last. */
export interface Near {
  readonly indices: readonly number[]
  /** Who has it with them: `a father with his son`. */
  readonly company?: readonly number[]
  /** It comes along, and what is done is done by the company alone: `a man with a dog`. */
  readonly led?: boolean
  /** It does what is said next, and stands where that is: `with a castle burning behind them`. */
  readonly acts?: boolean
}

/** The subjects the qualifier at the cursor is about; `target` itself where nothing nearer can carry it. */
export function carrierOf(draft: SceneDraft, cursor: Cursor, target: Target): Target {
  const chunk = cursor.peek()
  if (chunk === undefined) return target
  if (chunk.kind === 'preposition' && cursor.peek(1)?.kind === 'pronoun')
    return /^(?:over|above)$/.test(chunk.phrase) && draft.near.length === 1 && isHeld(draft, target)
      ? { indices: draft.near[0]?.indices ?? [] }
      : besidePronoun(draft, cursor.peek(1)?.text ?? '', target)
  const main = draft.at(target.indices)[0]
  for (const near of draft.near.toReversed()) {
    const subject = draft.at(near.indices)[0]
    if (subject === undefined || !carries(subject, chunk, cursor, main, near)) continue
    const together =
      chunk.kind === 'verb' || (chunk.kind === 'preposition' && chunk.phrase === 'on' && !near.led)
    if (!together || near.company === undefined || (chunk.kind === 'verb' && isOfOne(chunk.base)))
      return { indices: near.indices }
    return near.led === true ? target : { indices: [...near.company, ...near.indices] }
  }
  return target
}

/** `holding an umbrella over her`. */
function isHeld(draft: SceneDraft, target: Target): boolean {
  const held = draft.near[0]?.indices ?? []
  return draft.relations.some(
    ({ subject, relation, object }) =>
      relation === 'holding' && target.indices.includes(subject) && held.includes(object),
  )
}

/** `a girl pointing at a bird above her`: the bird is there, and she is not above herself. */
function besidePronoun(draft: SceneDraft, pronoun: string, target: Target): Target {
  const near = draft.near.at(-1)?.indices ?? []
  const apart = draft.people().filter(index => !target.indices.includes(index) && !near.includes(index))
  if (pronoun.toLowerCase() === 'them' && apart.length > 1) return target
  const meant = resolvePronoun(draft, pronoun, near)
  if (draft.near.at(-1)?.acts === true) return { indices: near }
  const isSelf = meant.length > 0 && meant.every(index => target.indices.includes(index))
  return near.length > 0 && isSelf ? { indices: near } : target
}

/** Whom `who` or `which` is about. */
export function antecedentOf(draft: SceneDraft, relative: string): readonly number[] | undefined {
  const fits = ({ kind }: SubjectDraft) =>
    relative === 'who' ? kind !== 'thing' : relative === 'which' ? kind !== 'person' : relative === 'that'
  return draft.near.findLast(near => draft.at(near.indices).some(fits))?.indices
}

function carries(
  subject: SubjectDraft,
  chunk: Chunk,
  cursor: Cursor,
  main: SubjectDraft | undefined,
  near: Near,
): boolean {
  if (chunk.kind === 'verb') return carriesVerb(subject, chunk, main, near)
  if (chunk.kind === 'without')
    return subject.kind === 'person' && /^(?:without|with no|not )/.test(chunk.text)
  const noun = cursor.peekNoun(1)
  if (chunk.kind !== 'preposition' || noun === undefined || !agrees(subject, noun)) return false
  return carriesPhrase(subject, chunk.phrase, noun, main)
}

function carriesVerb(
  subject: SubjectDraft,
  verb: Extract<Chunk, { kind: 'verb' }>,
  main: SubjectDraft | undefined,
  near?: Near,
): boolean {
  const participle =
    verb.text.toLowerCase() === verb.gerund || /^(?:seated|dressed|clad|named|called)$/i.test(verb.text)
  if (!participle) return false
  if (near?.acts === true) return true
  if (isHumanlike(subject)) return true
  if (subject.kind === 'thing') return verb.base === 'park'
  return (
    subject.kind === 'person' || main?.kind !== 'person' || !/^(?:hold|carry|ride|drive)$/.test(verb.base)
  )
}

function carriesPhrase(
  subject: SubjectDraft,
  phrase: string,
  noun: NounChunk,
  main: SubjectDraft | undefined,
): boolean {
  const worn = readWear(noun)
  const age = ageOfDecade(noun.words.map(token => token.word))
  const ofBody = worn !== undefined || isColorsOnly(noun) || age !== undefined
  if (subject.kind === 'thing' && !isHumanlike(subject))
    return phrase === 'with' && main?.kind === 'thing' && worn === undefined
  if (/^(?:in|with)$/.test(phrase) && ofBody)
    return (
      subject.kind !== 'animal' || isHumanlike(subject) || main?.kind !== 'person' || isOfAnimal(worn, phrase)
    )
  if (phrase === 'with') return subject.kind !== 'animal' || isHumanlike(subject) || main?.kind !== 'person'
  if (phrase === 'in' && noun.determiner === undefined && readPlace('in', noun) === undefined)
    return subject.kind === 'person'
  if (phrase === 'at') return states.has(noun.text.toLowerCase())
  if (/^(?:on|in|inside)$/.test(phrase))
    return readPlace(phrase, noun) === undefined && (phrase === 'on' || isContainer(noun))
  if (phrase === 'of') return subject.kind === 'person' && isOfPerson(noun)
  return noun.words.length === 0 && noun.count !== undefined && subject.kind === 'person'
}

/** A long tail, but neither hair nor a coat: those are of the person there. */
function isOfAnimal(worn: ReturnType<typeof readWear>, phrase: string): boolean {
  return phrase === 'with' && worn !== undefined && Object.keys(worn.stated).length === 0
}

function isOfPerson(noun: NounChunk): boolean {
  return noun.words.length === 0 || noun.words.some(token => ethnicityOf(token.word) !== undefined)
}

/** `on his shoulders` is said of no daughter. */
function agrees(subject: SubjectDraft, noun: NounChunk): boolean {
  const { presentation } = subject.stated
  if (noun.determiner === 'his') return subject.kind === 'person' && presentation !== 'feminine'
  if (noun.determiner === 'her') return subject.kind === 'person' && presentation !== 'masculine'
  return noun.determiner !== 'its' || subject.kind !== 'person'
}

/** What a pair does not do as one. */
function isOfOne(base: string): boolean {
  return /^(?:wear|dress|hold|carry|ride|drive|name)$/.test(base)
}

/** Things that wear and hold as people do. */
export function isHumanlike(subject: SubjectDraft): boolean {
  const head = subject.class.slice(subject.class.lastIndexOf(' ') + 1)
  if (subject.kind === 'thing' && /^[a-z]+$/.test(head) && !isEnglish(head)) return true
  return /(?:^| )(?:alien|robot|kobold|orc|ogre|gnome|gargoyle|mummy|cyborg|centaur|minotaur|yeti|demon|android|snowman|scarecrow|mannequin|doll|statue|zombie|vampire|monster|skeleton|ghost|dwarf|elf|troll|goblin|teddy bear)$/.test(
    subject.class,
  )
}
