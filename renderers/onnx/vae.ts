/**
 * Clean latents to pixels.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
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
