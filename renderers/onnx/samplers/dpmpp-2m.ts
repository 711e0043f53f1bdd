/**
 * @module
 */
import { combine, type Latents } from '../latents.ts'
import { type Sampler, walk } from './sampler.ts'

/**
 * DPM-Solver++(2M), second order with one evaluation a step: algorithm 2 of Lu et al. 2022 ("DPM-Solver++"), in
 * lambda = log(alpha / sigma). At pure noise (alpha 0) lambda is minus infinity and the first step is DDIM's.
 */
export const dpmpp2m: Sampler = (denoise, latents, sigmas, options = {}) => {
  const { alpha = () => 1 } = options
  const lambda = (sigma: number) => Math.log(alpha(sigma) / sigma)
  let previous: { readonly clean: Latents; readonly lambda: number } | undefined
  return walk(latents, sigmas, options, async (x, sigma, next) => {
    const clean = await denoise(x, sigma)
    const here = lambda(sigma)
    const distance = lambda(next) - here
    const target =
      previous === undefined || next === 0
        ? clean
        : extrapolate(clean, previous.clean, distance / (here - previous.lambda))
    previous = { clean, lambda: here }
    return combine(next / sigma, x, -alpha(next) * Math.expm1(-distance), target)
  })
}

/** The clean latents half a step ahead, on the line through the last two predictions. */
function extrapolate(clean: Latents, earlier: Latents, ratio: number): Latents {
  return combine(1 + ratio / 2, clean, -ratio / 2, earlier)
}
