/**
 * What a set is counted by: single attributes, groups of values that look alike, and pairs of attributes.
 *
 * @module
 */
import type { CastAttribute } from '../types.ts'
import { type AuditedAttribute, type AuditedSubject, pairName } from './audited-picture.ts'
import type { ConfusionMatrix } from './auditor.ts'
import { intersection, jointTarget, mergeConfusion, mergeTally, type Tally } from './statistics/index.ts'
import type { AttributeVerdict, GroupOf } from './verdict.ts'

/** One subject under one view. */
export interface Observation {
  /** What was cast; null: exempt. */
  readonly cast: string | null
  /** What the picture was asked to show; null: it was never told. */
  readonly asked: string | null
  readonly measured: string | null
  readonly verdict: AttributeVerdict['verdict']
  readonly source: CastAttribute['source'] | undefined
  /** What the value was sampled from; undefined: it was not sampled. */
  readonly target: Tally | undefined
}

export interface AttributeView {
  /** `presentation`, `skin_tone_group`, `presentation × age`. */
  readonly name: string
  readonly kind: 'attribute' | 'group' | 'intersection'
  /** The instrument's error; one matrix an attribute; empty: it publishes none. */
  readonly confusion: readonly ConfusionMatrix[]
  readonly observe: (subject: AuditedSubject) => Observation | undefined
}

export type Confusion = Readonly<Record<string, ConfusionMatrix>>

/** Each attribute by itself; where values fall into groups, also by group. */
export function attributeViews(
  attributes: readonly string[],
  confusion: Confusion,
  groupOf: GroupOf,
  isGrouped: (attribute: string) => boolean,
): readonly AttributeView[] {
  return attributes.flatMap(attribute => {
    const matrix = confusion[attribute]
    const single: AttributeView = {
      name: attribute,
      kind: 'attribute',
      confusion: matrix === undefined ? [] : [matrix],
      observe: subject => subject.attributes[attribute],
    }
    return isGrouped(attribute) ? [single, groupView(attribute, confusion, groupOf)] : [single]
  })
}

/** Two attributes together, by the groups of their values. */
export function intersectionView(
  pair: readonly [string, string],
  confusion: Confusion,
  groupOf: GroupOf,
): AttributeView {
  const [first, second] = pair.map(attribute => groupView(attribute, confusion, groupOf))
  const both = [...(first?.confusion ?? []), ...(second?.confusion ?? [])]
  return {
    name: pairName(pair),
    kind: 'intersection',
    confusion: both.length === 2 ? both : [],
    observe: subject => {
      const [one, other] = [first?.observe(subject), second?.observe(subject)]
      if (one === undefined || other === undefined) return undefined
      return {
        cast: together(one.cast, other.cast),
        asked: together(one.asked, other.asked),
        measured: together(one.measured, other.measured),
        verdict: verdictOnBoth(one, other),
        source: one.source === 'sampled' ? other.source : one.source,
        target: targetOfBoth(pair, subject, one, other, groupOf),
      }
    },
  }
}

function groupView(attribute: string, confusion: Confusion, groupOf: GroupOf): AttributeView {
  const group = (value: string): string => groupOf(attribute, value)
  const matrix = confusion[attribute]
  return {
    name: `${attribute}_group`,
    kind: 'group',
    confusion: matrix === undefined ? [] : [mergeConfusion(matrix, group)],
    observe: subject => {
      const one = subject.attributes[attribute]
      return one === undefined ? undefined : grouped(one, group)
    },
  }
}

function grouped(one: AuditedAttribute, group: (value: string) => string): Observation {
  const { cast, asked, measured, verdict, source, target } = one
  return {
    cast: cast === null ? null : group(cast),
    asked: asked === null ? null : group(asked),
    measured: measured === null ? null : group(measured),
    verdict: asked !== null && measured !== null ? verdictOf(group(asked) === group(measured)) : verdict,
    source,
    target: target === undefined ? undefined : mergeTally(target, group),
  }
}

function verdictOf(same: boolean): Observation['verdict'] {
  return same ? 'drawn' : 'missed'
}

function together(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : intersection(one, other)
}

/** As sure as the less sure of the two. */
function verdictOnBoth(one: Observation, other: Observation): Observation['verdict'] {
  const verdicts = [one.verdict, other.verdict]
  const order = ['undetermined', 'unmeasured', 'missed', 'drawn'] as const
  return order.find(verdict => verdicts.includes(verdict)) ?? 'unmeasured'
}

/** By the second's distribution under each of the first's values where one depends on the other, else the product. */
function targetOfBoth(
  pair: readonly [string, string],
  subject: AuditedSubject,
  one: Observation,
  other: Observation,
  groupOf: GroupOf,
): Tally | undefined {
  if (one.target === undefined || other.target === undefined) return undefined
  const given = subject.given[pairName(pair)]
  const weights = subject.attributes[pair[0]]?.target
  if (given === undefined || weights === undefined) return jointTarget(one.target, other.target)
  const sums = new Map<string, number>()
  for (const [value, weight] of Object.entries(weights)) {
    for (const [second, share] of Object.entries(given[value] ?? {})) {
      const name = intersection(groupOf(pair[0], value), groupOf(pair[1], second))
      sums.set(name, (sums.get(name) ?? 0) + weight * share)
    }
  }
  return Object.fromEntries(sums)
}
