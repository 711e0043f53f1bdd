/**
 * bias(P) of Shen et al., "Finetuning Text-to-Image Diffusion Models for Fairness" (ICLR 2024).
 *
 * @module
 */
import { binomialProbability, meanAbsoluteDeviation } from './binomial.ts'
import { numberOf, type Tally } from './tallies.ts'

/**
 * The mean absolute difference between two values' shares, over all pairs of values: 0 where all are equal, 2 / K where
 * one of K values takes everything. It presumes that equal shares were asked for: under any other target it is undefined
 * here, and total variation is the measure.
 *
 * @example
 * pairwiseBias({ feminine: 0.75, masculine: 0.25 }, { feminine: 0.5, masculine: 0.5 }) // 0.5
 */
export function pairwiseBias(observed: Tally, target: Tally): number | undefined {
  const values = Object.keys(target)
  if (!isUniform(target)) return undefined
  const pairs = values.flatMap((first, index) =>
    values.slice(index + 1).map(second => [first, second] as const),
  )
  const differences = pairs.map(([first, second]) =>
    Math.abs(numberOf(observed, first) - numberOf(observed, second)),
  )
  return differences.reduce((sum, difference) => sum + difference, 0) / pairs.length
}

/** Two values or more, all with the same share. */
export function isUniform(target: Tally): boolean {
  const shares = Object.values(target)
  return shares.length > 1 && shares.every(share => Math.abs(share * shares.length - 1) < 1e-6)
}

/**
 * The bias(P) that n independent draws from K equal values have on average, exactly: two values together are drawn
 * M ~ Bin(n, 2/K) times and share M by fair coins, so E|difference| = E[2 · E|Bin(M, ½) - M/2|] / n.
 *
 * @example
 * pairwiseBiasFloor(8, 160) // 0.031
 */
export function pairwiseBiasFloor(size: number, n: number): number {
  if (n === 0 || size < 2) return 0
  let mean = 0
  for (let together = 1; together <= n; together += 1) {
    const probability = size === 2 ? Number(together === n) : binomialProbability(together, n, 2 / size)
    if (probability > 0) mean += probability * 2 * meanAbsoluteDeviation(together, 0.5)
  }
  return mean / n
}
