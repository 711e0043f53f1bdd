/**
 * The scene as far as it is read. The one place with state: the readers add to it, `assemble.ts` makes a plan of it.
 *
 * @module
 */
import { slug } from '../../slug.ts'
import type { PlanSubject, RelationName, StatedValue, Warning } from '../../types.ts'
import type { Near } from './attachment.ts'
import type { CanvasPlace } from './canvas-places.ts'
import { largestCount } from './numbers.ts'
import type { Ambiguity, NounReading, Sketch } from './sketch.ts'

export interface SubjectDraft {
  readonly id: string
  readonly kind: Sketch['kind']
  readonly class: string
  readonly lemma: string
  name?: string | undefined
  readonly exempt: PlanSubject['exempt']
  role: string | undefined
  action: string | undefined
  readonly stated: Record<string, StatedValue>
  readonly details: string[]
  readonly excluded: string[]
  /** Replaced by a list that says who the group is. */
  removed: boolean
}

export interface Position {
  readonly subject: number
  readonly place: CanvasPlace
  /** The user's phrase: `on the left`. */
  readonly text: string
}

/** Subjects that something is said of. With a `part`, it is said of that many of the group, whichever they are. */
export interface Target {
  readonly indices: readonly number[]
  /** What is brought in is one each: `each with a ball`. */
  readonly each?: boolean
  readonly part?: { readonly group: readonly number[]; readonly count: number }
}

export class SceneDraft {
  readonly subjects: SubjectDraft[] = []
  readonly shares: { subjects: string[]; attribute: string; values: Record<string, number> }[] = []
  readonly variety: { subjects: string[]; attribute: string; distinct: number; readonly wanted: number }[] =
    []
  readonly relations: { subject: number; relation: RelationName; object: number }[] = []
  readonly positions: Position[] = []
  readonly excluded: string[] = []
  readonly settings: string[] = []
  readonly styles: string[] = []
  readonly warnings: Warning[] = []
  /** The last noun phrase's subjects. */
  focus: readonly number[] = []
  /** Noun phrases joined by commas and `and`, of the same kind as the last. */
  coordinated: readonly number[] = []
  /** Objects since the last subject, which a qualifier may be about. */
  near: readonly Near[] = []
  /** Subjects placed beside another by a pronoun: `a boy to her left`. */
  readonly satellites = new Set<number>()
  /** What `them` and shares are about. */
  group: readonly number[] = []
  /** The relation just read, its objects, and where it ended: the same again goes on from there. */
  chain:
    | { readonly relation: RelationName; readonly objects: readonly number[]; readonly end: number }
    | undefined
  /** A relation said before its subject: `next to a car, a dog`. */
  pending:
    | { readonly relation: RelationName; readonly objects: readonly number[]; readonly aside?: boolean }
    | undefined
  /** Two whom the next subject is between: `between them a child`. */
  pendingPair: readonly [number, number] | undefined
  /** The second of two that somebody is between is yet to come: `between a boy in a hat and a girl`. */
  pendingBetween:
    | { readonly subjects: readonly number[]; readonly first: number; readonly text: string }
    | undefined
  /** A state said before its subject: `at work, a plumber`. */
  pendingState: string | undefined
  /** A position said before its subject: `on the left, a dog`. */
  pendingPosition: { readonly place: CanvasPlace; readonly text: string } | undefined
  /** The group's number is a guess: a list after it may say who it is. */
  guessed: readonly number[] = []
  readonly #used = new Map<string, number>()

