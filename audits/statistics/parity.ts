/**
 * Parity: how far the value that got most of its due is from the one that got least.
 *
 * @module
 */
import { numberOf, type Tally } from './tallies.ts'

/** How equally values are met, relative to their targets. */
export interface Parity {
  /** Smallest share over target, divided by the largest, 0..1; 1 is parity. US guidelines flag selection below 0.8. */
  readonly ratio: number
  /** Largest share less target, less the smallest; 0 is parity. */
  readonly difference: number
}

/**
 * The demographic parity ratio and difference (as Fairlearn defines them for equal targets), each share taken relative to
 * what the target gives that value.
 *
 * @example
 * parity({ feminine: 0.4, masculine: 0.6 }, { feminine: 0.5, masculine: 0.5 }) // ratio 0.667, difference 0.2
 */
export function parity(observed: Tally, target: Tally): Parity {
  const asked = Object.entries(target).filter(([, share]) => share > 0)
  if (asked.length === 0) return { ratio: 1, difference: 0 }
  const ratios = asked.map(([value, share]) => numberOf(observed, value) / share)
  const differences = asked.map(([value, share]) => numberOf(observed, value) - share)
  const largest = Math.max(...ratios)
  return {
    ratio: largest === 0 ? 1 : Math.min(...ratios) / largest,
    difference: Math.max(...differences) - Math.min(...differences),
  }
}
