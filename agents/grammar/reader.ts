/**
 * Chunks to a draft of the scene, in reading order.
 *
 * @module
 */

import { readAction } from './actions.ts'
import { ageOfDecade } from './ages.ts'
import type { Chunk } from './chunks.ts'
import { Cursor } from './cursor.ts'
import { SceneDraft, type Target } from './draft.ts'
import { readExclusions } from './exclusions.ts'
import { relationPhrases } from './lexicon/relation-words.ts'
import { readNoun } from './noun-phrases.ts'
import { isScenery, settingText } from './places.ts'
import { readQualifier } from './qualifiers.ts'
import { recastGroup } from './recast.ts'
import { readSharePredicate } from './share-predicates.ts'
import { targetOf } from './shares.ts'
import type { NounReading } from './sketch.ts'
import { addOrFind, resolvePronoun, takeNoun } from './subjects.ts'

/** Reads all chunks. */
export function readScene(chunks: readonly Chunk[]): SceneDraft {
  const draft = new SceneDraft()
  const cursor = new Cursor(chunks)
  const sentence = new Sentence(draft, cursor)
  while (!cursor.done) sentence.readNext()
  return draft
}

/** What a sentence remembers from one phrase to the next. */
class Sentence {
  readonly #draft: SceneDraft
  readonly #cursor: Cursor
  /** What the next phrase is said of. */
  #target: Target = { indices: [] }
  #predicate = false
  #joined = false
  #afterComma = false
  /** A colon or bracket opened a list. */
  #opened = false
  readonly #taken = new Set<number>()

  constructor(draft: SceneDraft, cursor: Cursor) {
    this.#draft = draft
    this.#cursor = cursor
  }

  readNext(): void {
    const chunk = this.#cursor.peek()
    if (chunk === undefined) return
    switch (chunk.kind) {
      case 'noun':
        return this.#readNoun()
      case 'preposition':
        return this.#readPreposition()
      case 'verb':
        return this.#readVerb(chunk)
      case 'share':
        return this.#readShare(chunk)
      case 'without':
        return this.#readWithout(chunk)
      case 'position':
        return this.#readPosition(chunk)
      case 'pronoun':
        return this.#readPronoun(chunk.text)
      default:
        return this.#readSmallWord(chunk)
    }
  }

