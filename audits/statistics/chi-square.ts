/**
 * Pearson's chi-square test of counts against a target.
 *
 * @module
 */
import { upperGamma } from './gamma-function.ts'
import { numberOf, sumOf, type Tally, valuesOf } from './tallies.ts'

/** Pearson's test of counts against target shares (Pearson 1900). */
export interface ChiSquare {
  /** Σ (count - expected)² / expected; Infinity where something was counted that the target rules out. */
  readonly statistic: number
  /** Values the target allows, less one. */
  readonly degrees: number
  /** Probability that independent draws from the target stray this far, 0..1. */
  readonly probability: number
  /** The smallest expected count; below 5 the probability is rough (Cochran 1954). */
  readonly smallestExpected: number
}

/**
 * How surprising counts are if every subject was drawn from the target by itself. Quotas stray less than that on purpose,
 * so a probability near 1 is what they give.
 *
 * @example
 * chiSquare({ a: 30, b: 10 }, { a: 0.5, b: 0.5 }).probability // 0.0016
 */
export function chiSquare(counts: Tally, target: Tally): ChiSquare {
  const total = sumOf(counts)
  const allowed = Object.values(target).filter(share => share > 0)
  const terms = valuesOf(counts, target).map(value => {
    const expected = total * numberOf(target, value)
    const difference = numberOf(counts, value) - expected
    return difference === 0 ? 0 : difference ** 2 / expected
  })
  const statistic = terms.reduce((sum, term) => sum + term, 0)
  const degrees = Math.max(0, allowed.length - 1)
  return {
    statistic,
    degrees,
    probability: probabilityBeyond(statistic, degrees),
    smallestExpected: total * Math.min(1, ...allowed),
  }
}

function probabilityBeyond(statistic: number, degrees: number): number {
  if (statistic === Number.POSITIVE_INFINITY) return 0
  return degrees === 0 ? 1 : upperGamma(degrees / 2, statistic / 2)
}
