/**
 * The kinds of subjects that a policy speaks of.
 *
 * @module
 */
import type { CompiledPolicy, SubjectClass } from '../compiled-policy.ts'

/** `person` and every class that a rule or constraint names, people first; only those that draw something. */
export function policyClasses(policy: CompiledPolicy): readonly SubjectClass[] {
  const named = [
    { class: 'person' },
    ...policy.attributes.flatMap(({ rules }) => rules.flatMap(({ classes }) => classes)),
    ...policy.constraints.flatMap(({ subjects }) => (subjects === undefined ? [] : [subjects])),
  ]
  const byKey = new Map(named.map(subject => [classKey(subject), subject]))
  return [...byKey.values()].filter(subject => drawsAny(policy, subject))
}

/** `person/nurse`. */
export function classKey({ class: name, role }: SubjectClass): string {
  return role === undefined ? name : `${name}/${role}`
}

function drawsAny(policy: CompiledPolicy, subject: SubjectClass): boolean {
  return policy.attributes.some(({ rules }) =>
    rules.some(({ classes }) =>
      classes.some(
        ({ class: name, role }) => name === subject.class && (role ?? subject.role) === subject.role,
      ),
    ),
  )
}