  #readNoun(): void {
    const draft = this.#draft
    const chunk = this.#cursor.peekNoun()
    const taken = takeNoun(this.#cursor)
    if (chunk === undefined || taken === undefined) return
    const { reading } = taken
    if (chunk.words.length === 0 && this.#target.indices.length > 0)
      return draft.detail(this.#target.indices, chunk.text)
    if (this.#predicate && this.#saysPredicate(reading, chunk.determiner)) return
    const count =
      chunk.count?.value ?? (chunk.determiner === 'a' || chunk.determiner === 'an' ? 1 : undefined)
    if (this.#saysAll(reading, chunk.determiner)) return
    if (this.#isRecast(reading, count) || this.#isListedShare(reading, count)) return
    const age = ageOfDecade(chunk.words.map(token => token.word))
    if (age !== undefined && this.#target.indices.length > 0) return draft.state(this.#target, { age })
    if (
      reading.adjectiveOnly &&
      this.#afterComma &&
      chunk.count === undefined &&
      chunk.determiner === undefined &&
      this.#target.indices.length > 0
    )
      return this.#qualify(reading)
    if (isScenery(chunk, this.#afterComma)) {
      draft.settings.push(
        (draft.settings.length > 0 ? `, ${settingText(chunk)}` : settingText(chunk)) +
          (taken.ofText === undefined ? '' : ` ${taken.ofText}`),
      )
      return
    }
    this.#focusOn(addOrFind(draft, taken))
    draft.guessed =
      reading.guessed === true && draft.people().includes(draft.focus[0] ?? -1) ? draft.focus : []
  }

  /** `two nurses and two doctors, all women`. */
  #saysAll(reading: NounReading, determiner: string | undefined): boolean {
    const draft = this.#draft
    if (determiner !== 'all' || !reading.plainPerson || draft.group.length < 2) return false
    readSharePredicate(draft, { indices: draft.group }, reading)
    return true
  }

  /** `a band: a singer and a drummer`, `workers (2 men, 2 women)`: the list says who the guessed group is. */
  #isRecast(reading: NounReading, count: number | undefined): boolean {
    const draft = this.#draft
    if (draft.guessed.length === 0 || reading.members[0]?.kind !== 'person') return false
    const started = draft.subjects[draft.guessed[0] ?? -1]?.removed === true
    const lists = this.#opened || (this.#afterComma && reading.plainPerson && count !== undefined)
    if (!(started ? this.#joined || this.#afterComma : lists)) return false
    const added = recastGroup(draft, reading)
    draft.focus = added
    draft.coordinated = draft.group
    this.#target = { indices: added }
    this.#afterComma = false
    this.#joined = false
    return true
  }

  #focusOn(indices: readonly number[]): void {
    const draft = this.#draft
    const kind = draft.subjects[indices[0] ?? -1]?.kind
    const before = draft.subjects[draft.coordinated[0] ?? -1]?.kind
    draft.coordinated =
      this.#joined && kind === before && draft.coordinated.length > 0
        ? [...new Set([...draft.coordinated, ...indices])]
        : indices
    draft.focus = indices
    if (draft.coordinated.length > 1) {
      if (indices.length > 1 || this.#joined)
        draft.group = indices.length > 1 && !this.#joined ? indices : draft.coordinated
      this.#taken.clear()
    }
    if (indices.length > 1 && !this.#joined) draft.group = indices
    this.#settlePending(indices)
    this.#target = { indices }
    this.#joined = false
    this.#predicate = false
    this.#afterComma = false
  }

  #settlePending(indices: readonly number[]): void {
    const draft = this.#draft
    if (draft.pending !== undefined) draft.relate(indices, draft.pending.relation, draft.pending.objects)
    draft.pending = undefined
    if (draft.pendingPosition !== undefined) this.#place(indices, draft.pendingPosition)
    draft.pendingPosition = undefined
  }

  /** `is a doctor`, `are tall`, `is red`. */
  #saysPredicate(reading: NounReading, determiner: string | undefined): boolean {
    this.#predicate = false
    const subjects = this.#draft.at(this.#target.indices)
    if (subjects.length === 0) return false
    if (determiner === 'the') return false
    const member = reading.members[0]
    if (member?.kind === 'thing' && determiner !== undefined) return false
    this.#qualify(reading)
    return true
  }

  #qualify(reading: NounReading): void {
    readSharePredicate(this.#draft, this.#target, reading)
    this.#afterComma = false
  }

  /** `five doctors, two women and three men`: plain words for people after a larger group say who is in it. */
  #isListedShare(reading: NounReading, count: number | undefined): boolean {
    const draft = this.#draft
    const group = draft.group
    if (!this.#afterComma || count === undefined || !reading.plainPerson || group.length < 2) return false
    const isGroupPlain = draft.at(group).every(subject => subject.kind === 'person')
    const free = group.length - this.#taken.size
    if (
      !isGroupPlain ||
      count > free ||
      (count === group.length && this.#taken.size === 0 && reading.lemma === 'person')
    )
      return false
    const target = targetOf(draft, { type: 'count', value: count }, reading.lemma, this.#taken)
    if (target === undefined || Object.keys(reading.qualities.stated).length === 0) return false
    for (const index of target.indices) this.#taken.add(index)
    if (count < group.length)
      draft.ambiguous({
        feature: reading.lemma,
        details: `"${count} ${reading.lemma}" was read as part of the ${group.length} before it.`,
      })
    readSharePredicate(draft, target, reading)
    this.#target = target
    this.#afterComma = true
    this.#joined = false
    return true
  }

  #readPreposition(): void {
    const draft = this.#draft
    this.#predicate = false
    const phrase = this.#cursor.peek()
    const located = phrase?.kind === 'preposition' && phrase.phrase in relationPhrases
    const listed = this.#target.indices === draft.focus && draft.coordinated.length > draft.focus.length
    this.#returnToGroup()
    readQualifier(draft, this.#cursor, located && listed ? { indices: draft.coordinated } : this.#target)
    draft.coordinated = []
    if (
      this.#draft.focus.length > 0 &&
      this.#cursor.peek()?.kind === 'preposition' &&
      this.#cursor.peek(1)?.kind === 'pronoun'
    )
      this.#target = { indices: this.#draft.focus }
  }

  /** Both of `a boy and a girl` play; only the last of `a nurse and a doctor` holds the one clipboard. */
  #readVerb(chunk: Extract<Chunk, { kind: 'verb' }>): void {
    const draft = this.#draft
    this.#predicate = false
    this.#returnToGroup()
    const object = this.#cursor.peekNoun(1)
    const single = /^(?:hold|carry|ride|wear|drive)$/.test(chunk.base) && object?.determiner !== undefined
    const atFocus = this.#target.part === undefined && this.#target.indices === draft.focus
    const indices =
      atFocus && !single && draft.coordinated.length > this.#target.indices.length
        ? draft.coordinated
        : this.#target.indices
    if (indices.length === 0) {
      this.#cursor.skip()
      return
    }
    readAction(draft, this.#cursor, this.#target.part === undefined ? { indices } : this.#target)
    draft.coordinated = []
  }

  /** `two of them older, in front of a house`: after the comma all of the group are meant again. */
  #returnToGroup(): void {
    if (this.#afterComma && this.#target.part !== undefined) this.#target = { indices: this.#draft.group }
    this.#afterComma = false
  }

  #readShare(chunk: Extract<Chunk, { kind: 'share' }>): void {
    const draft = this.#draft
    this.#cursor.skip()
    if (chunk.members !== undefined && draft.group.length < 2)
      this.#focusOn(draft.add(readNoun(chunk.members)))
    const target = targetOf(draft, chunk.amount, chunk.text, this.#taken)
    if (target === undefined) return this.#readLoneShare(chunk)
    for (const index of target.indices) if (chunk.amount.type !== 'all') this.#taken.add(index)
    this.#target = target
    this.#predicate = true
    this.#afterComma = false
    const noun = this.#cursor.peekNoun()
    if (chunk.amount.type === 'none') {
      const excluded = this.#cursor.peek()
      if (excluded?.kind === 'be') this.#cursor.skip()
      return readExclusions(draft, this.#cursor, draft.group)
    }
    if (noun === undefined) return
    const taken = takeNoun(this.#cursor)
    if (taken !== undefined) readSharePredicate(draft, target, taken.reading)
    this.#predicate = false
  }

  /** `one in a wheelchair` with nobody there yet: a person. */
  #readLoneShare(chunk: Extract<Chunk, { kind: 'share' }>): void {
    const draft = this.#draft
    if (chunk.amount.type !== 'count' || draft.subjects.length > 0) {
      if (this.#target.indices.length > 0 && chunk.amount.type !== 'all')
        draft.detail(this.#target.indices, chunk.text)
      return
    }
    this.#focusOn(draft.add(people(chunk.amount.value)))
  }

  #readWithout(chunk: Extract<Chunk, { kind: 'without' }>): void {
    this.#cursor.skip()
    const attached =
      !this.#afterComma && !this.#joined && chunk.text !== '-' && chunk.scope !== 'nobody'
        ? this.#target.indices
        : []
    const nobody = chunk.scope === 'nobody'
    if (this.#cursor.peek()?.kind === 'be') this.#cursor.skip()
    const next = this.#cursor.peek()
    if (nobody && next?.kind !== 'verb' && next?.kind !== 'noun') this.#draft.excluded.push('people')
    else readExclusions(this.#draft, this.#cursor, nobody ? this.#draft.people() : attached)
  }

  #readPosition(chunk: Extract<Chunk, { kind: 'position' }>): void {
    this.#cursor.skip()
    const opens =
      this.#target.indices.length === 0 ||
      (this.#afterComma && (this.#cursor.peek()?.kind === 'noun' || this.#cursor.peek()?.kind === 'be'))
    if (opens) this.#draft.pendingPosition = chunk.phrase
    else this.#place(this.#target.indices, chunk.phrase)
  }

  #place(indices: readonly number[], phrase: string): void {
    for (const subject of indices) this.#draft.positions.push({ subject, phrase })
  }

  #readPronoun(text: string): void {
    this.#cursor.skip()
    const found = resolvePronoun(this.#draft, text, [])
    if (found.length > 0 && this.#cursor.peek()?.kind !== 'comma') {
      this.#target = { indices: found }
      return
    }
    if (/^(?:someone|somebody)$/i.test(text)) this.#focusOn(this.#draft.add(people(1)))
  }

  #readSmallWord(chunk: Chunk): void {
    this.#cursor.skip()
    if (chunk.kind === 'be') this.#predicate = true
    if (chunk.kind === 'and' || chunk.kind === 'comma' || chunk.kind === 'or')
      this.#joined = this.#target.indices === this.#draft.focus || this.#target.indices.length === 0
    if (chunk.kind === 'comma') this.#afterComma = true
    this.#opened = chunk.kind === 'comma' && /[:(]/.test(chunk.text)
    if (chunk.kind === 'word' && this.#target.indices.length > 0)
      this.#draft.detail(this.#target.indices, chunk.text)
    if (chunk.kind === 'stop') {
      this.#target = { indices: [] }
      this.#draft.coordinated = []
      this.#joined = false
      this.#predicate = false
      this.#afterComma = true
    }
  }
}

function people(value: number): NounReading {
  return readNoun({ kind: 'noun', count: { value, length: 1 }, words: [], text: '' })
}
