/**
 * @module
 */
import { linspace } from './training-sigmas.ts'

/**
 * `count` descending noise levels, evenly spaced in sigma^(1/rho): equation 5 of Karras et al. 2022, without the final 0.
 *
 * @example
 * karrasSigmas(10, 0.03, 14.6)
 */
export function karrasSigmas(count: number, lowest: number, highest: number, rho = 7): readonly number[] {
  return linspace(highest ** (1 / rho), lowest ** (1 / rho), count).map(root => root ** rho)
}
