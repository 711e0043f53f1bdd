/**
 * Audited pictures in little memory: a set repeats the same few attributes, targets and verdicts over and over.
 *
 * @module
 */
import type { AuditedAttribute, AuditedPicture, AuditedSubject } from '../../audits/index.ts'

/**
 * Makes equal parts of pictures one and the same object; confidences, which no audit of a set counts, are left out. A set of
 * pictures then takes a list of references a subject.
 */
export function compactAudited(): (picture: AuditedPicture) => AuditedPicture {
  const policies = sharing<AuditedPicture['policy']>()
  const attributesShared = sharing<AuditedAttribute>()
  const givenShared = sharing<AuditedSubject['given']>()
  return ({ name, policy, subjects }) => ({
    name,
    policy: policies(policy),
    subjects: subjects.map(({ id, attributes, given }) => ({
      id,
      given: givenShared(given),
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([attribute, { confidence: _, ...rest }]) => [
          attribute,
          attributesShared(rest),
        ]),
      ),
    })),
  })
}

/** Gives the first of all equal values for each of them. */
function sharing<Value>(): (value: Value) => Value {
  const known = new Map<string, Value>()
  return value => {
    const name = JSON.stringify(value)
    const first = known.get(name) ?? value
    known.set(name, first)
    return first
  }
}
