/**
 * Latents and the linear arithmetic that samplers need.
 *
 * @module
 */

/** One picture in the VAE's space. */
export interface Latents {
  /** Channels, rows, columns. */
  readonly shape: readonly [channels: number, height: number, width: number]
  /** `channels * height * width` values, channel by channel, row by row. */
  readonly data: Float32Array
}

/** `a * x + b * y`, element by element. */
export function combine(a: number, x: Latents, b: number, y: Latents): Latents {
  const data = new Float32Array(x.data.length)
  for (let index = 0; index < data.length; index += 1) {
    data[index] = a * (x.data[index] ?? 0) + b * (y.data[index] ?? 0)
  }
  return { shape: x.shape, data }
}

/** `a * x`, element by element. */
export function scale(a: number, x: Latents): Latents {
  return { shape: x.shape, data: x.data.map(value => a * value) }
}
