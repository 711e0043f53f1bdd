/**
 * The binomial distribution: its probabilities and its mean absolute deviation.
 *
 * @module
 */
import { logGamma } from './gamma-function.ts'

/** P(X = k) for X ~ Bin(n, p). */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0
  if (p <= 0) return Number(k === 0)
  if (p >= 1) return Number(k === n)
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
}

/**
 * E|X - np| for X ~ Bin(n, p), in closed form: 2 ν C(n, ν) p^ν (1 - p)^(n - ν + 1) with ν = ⌊np⌋ + 1
 * (de Moivre 1730; Diaconis and Zabell, "Closed form summation for classical distributions", 1991).
 *
 * @example
 * meanAbsoluteDeviation(1, 0.5) // 0.5
 */
export function meanAbsoluteDeviation(n: number, p: number): number {
  if (n <= 0 || p <= 0 || p >= 1) return 0
  const above = Math.floor(n * p) + 1
  return 2 * above * (1 - p) * binomialProbability(above, n, p)
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}
