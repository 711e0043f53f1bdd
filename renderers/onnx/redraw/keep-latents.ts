/**
 * Drawing anew inside a mask and keeping what is outside it, in the latents (RePaint, Lugmayr et al. 2022; Blended Latent
 * Diffusion, Avrahami et al. 2023), as a function that makes a denoiser out of a denoiser: no sampler knows of it.
 *
 * @module
 */
import type { Denoiser } from '../denoiser.ts'
import { combine, type Latents } from '../latents.ts'

export interface KeptLatents {
  /** Clean latents of the picture that is there. */
  readonly known: Latents
  /** 1 for the cells to draw anew, else 0, `height * width` values. */
  readonly cells: Uint8Array
}

/**
 * Predicts the known latents outside the mask, whatever the network says there. A sampler that starts from
 * `startFrom` then has, at every noise level, exactly the known latents with that level's noise outside the mask: the
 * levels of all samplers are alpha(sigma) x0 + sigma n with the same n, or with the fresh noise that they add themselves.
 */
export function keepOutside(denoise: Denoiser, kept: KeptLatents): Denoiser {
  return async (latents, sigma) => choose(await denoise(latents, sigma), kept.known, kept.cells)
}

/** Latents to start from: noise inside the mask, the known latents at that noise level outside. */
export function startFrom(
  inside: Latents,
  { known, cells }: KeptLatents,
  level: { readonly alpha: number; readonly sigma: number; readonly noise: Latents },
): Latents {
  return choose(inside, combine(level.alpha, known, level.sigma, level.noise), cells)
}

function choose(inside: Latents, outside: Latents, cells: Uint8Array): Latents {
  const data = inside.data.map((value, index) =>
    cells[index % cells.length] === 1 ? value : (outside.data[index] ?? 0),
  )
  return { shape: inside.shape, data }
}
