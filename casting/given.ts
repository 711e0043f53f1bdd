/**
 * What no draw touches: values of kept subjects and values the user stated.
 *
 * @module
 */
import type { Cast, CastAttribute, Plan, PlanSubject, Warning } from '../types.ts'
import { statedList } from './candidates.ts'
import { closedValues } from './conventions.ts'

/** Subject to value, for one attribute. */
export type Column = ReadonlyMap<string, CastAttribute>

/** Values that no draw touches: those of kept subjects, and those the user stated. */
export function givenValues(
  attribute: string,
  plan: Plan,
  kept: ReadonlyMap<string, Cast['subjects'][number]['attributes']>,
): { readonly column: Column; readonly warnings: readonly Warning[] } {
  const entries = plan.subjects.flatMap((subject): (readonly [string, CastAttribute])[] => {
    const attributes = kept.get(subject.id)
    const value =
      attributes === undefined
        ? statedValue(subject, attribute)
        : new Map(Object.entries(attributes)).get(attribute)
    if (value === undefined) return []
    return [[subject.id, typeof value === 'string' ? { value, source: 'stated' } : value]]
  })
  const column = new Map(entries)
  const warnings = plan.subjects.flatMap((subject): Warning[] => {
    const stated = statedValue(subject, attribute)
    const saved = column.get(subject.id)
    if (!kept.has(subject.id) || stated === undefined || saved?.value === stated) return []
    const details = `The saved cast says ${saved?.value ?? 'nothing'}, the plan ${stated}; the saved cast is kept.`
    return [{ stage: 'cast', type: 'ambiguous', feature: attribute, details, subject: subject.id }]
  })
  return { column, warnings }
}

/** Stated or shared words that are no value of a closed attribute: kept as the user's own, and told. */
export function closedWarnings(attribute: string, plan: Plan): readonly Warning[] {
  const closed = closedValues(attribute)
  if (closed === undefined) return []
  const warn = (value: string, subject?: string): Warning[] =>
    closed.includes(value)
      ? []
      : [
          {
            stage: 'cast',
            type: 'ambiguous',
            feature: attribute,
            details: `"${value}" is none of ${closed.join(', ')}; it is kept as the user's own word.`,
            ...(subject === undefined ? {} : { subject }),
          },
        ]
  return [
    ...plan.subjects.flatMap(subject =>
      [new Map(Object.entries(subject.stated)).get(attribute) ?? []]
        .flat()
        .flatMap(value => warn(value, subject.id)),
    ),
    ...plan.shares
      .filter(share => share.attribute === attribute)
      .flatMap(({ values }) => Object.keys(values).flatMap(value => warn(value))),
  ]
}

function statedValue(subject: PlanSubject, attribute: string): string | undefined {
  const stated = new Map(Object.entries(subject.stated)).get(attribute)
  if (stated === undefined || typeof stated === 'string') return stated
  return statedList(subject, attribute) === undefined ? stated[0] : undefined
}
