/**
 * What chance alone gives: the total variation of n independent draws from the very target.
 *
 * @module
 */
import { meanAbsoluteDeviation } from './binomial.ts'
import type { Tally } from './tallies.ts'

/**
 * Expected total variation of n independent draws from the target, exactly: every count is binomial, so it is half the
 * sum of their mean absolute deviations, over n. Quotas stay below it on purpose. 0 for n = 0.
 *
 * @example
 * chanceFloor({ feminine: 0.5, masculine: 0.5 }, 60) // 0.0513
 */
export function chanceFloor(target: Tally, n: number): number {
  if (n === 0) return 0
  const deviations = Object.values(target).map(share => meanAbsoluteDeviation(n, share))
  return deviations.reduce((sum, deviation) => sum + deviation, 0) / (2 * n)
}
