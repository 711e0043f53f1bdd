/**
 * What of a scene a closed-vocabulary model can draw: its class for a subject, its setting for a place.
 *
 * @module
 */
import type { PlanSubject, Vocabulary, VocabularyClass } from '../types.ts'
import { contentWords, sameness } from './words.ts'

export interface FoundClass {
  /** `person/doctor`, `dog`. */
  readonly key: string
  readonly entry: VocabularyClass
  /** The words of the plan that named it; the class says them, so no other part of the prompt has to. */
  readonly saidBy: string | undefined
}

/**
 * The model's class for a subject. A person is found by role, then by what they do, wear or use, then as `person`,
 * in the order in which layouts look; a thing by its noun. undefined: the model has no picture for it.
 */
export function findClass(
  subject: PlanSubject,
  aid: string | undefined,
  vocabulary: Vocabulary,
): FoundClass | undefined {
  if (!isPerson(subject)) return findByName(vocabulary, subject.class, key => !isPersonKey(key))
  const names = [
    subject.role,
    subject.action,
    ...(subject.details ?? []),
    ...(aid === undefined ? [] : [`using a ${aid}`]),
  ]
  for (const name of names) {
    const found =
      name === undefined ? undefined : findByName(vocabulary, name, key => key.startsWith('person/'))
    if (found !== undefined) return found
  }
  const person = vocabulary.classes.person
  return person === undefined ? undefined : { key: 'person', entry: person, saidBy: undefined }
}

export function isPerson(subject: PlanSubject): boolean {
  return subject.class === 'person' || subject.role !== undefined
}

/** The phrase of the setting whose name or synonym these words are. */
export function findSetting(setting: string, vocabulary: Vocabulary): string | undefined {
  const wanted = sameness(setting)
  const settings = Object.entries(vocabulary.settings)
  const found =
    settings.find(([name, { phrase }]) => [name, phrase].some(word => sameness(word) === wanted)) ??
    settings.find(([, { synonyms }]) => synonyms.some(word => sameness(word) === wanted))
  return found?.[1].phrase
}

/** Every word the model was taught, as singulars, whatever it was said of. */
export function knownWords(vocabulary: Vocabulary): ReadonlySet<string> {
  const phrases = [
    ...vocabulary.styles,
    ...Object.entries(vocabulary.settings).flatMap(([name, { phrase, synonyms }]) => [
      name,
      phrase,
      ...synonyms,
    ]),
    ...Object.values(vocabulary.attributes).flatMap(values => Object.entries(values).flat()),
    ...Object.entries(vocabulary.classes).flatMap(([key, { phrase, synonyms }]) => [
      key,
      phrase,
      ...synonyms,
    ]),
  ]
  return new Set(phrases.flatMap(contentWords))
}

function findByName(
  vocabulary: Vocabulary,
  name: string,
  among: (key: string) => boolean,
): FoundClass | undefined {
  const wanted = sameness(name)
  const classes = Object.entries(vocabulary.classes).filter(([key]) => among(key))
  const found =
    classes.find(([key]) => sameness(key.replace(/^person\//, '')) === wanted) ??
    classes.find(([, { phrase, synonyms }]) => [phrase, ...synonyms].some(word => sameness(word) === wanted))
  return found === undefined ? undefined : { key: found[0], entry: found[1], saidBy: name }
}

function isPersonKey(key: string): boolean {
  return key === 'person' || key.startsWith('person/')
}
