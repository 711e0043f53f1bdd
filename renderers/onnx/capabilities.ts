/**
 * What a model folder can do, read off its description.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { Capabilities } from '../../types.ts'
import type { ModelFolder } from './folder/folder.ts'
import { unetInputs } from './unet.ts'
import { vaeFactor } from './vae.ts'

/** Steps and guidance of most pipelines, where the folder does not say better. */
const usual = { steps: 20, guidance: 7.5 }
const shortestSide = 128

/** Describes a folder; EVENCAST_MODEL_UNSUPPORTED if its UNet wants an input that nothing here gives. */
export function describeModel(folder: ModelFolder, name: string, maximumTokens: number): Capabilities {
  assertInputs(folder.graphs.unet.inputs)
  const grid = vaeFactor(folder.vae)
  // Each level of the UNet but the last halves the latents; an odd number of cells would not come back together.
  const multiple = grid * 2 ** (folder.unet.block_out_channels.length - 1)
  const [height, width] = pair(folder.unet.sample_size).map(cells => cells * grid)
  const size = { width: width ?? 512, height: height ?? 512 }
  const chosen = folder.scheduler.evencast
  const regional = folder.graphs.unet.inputs.includes('region_masks')
  return {
    model: name,
    grid,
    canvas: {
      default: size,
      multiple,
      minimum: Math.ceil(shortestSide / multiple) * multiple,
      maximum: 2 * Math.max(size.width, size.height),
    },
    regions: {
      modes: regional ? ['attention', 'none'] : ['none'],
      default: regional ? 'attention' : 'none',
      maximum: regional ? folder.unet.maximum_regions : 0,
    },
    maximumTokens,
    steps: chosen?.steps ?? usual.steps,
    guidance: chosen?.guidance_scale ?? usual.guidance,
    honours: { seed: true, negative: true, guidance: true, steps: true, boxes: regional },
    ...(folder.vocabulary === undefined ? {} : { vocabulary: folder.vocabulary }),
  }
}

function assertInputs(inputs: readonly string[]): void {
  const known: readonly string[] = unetInputs
  const unknown = inputs.filter(input => !known.includes(input))
  const missing = known.slice(0, 3).filter(input => !inputs.includes(input))
  if (unknown.length === 0 && missing.length === 0) return
  throw new EvencastError(
    'EVENCAST_MODEL_UNSUPPORTED',
    `Expected a UNet of the Stable Diffusion 1 or 2 family, got one ${
      unknown.length > 0 ? `that also wants ${unknown.join(', ')}` : `without ${missing.join(', ')}`
    }`,
    { hint: 'Stable Diffusion XL, latent consistency and transformer models are not supported yet.' },
  )
}

function pair(size: number | readonly number[]): readonly number[] {
  return typeof size === 'number' ? [size, size] : size
}
