import { parsePolicy } from '../../casting/index.ts'
import type { Policy } from '../../casting/policy-schema.ts'
import { type Cast, type CastAttribute, type Plan, type PlanSubject, planSchema } from '../../types.ts'

/** A person with nothing stated. */
export function person(id: string, further: Partial<PlanSubject> = {}): PlanSubject {
  return { id, class: 'person', stated: {}, ...further }
}

/** `player-1` … `player-n`. */
export function players(count: number, further: Partial<PlanSubject> = {}): readonly PlanSubject[] {
  return Array.from({ length: count }, (_, index) => person(`player-${index + 1}`, further))
}

export function planOf(subjects: readonly PlanSubject[], further: Partial<Plan> = {}): Plan {
  return planSchema.parse({ subjects, shares: [], variety: [], relations: [], ...further })
}

export function policyOf(attributes: string, further = ''): Policy {
  return parsePolicy(`schema: 1\nid: test\nversion: 1\n${further}\nattributes: ${attributes}\n`, 'test.yaml')
}

export function attributeOf(cast: Cast, id: string, attribute: string): CastAttribute | undefined {
  return cast.subjects.find(subject => subject.id === id)?.attributes[attribute]
}

export function valuesOf(cast: Cast, attribute: string): readonly (string | null | undefined)[] {
  return cast.subjects.map(({ attributes }) => attributes[attribute]?.value)
}
