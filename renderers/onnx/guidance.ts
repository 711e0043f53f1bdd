/**
 * Classifier-free guidance (Ho & Salimans 2022) as a function that makes a denoiser out of a network's rows.
 *
 * @module
 */
import type { Denoiser, RowDenoiser } from './denoiser.ts'
import type { Latents } from './latents.ts'

export interface GuidanceOptions {
  /** Guidance scale of every cell, `height * width` values: each subject's own inside its cells. */
  readonly scales: Float32Array
  /**
   * Noise levels between which guidance acts (Kynkäänniemi et al. 2024); outside it the positive row is evaluated alone.
   * undefined: everywhere.
   */
  readonly interval?: readonly [lowest: number, highest: number] | undefined
}

/**
 * Predicted clean latents negative + scale (positive - negative), cell by cell, from one call of two rows.
 * Where every scale is 1 the negative row changes nothing and is not evaluated.
 */
export function guide(denoise: RowDenoiser, { scales, interval }: GuidanceOptions): Denoiser {
  const neutral = scales.every(scale => scale === 1)
  const [lowest, highest] = interval ?? [0, Number.POSITIVE_INFINITY]
  return async (latents, sigma) => {
    const guided = !neutral && sigma >= lowest && sigma <= highest
    const [positive, negative] = await denoise(latents, sigma, guided ? 2 : 1)
    if (positive === undefined) return latents
    return negative === undefined ? positive : extrapolate(positive, negative, scales)
  }
}

function extrapolate(positive: Latents, negative: Latents, scales: Float32Array): Latents {
  const cells = scales.length
  const data = new Float32Array(positive.data.length)
  for (let index = 0; index < data.length; index += 1) {
    const from = negative.data[index] ?? 0
    data[index] = from + (scales[index % cells] ?? 1) * ((positive.data[index] ?? 0) - from)
  }
  return { shape: positive.shape, data }
}
