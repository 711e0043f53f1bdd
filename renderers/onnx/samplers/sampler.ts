/**
 * What all samplers share: free functions over a denoiser that walk down a list of noise levels.
 *
 * @module
 */
import { throwIfAborted } from '../../../errors.ts'
import type { Denoiser } from '../denoiser.ts'
import type { Latents } from '../latents.ts'

export interface SamplerOptions {
  /**
   * Weight of the clean latents at a noise level, x = alpha(sigma) x0 + sigma n.
   * undefined: 1 everywhere, k-diffusion's variance-exploding form. Flow matching has 1 - sigma.
   */
  readonly alpha?: ((sigma: number) => number) | undefined
  /** Called after each step, from 1. */
  readonly onStep?: ((step: number, latents: Latents) => void) | undefined
  /** Fired: EVENCAST_ABORTED before the next evaluation. */
  readonly signal?: AbortSignal | undefined
  /** Fresh standard normal noise after the given step; only ancestral samplers ask. */
  readonly noise?: ((step: number) => Latents) | undefined
}

/** Noisy latents at `sigmas[0]` to latents at the last level. The latents given are left as they are. */
export type Sampler = (
  denoise: Denoiser,
  latents: Latents,
  sigmas: readonly number[],
  options?: SamplerOptions,
) => Promise<Latents>

/** One step from `sigma` down to `next`. */
export type SamplerStep = (latents: Latents, sigma: number, next: number, step: number) => Promise<Latents>

/** Calls `step` for each pair of neighbouring levels, and the hooks around it. */
export async function walk(
  latents: Latents,
  sigmas: readonly number[],
  options: SamplerOptions,
  step: SamplerStep,
): Promise<Latents> {
  let current = latents
  for (let index = 0; index + 1 < sigmas.length; index += 1) {
    throwIfAborted(options.signal)
    current = await step(current, sigmas[index] ?? 0, sigmas[index + 1] ?? 0, index + 1)
    options.onStep?.(index + 1, current)
  }
  return current
}
