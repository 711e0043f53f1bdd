/**
 * What a policy asks for and a model with a closed vocabulary has no picture of.
 *
 * @module
 */
import type { Vocabulary, VocabularyClass } from '../../types.ts'
import type { CompiledPolicy, SubjectClass } from '../compiled-policy.ts'
import type { Policy } from '../policy-schema.ts'
import { ownEntry } from '../rules.ts'
import { expectedShares } from './expected-shares.ts'
import { classKey } from './policy-classes.ts'

/** What a policy asks for and the model has no picture of. */
export interface Undrawable {
  readonly subject: SubjectClass
  /** undefined: the model has no picture for the class at all. */
  readonly attribute: string | undefined
  readonly values: readonly string[]
  /** Share of such subjects, 0..1. */
  readonly share: number
  /** Roles of the model with which these values can be drawn; for classes without a role. */
  readonly drawableAs: readonly string[]
}

/** Values that say that there is nothing to draw. */
const absent: ReadonlySet<string> = new Set(['none', 'no', 'absent', 'unspecified'])

/** Values with a share above 0 that the model cannot draw on subjects of this class. */
export function undrawableValues(
  policy: Policy,
  compiled: CompiledPolicy,
  subject: SubjectClass,
  vocabulary: Vocabulary,
): readonly Undrawable[] {
  const found = findClass(subject, vocabulary)
  if (found === undefined) return [{ subject, attribute: undefined, values: [], share: 1, drawableAs: [] }]
  return Object.entries(expectedShares(compiled, subject)).flatMap(([attribute, shares]) => {
    const values = Object.keys(shares).filter(
      value =>
        !absent.has(value) &&
        !saysNothing(policy, subject, attribute, value) &&
        found.attributes[attribute]?.includes(value) !== true &&
        !(subject.role === undefined && isUser(value, vocabulary)),
    )
    if (values.length === 0) return []
    const share = values.reduce((sum, value) => sum + (shares[value] ?? 0), 0)
    const drawableAs = subject.role === undefined ? rolesFor(subject, attribute, values, vocabulary) : []
    return [{ subject, attribute, values, share, drawableAs }]
  })
}

function findClass(subject: SubjectClass, vocabulary: Vocabulary): VocabularyClass | undefined {
  const key = classKey(subject)
  const named = Object.entries(vocabulary.classes).find(
    ([name, { synonyms }]) =>
      name === key ||
      (name.startsWith('person/') === (subject.class === 'person') &&
        synonyms.includes(subject.role ?? subject.class)),
  )?.[1]
  // Who has no picture of their own is drawn as a person.
  return named ?? (subject.class === 'person' ? vocabulary.classes.person : undefined)
}

/** Whoever has no role and uses a wheelchair is drawn as `wheelchair user`. */
function isUser(value: string, vocabulary: Vocabulary): boolean {
  return Object.entries(vocabulary.classes).some(
    ([key, { synonyms }]) => key.startsWith('person/') && synonyms.includes(`using a ${value}`),
  )
}

function rolesFor(
  subject: SubjectClass,
  attribute: string,
  values: readonly string[],
  vocabulary: Vocabulary,
): readonly string[] {
  return Object.entries(vocabulary.classes)
    .filter(
      ([key, entry]) =>
        key.startsWith(`${subject.class}/`) &&
        values.every(value => entry.attributes[attribute]?.includes(value) === true),
    )
    .map(([key]) => key)
}

function saysNothing(policy: Policy, subject: SubjectClass, attribute: string, value: string): boolean {
  const levels = [classKey(subject), subject.class].map(key => ownEntry(policy.classes ?? {}, key) ?? {})
  const phrases = [...levels, policy.attributes].map(set => {
    const values = ownEntry(set, attribute)?.values
    const entry = values === undefined || values === 'uniform' ? undefined : ownEntry(values, value)
    return typeof entry === 'object' ? entry.phrase : undefined
  })
  return phrases.find(phrase => phrase !== undefined) === ''
}