  /** Adds the subjects of a noun phrase and returns their indices. */
  add(reading: NounReading): readonly number[] {
    const room = Math.max(0, largestCount - this.subjects.length)
    const members = reading.members.slice(0, room)
    if (members.length < reading.members.length)
      this.warn(
        'dropped',
        reading.lemma,
        `A plan holds at most ${largestCount} subjects; the others were left out.`,
      )
    const indices = members.map(sketch => this.#addOne(sketch, reading.lemma))
    for (const ambiguity of reading.ambiguous) this.ambiguous(ambiguity, indices[0])
    for (const variety of reading.variety) this.vary(indices, variety.attribute, variety.distinct)
    return indices
  }

  /** States attributes of a target: of all of its subjects, or as a share where it is a part of a group. */
  state(target: Target, stated: Readonly<Record<string, StatedValue>>): void {
    for (const [attribute, value] of Object.entries(stated)) {
      const part = target.part
      if (part !== undefined && part.count < part.group.length && typeof value === 'string')
        this.#share(part.group, attribute, value, part.count)
      else for (const subject of this.at(target.indices)) subject.stated[attribute] = value
    }
  }

  /** Asks for unlike values among several subjects. */
  vary(indices: readonly number[], attribute: string, distinct: number): void {
    const people = this.at(indices)
    if (attribute === 'color' && people.some(subject => subject.kind === 'person')) {
      this.vary(indices, 'skin_tone', distinct)
      return
    }
    const stated = people.every(subject => typeof subject.stated[attribute] === 'string')
    if (people.length < 2 || stated) return
    const subjects = people.map(subject => subject.id)
    this.variety.push({
      subjects,
      attribute,
      distinct: Math.min(distinct, subjects.length),
      wanted: distinct,
    })
  }

  /** Keeps words as they are; where there is nobody to keep them for, a warning says so. */
  detail(indices: readonly number[], text: string): void {
    if (this.at(indices).length === 0)
      this.warn('dropped', text, `"${text}" was not read: nothing in the request could be meant by it.`)
    for (const subject of this.at(indices)) if (!subject.details.includes(text)) subject.details.push(text)
  }

  act(indices: readonly number[], action: string): void {
    for (const subject of this.at(indices))
      subject.action = subject.action === undefined ? action : `${subject.action}, ${action}`
  }

  /** Relates every subject to every object; `pairwise` one to one where both are as many. */
  relate(
    subjects: readonly number[],
    relation: RelationName,
    objects: readonly number[],
    pairwise = false,
  ): void {
    const together = pairwise && subjects.length === objects.length
    subjects.forEach((subject, index) => {
      for (const object of together ? objects.slice(index, index + 1) : objects)
        if (subject !== object && this.relations.length < 200)
          this.relations.push({ subject, relation, object })
    })
  }

  exclude(indices: readonly number[], word: string): void {
    for (const subject of this.at(indices)) if (!subject.excluded.includes(word)) subject.excluded.push(word)
  }

  warn(type: Warning['type'], feature: string, details: string, subject?: number): void {
    const id = subject === undefined ? undefined : this.subjects[subject]?.id
    this.warnings.push({
      stage: 'plan',
      type,
      feature,
      details,
      ...(id === undefined ? {} : { subject: id }),
    })
  }

  ambiguous({ feature, details }: Ambiguity, subject?: number): void {
    this.warn(
      'ambiguous',
      feature,
      details.startsWith('read as') ? `"${feature}" is ${details}.` : details,
      subject,
    )
  }

  /** Gives a group whose number was a guess the number said later. */
  resize(group: readonly number[], size: number): boolean {
    const members = this.at(group)
    const [template] = members
    const guess = this.warnings.findIndex(
      warning => warning.subject === template?.id && /^Read as \d/.test(warning.details),
    )
    if (template === undefined || guess < 0 || members.some(one => one.lemma !== template.lemma)) return false
    this.warnings.splice(guess, 1)
    const { kind, lemma, name, role, action, exempt, stated, details } = template
    const sketch: Sketch = {
      kind,
      stem: template.id.replace(/-\d+$/, ''),
      class: template.class,
      role,
      name,
      action,
      stated,
      details,
      exempt,
    }
    const count = Math.min(size, largestCount)
    this.remove(group.slice(count))
    const added = Array.from({ length: Math.max(0, count - members.length) }, () =>
      this.#addOne(sketch, lemma),
    )
    this.group = [...group.slice(0, count), ...added]
    for (const index of added)
      for (const relation of this.relations.filter(
        one => one.subject === group[0] || one.object === group[0],
      ))
        this.relations.push({
          ...relation,
          ...(relation.subject === group[0] ? { subject: index } : { object: index }),
        })
    this.guessed = []
    return true
  }

  /** Takes subjects out again, and gives their numbers back. */
  remove(indices: readonly number[]): void {
    for (const subject of this.at(indices)) {
      subject.removed = true
      const stem = subject.id.replace(/-\d+$/, '')
      this.#used.set(stem, Math.max(0, (this.#used.get(stem) ?? 0) - 1))
    }
  }

  at(indices: readonly number[]): readonly SubjectDraft[] {
    return indices.flatMap(index => {
      const subject = this.subjects[index]
      return subject === undefined || subject.removed ? [] : [subject]
    })
  }

  /** Indices of all people. */
  people(): readonly number[] {
    return this.subjects.flatMap((subject, index) =>
      subject.kind === 'person' && !subject.removed ? [index] : [],
    )
  }

  #addOne(sketch: Sketch, lemma: string): number {
    const stem = slug(sketch.stem, 60) ?? 'subject'
    const number = (this.#used.get(stem) ?? 0) + 1
    this.#used.set(stem, number)
    const { kind, role, name, action, exempt } = sketch
    const isOwn = name !== undefined && slug(name, 60) === stem
    const id = !isOwn || number > 1 ? `${stem}-${number}` : stem
    const details = [...sketch.details]
    this.subjects.push({
      id,
      kind,
      class: sketch.class,
      lemma,
      name,
      exempt,
      role,
      action,
      stated: { ...sketch.stated },
      details,
      excluded: [],
      // A participle whose object is no noun (`held, so`) names nothing.
      removed: sketch.class === '',
    })
    return this.subjects.length - 1
  }

  #share(group: readonly number[], attribute: string, value: string, count: number): void {
    const subjects = this.at(group).map(subject => subject.id)
    const known = this.shares.find(
      share => share.attribute === attribute && share.subjects.join() === subjects.join(),
    )
    if (known === undefined) this.shares.push({ subjects, attribute, values: { [value]: count } })
    else known.values[value] = Math.min((known.values[value] ?? 0) + count, subjects.length)
  }
}
