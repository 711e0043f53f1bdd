/**
 * How sure a share is, given how few it was counted on.
 *
 * @module
 */
import { betaQuantile } from './beta-function.ts'
import { lowerGamma } from './gamma-function.ts'
import { numberOf, sumOf, type Tally } from './tallies.ts'

/** Both ends of an interval, 0..1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The level of every interval that is printed. */
export const usualLevel = 0.95

/**
 * Wilson's score interval of a share (Wilson 1927), without continuity correction. [0, 1] for n = 0.
 *
 * @example
 * wilsonInterval(8, 10) // { low: 0.490, high: 0.943 }
 */
export function wilsonInterval(successes: number, n: number, level = usualLevel): Interval {
  if (n === 0) return { low: 0, high: 1 }
  const z = normalDeviate(level)
  const share = successes / n
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  // The ends are exactly 0 and 1 there, which rounding would miss.
  return {
    low: successes === 0 ? 0 : middle - half,
    high: successes === n ? 1 : middle + half,
  }
}

/**
 * Equal-tailed Bayesian intervals of all shares of a tally, under Jeffreys' Dirichlet prior of ½ a value: each share's
 * posterior is Beta(count + ½, others + (K - 1) / 2). `values` are all that might have been counted.
 *
 * @example
 * dirichletIntervals({ a: 8, b: 2 }, ['a', 'b'])['a'] // { low: 0.502, high: 0.948 }
 */
export function dirichletIntervals(
  counts: Tally,
  values: readonly string[],
  level = usualLevel,
): Readonly<Record<string, Interval>> {
  const total = sumOf(counts) + values.length / 2
  const tail = (1 - level) / 2
  return Object.fromEntries(
    values.map(value => {
      const own = numberOf(counts, value) + 0.5
      const rest = total - own
      if (rest <= 0) return [value, { low: 1, high: 1 }]
      return [value, { low: betaQuantile(tail, own, rest), high: betaQuantile(1 - tail, own, rest) }]
    }),
  )
}

/** The deviate that a share `level` of the normal distribution lies within, both sides: 1.96 for 0.95. */
export function normalDeviate(level: number): number {
  let [low, high] = [0, 40]
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2
    if (lowerGamma(0.5, middle ** 2 / 2) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
