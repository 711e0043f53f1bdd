/**
 * Layer 1, policy → cast: exact arithmetic over the values that were sampled.
 *
 * @module
 */
import type { Observation } from './attribute-views.ts'
import {
  averageShares,
  type ChiSquare,
  chanceFloor,
  chiSquare,
  countValues,
  divergence,
  type Parity,
  parity,
  type Tally,
  toShares,
  totalVariation,
} from './statistics/index.ts'

export interface CastLayer {
  /** Subjects whose value was sampled. */
  readonly n: number
  /** Value to the share the policy asks for, averaged over these subjects. */
  readonly target: Tally
  /** Value to number of subjects. */
  readonly counts: Tally
  readonly totalVariation: number
  /** In nats. */
  readonly divergence: number
  /** What n independent draws give on average; quotas stay below it. */
  readonly chanceFloor: number
  readonly chiSquare: ChiSquare
  readonly parity: Parity
}

/** undefined where nothing was sampled. */
export function castLayer(observations: readonly Observation[]): CastLayer | undefined {
  const sampled = observations.flatMap(({ cast, target, source }) =>
    cast !== null && target !== undefined && source === 'sampled' ? [{ cast, target }] : [],
  )
  if (sampled.length === 0) return undefined
  const target = averageShares(sampled.map(one => one.target))
  const counts = countValues(sampled.map(one => one.cast))
  const shares = toShares(counts)
  return {
    n: sampled.length,
    target,
    counts,
    totalVariation: totalVariation(shares, target),
    divergence: divergence(shares, target),
    chanceFloor: chanceFloor(target, sampled.length),
    chiSquare: chiSquare(counts, target),
    parity: parity(shares, target),
  }
}
