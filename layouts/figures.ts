/**
 * From a subject to what a layout must know of it: its silhouette's aspect, where it stands, how tall it looks.
 *
 * @module
 */
import type { Cast, Plan, PlanSubject, Vocabulary } from '../types.ts'
import { defaultPerson, defaultThing, defaultThings, type Measures } from './default-figures.ts'

export interface Figure extends Measures {
  readonly id: string
  readonly person: boolean
  /** Displayed height relative to a full adult (1): real heights, compressed so that an apple is no dot. */
  readonly stature: number
}

/** Displayed height by framing: a bust is drawn nearly as high as a whole figure, a head somewhat lower. */
const framingStature = { head: 0.75, bust: 0.88, full: 1 } as const

/** Exponent that compresses real heights of things: a dog of 0.45 is shown at 0.62, an apple of 0.1 at 0.25. */
const compression = 0.6

const childStature = 0.7

/** One figure per subject, in the plan's order. */
export function figuresOf(plan: Plan, cast: Cast, vocabulary: Vocabulary | undefined): readonly Figure[] {
  const bodies = plan.subjects.map(subject => ({
    subject,
    person: isPerson(subject),
    measures: measuresOf(subject, attributesOf(cast, subject), vocabulary),
  }))
  const framings = bodies.filter(body => body.person).map(body => framingStature[body.measures.framing])
  const thingScale =
    framings.length === 0 ? 1 : framings.reduce((sum, value) => sum + value, 0) / framings.length
  return bodies.map(({ subject, person, measures }) => ({
    ...measures,
    id: subject.id,
    person,
    stature: person
      ? framingStature[measures.framing] *
        fullHeight(measures) *
        (isChild(subject, attributesOf(cast, subject)) ? childStature : 1)
      : thingScale * Math.min(1.4, Math.max(0.22, measures.height ** compression)),
  }))
}

type Attributes = Readonly<Record<string, string | null>>

function attributesOf(cast: Cast, subject: PlanSubject): Attributes {
  const entry = cast.subjects.find(one => one.id === subject.id)
  return Object.fromEntries(Object.entries(entry?.attributes ?? {}).map(([name, { value }]) => [name, value]))
}

function isPerson(subject: PlanSubject): boolean {
  return subject.class === 'person' || subject.role !== undefined
}

function isChild(subject: PlanSubject, attributes: Attributes): boolean {
  return (attributes.age ?? subject.stated.age) === 'child'
}

/** A seated or half-hidden figure is lower than one that stands; heads and busts say nothing of it. */
function fullHeight({ framing, height }: Measures): number {
  return framing === 'full' ? Math.min(1.2, Math.max(0.6, height)) : 1
}

function measuresOf(
  subject: PlanSubject,
  attributes: Attributes,
  vocabulary: Vocabulary | undefined,
): Measures {
  const known = vocabulary === undefined ? undefined : vocabularyMeasures(subject, attributes, vocabulary)
  if (known !== undefined) return known
  if (isPerson(subject))
    return subject.action === undefined ? defaultPerson : { ...defaultPerson, aspect: 0.6 }
  return namesOf(subject.class).flatMap(name => defaultThings.get(name) ?? [])[0] ?? defaultThing
}

/**
 * `person/<role>`, by synonym too, then what the person does or uses, then `person`; things by their noun. Prompts look
 * in the same order, so that a box has the shape of the picture that is asked for in it.
 */
function vocabularyMeasures(
  subject: PlanSubject,
  attributes: Attributes,
  vocabulary: Vocabulary,
): Measures | undefined {
  if (!isPerson(subject)) {
    return firstFound(namesOf(subject.class), name => findClass(vocabulary, '', name))
  }
  const aid = attributes.mobility_aid ?? undefined
  const words = [
    subject.role,
    subject.action,
    ...(subject.details ?? []),
    ...(aid === undefined ? [] : [`using a ${aid}`]),
  ]
  const names = words.filter(word => word !== undefined)
  return firstFound(names, name => findClass(vocabulary, 'person/', name)) ?? vocabulary.classes.person
}

function firstFound(
  names: readonly string[],
  find: (name: string) => Measures | undefined,
): Measures | undefined {
  for (const name of names) {
    const found = find(name)
    if (found !== undefined) return found
  }
  return undefined
}

/** The class of that name, or with that phrase or synonym; an empty prefix looks among things. */
function findClass(vocabulary: Vocabulary, prefix: 'person/' | '', name: string): Measures | undefined {
  const wanted = sameness(name)
  const among = Object.entries(vocabulary.classes).filter(([key]) =>
    prefix === '' ? key !== 'person' && !key.startsWith('person/') : key.startsWith(prefix),
  )
  const named = among.find(([key]) => sameness(key.slice(prefix.length)) === wanted)
  const called = among.find(([, { phrase, synonyms }]) =>
    [phrase, ...synonyms].some(word => sameness(word) === wanted),
  )
  return (named ?? called)?.[1]
}

/** Compares names without case, articles and the plural's s. */
function sameness(name: string): string {
  const words = name.toLowerCase().split(/[\s,]+/)
  return words
    .filter(word => word !== '' && !['a', 'an', 'the'].includes(word))
    .map(word => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
    .join(' ')
}

/** A noun phrase and its last word: `sports car`, `car`. */
function namesOf(noun: string): readonly string[] {
  const phrase = noun.toLowerCase()
  return [phrase, phrase.split(' ').at(-1) ?? phrase]
}
