/**
 * Distances between what was counted and what was asked for.
 *
 * @module
 */
import { numberOf, type Tally, valuesOf } from './tallies.ts'

/**
 * Total variation, 0..1: half the sum of absolute differences; 0 where both agree. A value missing on one side is 0 there.
 *
 * @example
 * totalVariation({ a: 0.75, b: 0.25 }, { a: 0.5, b: 0.5 }) // 0.25
 */
export function totalVariation(observed: Tally, target: Tally): number {
  const differences = valuesOf(observed, target).map(value =>
    Math.abs(numberOf(observed, value) - numberOf(target, value)),
  )
  return differences.reduce((sum, difference) => sum + difference, 0) / 2
}

/**
 * Kullback-Leibler divergence of the observed shares from the target, in nats: Σ f ln(f / p), as ITI-GEN reports it
 * (Zhang et al. 2023). Infinity where something was observed that the target rules out.
 *
 * @example
 * divergence({ a: 0.75, b: 0.25 }, { a: 0.5, b: 0.5 }) // 0.131
 */
export function divergence(observed: Tally, target: Tally): number {
  const terms = Object.entries(observed)
    .filter(([, share]) => share > 0)
    .map(([value, share]) => share * Math.log(share / numberOf(target, value)))
  return Math.max(
    0,
    terms.reduce((sum, term) => sum + term, 0),
  )
}
