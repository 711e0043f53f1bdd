/**
 * @module
 */
import { throwIfAborted } from '../../../errors.ts'
import { combine } from '../latents.ts'
import { type Sampler, walk } from './sampler.ts'

/**
 * Heun's method, second order, two evaluations a step but for the last: algorithm 1 of Karras et al. 2022.
 * As for Euler's method, the slope (x - x0) / sigma is the same for both forms of noising.
 */
export const heun: Sampler = (denoise, latents, sigmas, options = {}) =>
  walk(latents, sigmas, options, async (x, sigma, next) => {
    const slope = combine(1 / sigma, x, -1 / sigma, await denoise(x, sigma))
    const predicted = combine(1, x, next - sigma, slope)
    if (next === 0) return predicted
    throwIfAborted(options.signal)
    const slopeAtNext = combine(1 / next, predicted, -1 / next, await denoise(predicted, next))
    return combine(1, x, (next - sigma) / 2, combine(1, slope, 1, slopeAtNext))
  })
