/**
 * Clean latents to pixels, and back.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { Picture } from '../../types.ts'
import type { VaeConfig } from './folder/configs.ts'
import type { Graph } from './graph.ts'
import type { Latents } from './latents.ts'

/** Pixels per latent cell side: each level of the VAE but the last halves the picture. */
export function vaeFactor(config: Pick<VaeConfig, 'block_out_channels'>): number {
  return 2 ** (config.block_out_channels.length - 1)
}

/** Decodes to RGB, row by row, `width * height * 3` bytes. */
export async function decodeLatents(graph: Graph, config: VaeConfig, latents: Latents): Promise<Uint8Array> {
  const { scaling_factor: scaling, shift_factor: shift } = config
  assertFinite(latents)
  const data = latents.data.map(value => value / scaling + shift)
  const input = graph.tensor('latent_sample', data, [1, ...latents.shape])
  const { data: planes } = await graph.run({ latent_sample: input }, 'sample')
  return interleave(planes)
}

/**
 * Encodes RGB pixels of a canvas: the mean of the encoder's distribution, without chance. An encoder exported with its
 * sampling inside gives what it gives.
 */
export async function encodePixels(
  graph: Graph,
  config: VaeConfig,
  { width, height, pixels }: Pick<Picture, 'width' | 'height' | 'pixels'>,
): Promise<Latents> {
  const { latent_channels: channels, scaling_factor: scaling, shift_factor: shift } = config
  const input = graph.tensor('sample', toPlanes(pixels), [1, 3, height, width])
  const { data, dims } = await graph.run({ sample: input }, 'latent_parameters')
  const [rows = 0, columns = 0] = dims.slice(-2)
  // The mean's channels come first, those of the log variance behind them.
  const mean = data.subarray(0, channels * rows * columns)
  return { shape: [channels, rows, columns], data: mean.map(value => (value - shift) * scaling) }
}

/** Half precision overflows in silence and would end as a black picture. */
function assertFinite(latents: Latents): void {
  if (latents.data.every(Number.isFinite)) return
  throw new EvencastError(
    'EVENCAST_RENDERER_FAILED',
    'Expected finite latents from the UNet, got some that are not',
    {
      hint: 'Lower the guidance, or export the UNet in float32.',
    },
  )
}

/** Interleaved bytes to three planes of -1..1. */
function toPlanes(pixels: Uint8Array): Float32Array {
  const size = pixels.length / 3
  const planes = new Float32Array(pixels.length)
  for (let channel = 0; channel < 3; channel += 1) {
    for (let index = 0; index < size; index += 1) {
      planes[channel * size + index] = (pixels[index * 3 + channel] ?? 0) / 127.5 - 1
    }
  }
  return planes
}

/** Three planes of -1..1 to interleaved bytes. */
function interleave(planes: Float32Array): Uint8Array {
  const size = planes.length / 3
  // A clamped array rounds to nearest and cuts at 0 and 255.
  const pixels = new Uint8ClampedArray(planes.length)
  for (let channel = 0; channel < 3; channel += 1) {
    for (let index = 0; index < size; index += 1) {
      pixels[index * 3 + channel] = ((planes[channel * size + index] ?? 0) + 1) * 127.5
    }
  }
  return new Uint8Array(pixels.buffer)
}
