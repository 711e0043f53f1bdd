/**
 * ⑥ cast (and its picture) → audit: the first layer.
 *
 * @module
 */
import type { Audit, Cast } from '../types.ts'
import {
  averageShares,
  chanceFloor,
  countValues,
  type Tally,
  toShares,
  totalVariation,
} from './statistics/index.ts'

/** A cast, and what each of its values was sampled from. */
export interface AuditOptions {
  readonly policy: { readonly id: string; readonly version: number }
  readonly cast: Cast
  /** Subject to attribute to the distribution its value was sampled from, as casting gives it. */
  readonly targets: Readonly<Record<string, Readonly<Record<string, Tally>>>>
}

/** One sampled value and what it was drawn from. */
interface Draw {
  readonly attribute: string
  readonly value: string
  readonly target: Tally
}

/**
 * The first layer, policy → cast: exact arithmetic over the values that were sampled. Stated, shared, exempt and
 * default values say nothing about the policy and are not counted. Pixels are not looked at: every verdict is
 * `unmeasured`.
 *
 * @example
 * auditScene({ policy, cast, targets: castingTargets({ plan, cast, policy }) }).cast['presentation']
 * // { n: 4, target: { feminine: 0.5, masculine: 0.5 }, counts: { feminine: 2, masculine: 2 }, totalVariation: 0, chanceFloor: 0.1875 }
 */
export function auditScene({ policy, cast, targets }: AuditOptions): Audit {
  const draws = cast.subjects.flatMap(subject => drawsOf(subject, targets))
  const attributes = [...new Set(draws.map(({ attribute }) => attribute))]
  return {
    policy: { id: policy.id, version: policy.version },
    cast: Object.fromEntries(
      attributes.map(attribute => [
        attribute,
        compareDraws(draws.filter(draw => draw.attribute === attribute)),
      ]),
    ),
    subjects: cast.subjects.map(({ id, attributes: asked }) => ({
      id,
      attributes: Object.fromEntries(
        Object.entries(asked).map(([attribute, { value }]) => [
          attribute,
          { asked: value, measured: null, verdict: 'unmeasured' as const },
        ]),
      ),
    })),
  }
}

function drawsOf(
  { id, attributes }: Cast['subjects'][number],
  targets: AuditOptions['targets'],
): readonly Draw[] {
  const asked = new Map(Object.entries(new Map(Object.entries(targets)).get(id) ?? {}))
  return Object.entries(attributes).flatMap(([attribute, { value, source }]): Draw[] => {
    const target = asked.get(attribute)
    return source === 'sampled' && value !== null && target !== undefined
      ? [{ attribute, value, target }]
      : []
  })
}

function compareDraws(draws: readonly Draw[]): Audit['cast'][string] {
  const target = averageShares(draws.map(draw => draw.target))
  const counts = countValues(draws.map(({ value }) => value))
  return {
    n: draws.length,
    target,
    counts,
    totalVariation: totalVariation(toShares(counts), target),
    chanceFloor: chanceFloor(target, draws.length),
  }
}
