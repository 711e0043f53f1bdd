/**
 * Distances between what was asked for and what was counted, and what chance alone would give.
 *
 * @module
 */

/** Value to share, count or probability. */
export type Tally = Readonly<Record<string, number>>

/**
 * Total variation, 0..1: half the sum of absolute differences; 0 where both agree. A value missing on one side is 0 there.
 *
 * @example
 * totalVariation({ a: 0.75, b: 0.25 }, { a: 0.5, b: 0.5 }) // 0.25
 */
export function totalVariation(observed: Tally, target: Tally): number {
  const values = [...new Set([...Object.keys(observed), ...Object.keys(target)])]
  const [first, second] = [new Map(Object.entries(observed)), new Map(Object.entries(target))]
  return (
    values.reduce((sum, value) => sum + Math.abs((first.get(value) ?? 0) - (second.get(value) ?? 0)), 0) / 2
  )
}

/**
 * Expected total variation of n independent draws from the target, by the normal approximation of each count:
 * ½ Σ √(2 p (1 − p) / (π n)). 0 for n = 0.
 *
 * @example
 * chanceFloor({ feminine: 0.5, masculine: 0.5 }, 60) // 0.0515
 */
export function chanceFloor(target: Tally, n: number): number {
  if (n === 0) return 0
  const deviations = Object.values(target).map(share => Math.sqrt((2 * share * (1 - share)) / (Math.PI * n)))
  return deviations.reduce((sum, deviation) => sum + deviation, 0) / 2
}

/** Value to number of times it occurs. */
export function countValues(values: readonly string[]): Tally {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** The mean of distributions over the union of their values; empty for none. */
export function averageShares(distributions: readonly Tally[]): Tally {
  const sums = new Map<string, number>()
  for (const [value, share] of distributions.flatMap(distribution => Object.entries(distribution))) {
    sums.set(value, (sums.get(value) ?? 0) + share)
  }
  return Object.fromEntries([...sums].map(([value, sum]) => [value, sum / distributions.length]))
}

/** Counts as shares of their sum; empty for none. */
export function toShares(counts: Tally): Tally {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return Object.fromEntries(Object.entries(counts).map(([value, count]) => [value, count / total]))
}
