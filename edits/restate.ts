/**
 * What a user states of one subject of a finished scene.
 *
 * @module
 */
import { invalidValue } from '../errors.ts'
import { statableValues } from '../prompts/index.ts'
import type { Capabilities, Cast, CastAttribute, Plan, PlanSubject, PolicyDocument } from '../types.ts'

export interface RestateInput {
  readonly plan: Plan
  readonly cast: Cast
  readonly policy: PolicyDocument
  readonly capabilities: Capabilities
  readonly subject: string
  /** Attribute to value. */
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * Plan and cast with these attributes stated of one subject; everything else, and everybody else, stays. A share that
 * counted the subject counts the others from then on: "half of them women" said nothing of the one who is now a man.
 *
 * @throws EVENCAST_OPTION_INVALID for a subject, an attribute or a value that the scene or the model does not know
 * @example
 * restate({ plan, cast, policy, capabilities, subject: 'doctor-2', attributes: { presentation: 'feminine' } })
 */
export function restate(input: RestateInput): { readonly plan: Plan; readonly cast: Cast } {
  const { plan, cast, subject: id } = input
  const subject = plan.subjects.find(other => other.id === id)
  if (subject === undefined) throw unknownSubject(id, plan)
  const attributes = Object.entries(input.attributes)
  assertStatable(subject, attributes, input)
  const stated: Record<string, CastAttribute> = Object.fromEntries(
    attributes.map(([attribute, value]) => [attribute, { value, source: 'stated' }]),
  )
  return {
    plan: {
      ...plan,
      subjects: plan.subjects.map(other =>
        other.id === id ? { ...other, stated: { ...other.stated, ...input.attributes } } : other,
      ),
      shares: plan.shares.flatMap(share => withoutSubject(share, id, input)),
    },
    cast: {
      subjects: cast.subjects.map(other =>
        other.id === id ? { ...other, attributes: { ...other.attributes, ...stated } } : other,
      ),
    },
  }
}

/** EVENCAST_OPTION_INVALID that lists the subjects there are. */
export function unknownSubject(id: string, { subjects }: Plan): Error {
  const ids = subjects.map(subject => subject.id)
  return invalidValue('EVENCAST_OPTION_INVALID', 'subject', ids.join(' or ') || 'a subject', id, {
    hint: 'Name one subject of the picture, as its table of the cast does.',
  })
}

function assertStatable(
  subject: PlanSubject,
  attributes: readonly (readonly [string, string])[],
  { cast, policy, capabilities }: RestateInput,
): void {
  const own = cast.subjects.find(({ id }) => id === subject.id)
  const known = statableValues({ subject, cast: own, policy, capabilities })
  const noun = subject.role ?? subject.class
  for (const [attribute, value] of attributes) {
    const values = known.get(attribute)
    if (values === undefined)
      throw invalidValue('EVENCAST_OPTION_INVALID', 'attribute', alternatives([...known.keys()]), attribute, {
        hint: `These are what ${capabilities.model} can be told of a ${noun}; write ${example(known)}.`,
      })
    if (values.length === 0 ? value.trim() !== '' : values.includes(value)) continue
    throw invalidValue('EVENCAST_OPTION_INVALID', attribute, alternatives(values), value, {
      hint: `These are the values that ${capabilities.model} can be told of a ${noun}.`,
    })
  }
}

function withoutSubject(
  share: Plan['shares'][number],
  id: string,
  { cast, attributes }: RestateInput,
): readonly Plan['shares'][number][] {
  if (!(share.attribute in attributes) || !share.subjects.includes(id)) return [share]
  const had = cast.subjects.find(other => other.id === id)?.attributes[share.attribute]?.value
  const subjects = share.subjects.filter(other => other !== id)
  const values = Object.fromEntries(
    Object.entries(share.values).map(([value, count]) => [
      value,
      value === had ? Math.max(count - 1, 0) : count,
    ]),
  )
  return subjects.length === 0 ? [] : [{ ...share, subjects, values }]
}

function alternatives(values: readonly string[]): string {
  return values.length === 0 ? 'nothing, as it has no attributes' : values.join(', ')
}

function example(known: ReadonlyMap<string, readonly string[]>): string {
  const [first] = [...known].filter(([, values]) => values.length > 0)
  return first === undefined ? 'the subject alone to draw it with another seed' : `${first[0]}=${first[1][0]}`
}
