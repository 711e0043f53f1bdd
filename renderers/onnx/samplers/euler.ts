/**
 * @module
 */
import { combine } from '../latents.ts'
import { type Sampler, walk } from './sampler.ts'

/**
 * Euler's method on the probability-flow ODE, first order: algorithm 2 of Karras et al. 2022 without churn. It is DDIM
 * (Song et al. 2021) in this frame. dx/dsigma = (x - x0) / sigma holds for both forms of noising, so alpha is not needed.
 *
 * @example
 * const clean = await euler(denoise, noise, [1, 0.75, 0.5, 0.25, 0])
 */
export const euler: Sampler = (denoise, latents, sigmas, options = {}) =>
  walk(latents, sigmas, options, async (x, sigma, next) => {
    const clean = await denoise(x, sigma)
    return combine(next / sigma, x, 1 - next / sigma, clean)
  })
