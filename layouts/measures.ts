/**
 * Which class of a vocabulary, or which common noun, gives a subject its silhouette.
 *
 * @module
 */
import type { PlanSubject, Vocabulary } from '../types.ts'
import { defaultPerson, defaultThing, defaultThings, type Measures } from './default-figures.ts'

/** Attribute to value as cast. */
export type Attributes = Readonly<Record<string, string | null>>

/** Whether it is one of those who stand at eye level. */
export function isPerson(subject: PlanSubject): boolean {
  return subject.class === 'person' || subject.role !== undefined
}

/** The silhouette of the picture that is asked for in this subject's box. */
export function measuresOf(
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
  const index = indexOf(vocabulary)
  const find = (names: readonly string[], among: keyof ClassIndex) =>
    names.flatMap(name => index[among].get(sameness(name)) ?? [])[0]
  if (!isPerson(subject)) return find(namesOf(subject.class), 'things')
  const aid = attributes.mobility_aid ?? undefined
  const words = [
    subject.role,
    subject.action,
    ...(subject.details ?? []),
    ...(aid === undefined ? [] : [`using a ${aid}`]),
  ]
  const names = words.filter(word => word !== undefined)
  return find(names, 'people') ?? vocabulary.classes.person
}

/** Every name of a class, without case, articles and the plural's s. */
interface ClassIndex {
  readonly people: ReadonlyMap<string, Measures>
  readonly things: ReadonlyMap<string, Measures>
}

/** Vocabularies are values that never change: each is indexed once. */
const indexes = new WeakMap<Vocabulary, ClassIndex>()

function indexOf(vocabulary: Vocabulary): ClassIndex {
  const known = indexes.get(vocabulary)
  if (known !== undefined) return known
  const classes = Object.entries(vocabulary.classes)
  const among = (prefix: string, keep: (key: string) => boolean) => {
    const members = classes.filter(([key]) => keep(key))
    const called = members.flatMap(([, one]) =>
      [one.phrase, ...one.synonyms].map(name => [name, one] as const),
    )
    const named = members.map(([key, one]) => [key.slice(prefix.length), one] as const)
    // The first of two classes with one synonym has it; a class's own name beats every synonym.
    return new Map([...called.toReversed(), ...named].map(([name, one]) => [sameness(name), one]))
  }
  const index = {
    people: among('person/', key => key.startsWith('person/')),
    things: among('', key => key !== 'person' && !key.startsWith('person/')),
  }
  indexes.set(vocabulary, index)
  return index
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
