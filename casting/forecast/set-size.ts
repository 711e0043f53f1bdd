/**
 * How close a cast of n subjects comes to its shares: by chance, and by quota.
 *
 * @module
 */

import type { Stratum } from './expected-shares.ts'

/** Sizes beyond which the smallest one is not looked for. */
const largestSize = 10_000_000

/**
 * Expected total variation of n independent draws from these shares: half the sum of the binomial mean absolute
 * deviations, in De Moivre's closed form 2 v C(n, v) p^v (1 - p)^(n - v + 1) / n with v = floor(n p) + 1.
 *
 * @example
 * chanceVariation([0.5, 0.5], 60) // 0.0513
 */
export function chanceVariation(shares: readonly number[], n: number): number {
  return shares.reduce((sum, share) => sum + meanDeviation(share, n), 0) / 2
}

/**
 * Largest total variation of a cast that gives every value the floor or the ceiling of n times its share: the values
 * with the smallest remainders are the ones rounded up.
 *
 * @example
 * quotaVariation([0.57, 0.2, 0.13, 0.07, 0.03], 60) // at most 5 / (2 · 60)
 */
export function quotaVariation(shares: readonly number[], n: number): number {
  const remainders = shares.map(share => remainderOf(share * n)).sort((left, right) => left - right)
  const up = Math.round(remainders.reduce((sum, remainder) => sum + remainder, 0))
  const covered = remainders.slice(0, up).reduce((sum, remainder) => sum + remainder, 0)
  return Math.max(0, up - covered) / n
}

/**
 * The least that casts of n subjects leave on average, if every value comes as often as its share over many of them:
 * the sum of f (1 - f) / n over the remainders f. A count that is t on average lies 2 f (1 - f) from t on average or
 * further, and exactly so far where it is always the floor or the ceiling (docs/decisions/0017).
 *
 * @example
 * unbiasedVariation([0.49, 0.49, 0.02], 60) // 0.0107
 */
export function unbiasedVariation(shares: readonly number[], n: number): number {
  return shares.reduce((sum, share) => sum + remainderOf(share * n) * (1 - remainderOf(share * n)), 0) / n
}

/** The least that any whole counts leave: the largest remainders are rounded up, the same every time. */
export function leastVariation(shares: readonly number[], n: number): number {
  return roundedVariation(
    shares.map(share => remainderOf(share * n)),
    n,
    new Map(),
  )
}

/**
 * What the unluckiest cast leaves at least, if every value comes as often as its share over many: a target that is not
 * whole has to be rounded up at times and down at others, so that the value whose rarer rounding costs most counts.
 */
export function unluckiestVariation(shares: readonly number[], n: number): number {
  const remainders = shares.map(share => remainderOf(share * n))
  const forced = remainders.flatMap((remainder, value) =>
    remainder === 0
      ? []
      : [0, 1].map(rounded => roundedVariation(remainders, n, new Map([[value, rounded]]))),
  )
  return Math.max(0, ...forced)
}

/** Total variation where some values are rounded as told, and the others as near as can be. */
function roundedVariation(
  remainders: readonly number[],
  n: number,
  told: ReadonlyMap<number, number>,
): number {
  const up = Math.round(remainders.reduce((sum, remainder) => sum + remainder, 0))
  const order = remainders
    .map((remainder, value) => ({
      value,
      rank: told.has(value) ? (told.get(value) ?? 0) * 4 - 2 : remainder,
    }))
    .sort((left, right) => right.rank - left.rank)
  const raised = new Set(order.slice(0, up).map(({ value }) => value))
  const off = remainders.map((remainder, value) => (raised.has(value) ? 1 - remainder : remainder))
  return off.reduce((sum, distance) => sum + distance, 0) / 2 / n
}

/**
 * `quotaVariation` where quotas are counted in strata: what each leaves, weighed by its share. An estimate, for how many
 * subjects a stratum gets is itself rounded.
 */
export function stratifiedVariation(strata: readonly Stratum[], n: number): number {
  return strata.reduce((sum, { share, shares }) => {
    const subjects = Math.max(1, Math.round(share * n))
    return sum + share * quotaVariation(shares, subjects)
  }, 0)
}

/** The smallest size from which on quotas stay within the tolerance. */
export function smallestByQuota(strata: readonly Stratum[], tolerance: number): number | undefined {
  if (tolerance <= 0) return undefined
  // Beyond this size K / (2 n) of every stratum is below the tolerance whatever the remainders are.
  const safe = Math.ceil(strata.reduce((sum, { shares }) => sum + shares.length, 0) / (2 * tolerance))
  if (safe > largestSize) return undefined
  let size = Math.max(1, safe)
  while (size > 1 && stratifiedVariation(strata, size - 1) <= tolerance) size -= 1
  return size
}

/** The smallest size at which independent draws are within the tolerance on average. */
export function smallestByChance(shares: readonly number[], tolerance: number): number | undefined {
  if (chanceVariation(shares, largestSize) > tolerance) return undefined
  let [low, high] = [0, largestSize]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (chanceVariation(shares, middle) <= tolerance) high = middle
    else low = middle
  }
  return high
}

function meanDeviation(share: number, n: number): number {
  if (share <= 0 || share >= 1) return 0
  const v = Math.floor(n * share) + 1
  if (v > n) return 2 * share ** n * (1 - share)
  const choose = logFactorial(n) - logFactorial(v) - logFactorial(n - v)
  const log = Math.log(2 * v) + choose + v * Math.log(share) + (n - v + 1) * Math.log1p(-share)
  return Math.exp(log) / n
}

/** Stirling's series; exact sums where it is not yet. */
function logFactorial(n: number): number {
  if (n < 32) {
    let sum = 0
    for (let factor = 2; factor <= n; factor += 1) sum += Math.log(factor)
    return sum
  }
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3)
}

/** Shares are sums of doubles: a remainder this close to a whole is one. */
function remainderOf(target: number): number {
  const nearestWhole = Math.round(target)
  return Math.abs(target - nearestWhole) < 1e-9 ? 0 : target - Math.floor(target)
}
