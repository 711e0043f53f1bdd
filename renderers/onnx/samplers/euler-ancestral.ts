/**
 * @module
 */
import { invalidValue } from '../../../errors.ts'
import { combine } from '../latents.ts'
import { type Sampler, walk } from './sampler.ts'

/**
 * Euler steps that go further down than the next level and add fresh noise back up to it: ancestral sampling of
 * Ho et al. 2020 in the form of k-diffusion (eta 1). The split into a step down and noise up is made for sigma / alpha,
 * in which both forms of noising are the same process.
 */
export const eulerAncestral: Sampler = (denoise, latents, sigmas, options = {}) => {
  const { alpha = () => 1, noise } = options
  if (noise === undefined)
    throw invalidValue('EVENCAST_OPTION_INVALID', 'noise', 'a source of noise', undefined)
  return walk(latents, sigmas, options, async (x, sigma, next, step) => {
    const clean = await denoise(x, sigma)
    if (next === 0) return clean
    const { down, up } = ancestralStep(sigma / alpha(sigma), next / alpha(next))
    // The level below, back from sigma / alpha to sigma: alpha + sigma = 1 for flow, alpha = 1 otherwise.
    const lower = alpha(next) === 1 ? down : down / (1 + down)
    const lowered = combine(lower / sigma, x, 1 - lower / sigma, clean)
    const rescale = alpha(next) / alpha(lower)
    return combine(rescale, lowered, alpha(next) * up, noise(step))
  })
}

/** Splits a step so that down² + up² = next²; from pure noise (infinite `from`) nothing of the old noise is kept. */
function ancestralStep(from: number, next: number): { readonly down: number; readonly up: number } {
  const kept = Number.isFinite(from) ? (next / from) ** 2 : 0
  return { down: next * Math.sqrt(kept), up: next * Math.sqrt(1 - kept) }
}
