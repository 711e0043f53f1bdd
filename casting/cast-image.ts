/**
 * The cast of one picture, attribute by attribute in the order of their conditions.
 *
 * @module
 */
import type { Cast, CastAttribute, Plan, PlanSubject, Staged, Warning } from '../types.ts'
import { type Candidates, candidatesFor, conventionalRule, sharedOut, statedList } from './candidates.ts'
import { keyedDraws } from './draws.ts'
import { type Column, closedWarnings, givenValues } from './given.ts'
import type { PhiloxKey } from './philox.ts'
import type { Policy } from './policy-schema.ts'
import type { Beside, Quotas } from './quotas.ts'
import { dependencyOrder, findRule, type ValueFor } from './rules.ts'
import { assignShare } from './shares.ts'
import { addVariety } from './variety.ts'
import { drawValue, totalWeight } from './weights.ts'

export interface ImageOptions {
  readonly plan: Plan
  readonly policy: Policy
  /** Streams that outlast the picture under `scope: batch`. */
  readonly quotas: Quotas
  /** Keys what belongs to this picture alone. */
  readonly key: PhiloxKey
  readonly earlier: Cast | undefined
}

interface Columns {
  readonly values: ReadonlyMap<string, Column>
  readonly warnings: readonly Warning[]
}

export function castImage(options: ImageOptions): Staged<Cast> {
  const { plan, policy, earlier } = options
  const start: Columns = { values: new Map(), warnings: [] }
  const { values, warnings } = attributesOf(plan, policy).reduce((columns, attribute) => {
    const { column, warnings: noticed } = castAttribute(attribute, columns.values, options)
    return {
      values: new Map([...columns.values, [attribute, column]]),
      warnings: [...columns.warnings, ...noticed],
    }
  }, start)
  const kept = keptSubjects(earlier)
  const subjects = plan.subjects.map(({ id }) => ({
    id,
    attributes: kept.get(id) ?? Object.fromEntries(rowOf(id, values)),
  }))
  return { value: { subjects }, warnings }
}

/** One attribute for all subjects: kept and stated values, then shares, then draws, then variety. */
function castAttribute(
  attribute: string,
  columns: ReadonlyMap<string, Column>,
  options: ImageOptions,
): { readonly column: Column; readonly warnings: readonly Warning[] } {
  const { plan, policy, key, earlier } = options
  const kept = keptSubjects(earlier)
  const candidates = (subject: PlanSubject): Candidates | undefined =>
    candidatesFor(policy, plan, subject, attribute, valuesOf(subject.id, columns))
  const given = givenValues(attribute, plan, kept)
  let column = given.column
  const warnings = [...given.warnings, ...closedWarnings(attribute, plan)]

  for (const [index, share] of plan.shares.entries()) {
    if (share.attribute !== attribute) continue
    const assigned = assignShare(share, {
      settled: column,
      kept: new Set(kept.keys()),
      mayTake: (id, value) => mayTake(plan, id, attribute, value),
      below: keyedDraws(key, ['share', index, attribute]),
    })
    column = new Map([...column, ...assigned.given])
    warnings.push(...assigned.warnings)
  }

  countSettled(attribute, column, columns, kept, options)
  // Kept subjects go first, so that a newcomer continues the streams wherever the plan lists it.
  const order = [...plan.subjects].sort(
    (left, right) => Number(kept.has(right.id)) - Number(kept.has(left.id)),
  )
  for (const subject of order) {
    const drawn = drawSubject(subject, attribute, column.get(subject.id), kept, candidates(subject), {
      ...options,
      beside: besideOf(subject.id, columns),
    })
    if (drawn !== undefined) column = new Map([...column, [subject.id, drawn]])
  }

  for (const [index, variety] of plan.variety.entries()) {
    if (variety.attribute !== attribute) continue
    const widen = (source: (subject: PlanSubject) => Candidates | undefined): ReturnType<typeof addVariety> =>
      addVariety(variety, {
        drawn: column,
        changeable: id => changeable(plan, id, column.get(id), kept, source),
        below: keyedDraws(key, ['variety', index, attribute]),
      })
    const byPolicy = widen(candidates)
    // What the user says beats the policy: where its values are too few, those known by convention stand in.
    const widened =
      byPolicy.warnings.length === 0
        ? byPolicy
        : widen(subject => byConvention(plan, subject, attribute, candidates(subject)))
    column = new Map([...column, ...widened.given])
    warnings.push(...widened.warnings)
  }
  return { column, warnings }
}

