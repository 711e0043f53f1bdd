/**
 * Exact weights: what a policy writes as decimals, held as integers, so that shares, draws and quotas never round.
 *
 * @module
 */
import type { DrawBelow } from './draws.ts'

/** Value to integer weight above 0, in the policy's order; their sum is the unit of every probability. */
export type Weights = ReadonlyMap<string, number>

/** Sums up to this stay exact in every calculation on doubles here. */
export const maximumTotal = 2 ** 40

/** Digits after the decimal point that a policy's weight may have. */
export const maximumDecimals = 6

/**
 * Integer weights in the same proportions, divided by their greatest common divisor; weights of 0 are left out.
 *
 * @example
 * exactWeights({ black: 12.5, brown: 37.5 }) // black 1, brown 3
 */
export function exactWeights(weights: Readonly<Record<string, number>>): Weights {
  const scaled = Object.entries(weights)
    .filter(([, weight]) => weight > 0)
    .map(([value, weight]) => [value, Math.round(weight * 10 ** maximumDecimals)] as const)
  const divisor = scaled.reduce((sofar, [, weight]) => greatestCommonDivisor(sofar, weight), 0)
  return new Map(scaled.map(([value, weight]) => [value, weight / divisor]))
}

/** Every value with weight 1. */
export function uniformWeights(values: readonly string[]): Weights {
  return new Map(values.map(value => [value, 1]))
}

/** The weights of those values that pass; proportions among them are kept. */
export function restrictWeights(weights: Weights, passes: (value: string) => boolean): Weights {
  return new Map([...weights].filter(([value]) => passes(value)))
}

/** Sum of the weights. */
export function totalWeight(weights: Weights): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0)
}

/** Value to probability, 0..1. */
export function probabilities(weights: Weights): Readonly<Record<string, number>> {
  const total = totalWeight(weights)
  return Object.fromEntries([...weights].map(([value, weight]) => [value, weight / total]))
}

/** One value, with probability proportional to its weight. */
export function drawValue(weights: Weights, below: DrawBelow): string | undefined {
  if (weights.size === 0) return undefined
  let rest = below(totalWeight(weights))
  for (const [value, weight] of weights) {
    if (rest < weight) return value
    rest -= weight
  }
  return undefined
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right)
}
