/**
 * The regularised incomplete beta function and the quantiles of the beta distribution.
 *
 * @module
 */
import { logGamma } from './gamma-function.ts'

const longest = 10_000

/**
 * I_x(a, b), the share of a beta distribution below x: by Lentz's continued fraction (Press et al., Numerical Recipes,
 * §6.4).
 */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

/**
 * The value below which a share of the beta distribution lies, by bisection to the last bit.
 *
 * @example
 * betaQuantile(0.5, 2, 2) // 0.5
 */
export function betaQuantile(share: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 1100; step += 1) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (betaShare(middle, a, b) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1), tiny)
  let value = d
  for (let m = 1; m < longest; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d, tiny)
    c = away(1 + even / c, tiny)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d, tiny)
    c = away(1 + odd / c, tiny)
    value *= d * c
    if (Math.abs(d * c - 1) < 4e-16) break
  }
  return value
}

function away(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value
}