/** The subject's value: what it has, an exemption, or a draw; undefined: the attribute is none of this subject's. */
function drawSubject(
  subject: PlanSubject,
  attribute: string,
  settled: CastAttribute | undefined,
  kept: ReadonlyMap<string, unknown>,
  candidates: Candidates | undefined,
  { policy, quotas, key, beside }: ImageOptions & { readonly beside: Beside },
): CastAttribute | undefined {
  const isKept = kept.has(subject.id)
  // A kept subject that was drawn takes its turn in the stream, and keeps its value.
  if (isKept && (settled?.source !== 'sampled' || quotas.savedAreSettled || quotas.count)) return settled
  if (settled !== undefined && !isKept) return settled
  if (candidates === undefined) return settled
  if (!isKept && isExempt(policy, subject, attribute) && statedList(subject, attribute) === undefined) {
    const { reason, because } = subject.exempt
    return { value: null, source: 'exempt', rule: `exempt.${reason} "${because}"` }
  }
  const { name: rule, weights, byDefault } = candidates
  const value =
    policy.sampling === 'iid'
      ? (drawValue(weights, keyedDraws(key, ['iid', subject.id, attribute])) ?? '')
      : quotas.next(attribute, candidates, beside)
  if (settled !== undefined) return settled
  if (byDefault && weights.size === 1) return { value, source: 'default', rule }
  return { value, source: 'sampled', rule, probability: (weights.get(value) ?? 0) / totalWeight(weights) }
}

/** Under `compensate`: what no draw of this picture decides counts before the first draw. */
function countSettled(
  attribute: string,
  column: Column,
  columns: ReadonlyMap<string, Column>,
  kept: ReadonlyMap<string, unknown>,
  { plan, policy, quotas }: ImageOptions,
): void {
  if (quotas.count === undefined) return
  for (const subject of plan.subjects) {
    const value = column.get(subject.id)?.value
    const rule = findRule(policy, subject, attribute, valuesOf(subject.id, columns))
    const counted = !(quotas.savedAreSettled && kept.has(subject.id))
    if (!counted || typeof value !== 'string' || !rule?.weights.has(value)) continue
    quotas.count(attribute, rule, value, besideOf(subject.id, columns))
  }
}

/** What variety may change a subject to; undefined: its value stays. */
function changeable(
  plan: Plan,
  id: string,
  settled: CastAttribute | undefined,
  kept: ReadonlyMap<string, unknown>,
  source: (subject: PlanSubject) => Candidates | undefined,
): Candidates | undefined {
  const subject = plan.subjects.find(other => other.id === id)
  const fixed = settled !== undefined && settled.source !== 'sampled' && settled.source !== 'default'
  return subject === undefined || kept.has(id) || fixed ? undefined : source(subject)
}

function byConvention(
  plan: Plan,
  subject: PlanSubject,
  attribute: string,
  own: Candidates | undefined,
): Candidates | undefined {
  if (statedList(subject, attribute) !== undefined) return own
  return conventionalRule(attribute, sharedOut(plan, subject.id, attribute)) ?? own
}

function mayTake(plan: Plan, id: string, attribute: string, value: string): boolean {
  const subject = plan.subjects.find(other => other.id === id)
  return subject !== undefined && (statedList(subject, attribute)?.includes(value) ?? true)
}

function isExempt(
  policy: Policy,
  subject: PlanSubject,
  attribute: string,
): subject is PlanSubject & { readonly exempt: NonNullable<PlanSubject['exempt']> } {
  return policy.exempt.some(exemption =>
    typeof exemption === 'string'
      ? exemption === subject.exempt?.reason
      : exemption.reason === subject.exempt?.reason && exemption.attributes.includes(attribute),
  )
}

/** The policy's attributes and those the plan adds, parents first. */
function attributesOf(plan: Plan, policy: Policy): readonly string[] {
  const planned = [
    ...plan.subjects.flatMap(({ stated }) => Object.keys(stated)),
    ...[...plan.shares, ...plan.variety].map(({ attribute }) => attribute),
  ]
  return dependencyOrder(policy, ['age', ...planned]) ?? []
}

function keptSubjects(
  earlier: Cast | undefined,
): ReadonlyMap<string, Cast['subjects'][number]['attributes']> {
  return new Map((earlier?.subjects ?? []).map(({ id, attributes }) => [id, attributes]))
}

function besideOf(id: string, columns: ReadonlyMap<string, Column>): Beside {
  return attribute => columns.get(attribute)?.get(id)
}

function valuesOf(id: string, columns: ReadonlyMap<string, Column>): ValueFor {
  return attribute => columns.get(attribute)?.get(id)?.value
}

function rowOf(id: string, columns: ReadonlyMap<string, Column>): readonly [string, CastAttribute][] {
  return [...columns].flatMap(([attribute, column]): [string, CastAttribute][] => {
    const value = column.get(id)
    return value === undefined ? [] : [[attribute, value]]
  })
}
