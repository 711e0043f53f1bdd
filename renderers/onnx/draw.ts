/**
 * One picture: noise, conditioning, sampling, decoding.
 *
 * @module
 */
import { throwIfAborted } from '../../errors.ts'
import type { Layout, Script } from '../../types.ts'
import { denoiseRows } from './denoiser.ts'
import type { ModelFolder } from './folder/folder.ts'
import { guide } from './guidance.ts'
import { scale } from './latents.ts'
import { gaussianNoise } from './noise.ts'
import { parametrisationOf } from './parametrisation.ts'
import { type CellGrid, emptyGrid, subjectGrid } from './regions/cells.ts'
import { guidanceScales, regionBoxes, regionMasks } from './regions/region-inputs.ts'
import { joinBlocks } from './regions/text-blocks.ts'
import { samplerOf } from './samplers/index.ts'
import { initialNoiseScale, sigmaSchedule } from './schedules/index.ts'
import type { Sessions } from './sessions.ts'
import { unetNetwork } from './unet.ts'
import { decodeLatents, vaeFactor } from './vae.ts'

export interface DrawOptions {
  readonly signal?: AbortSignal | undefined
  readonly onStep?: ((step: number) => void) | undefined
}

export interface Drawn {
  readonly pixels: Uint8Array
  readonly grid: CellGrid
  /** UNet evaluations, counting each row of a batch. */
  readonly evaluations: number
  readonly seconds: { readonly encode: number; readonly denoise: number; readonly decode: number }
}

/** Draws a checked script with open sessions. */
export async function drawScene(
  folder: ModelFolder,
  sessions: Sessions,
  script: Script,
  layout: Layout,
  { signal, onStep }: DrawOptions,
): Promise<Drawn> {
  const { scheduler, unet, vae } = folder
  const scene = readScene(script, layout, vaeFactor(vae))
  const { grid, prompts, guidance, seeds } = scene
  const started = performance.now()
  const texts = prompts.flatMap(({ prompt, negative }) => [prompt, negative])
  const blocks = await sessions.textEncoder.encode(texts)
  const text = joinBlocks([0, 1].map(row => blocks.filter((_, index) => index % 2 === row)))
  throwIfAborted(signal)

  const encoded = performance.now()
  let evaluations = 0
  const network = unetNetwork(
    sessions.unet,
    {
      text,
      regionMasks: regionMasks(grid, unet.scene_weight),
      regionBoxes: regionBoxes(layout.canvas, scene.boxes),
    },
    rows => {
      evaluations += rows
    },
  )
  const parametrisation = parametrisationOf(scheduler)
  const denoise = guide(denoiseRows(network, parametrisation), {
    scales: guidanceScales(grid, guidance.background, guidance.subjects),
    interval: scheduler.evencast?.guidance_interval,
  })
  const sigmas = sigmaSchedule(scheduler, script.steps)
  const noise = (step: number) => gaussianNoise(unet.in_channels, grid, seeds, step)
  const initial = scale(initialNoiseScale(scheduler, sigmas), noise(0))
  const { alpha } = parametrisation
  const clean = await samplerOf(scheduler)(denoise, initial, sigmas, { alpha, onStep, signal, noise })
  throwIfAborted(signal)

  const denoised = performance.now()
  const pixels = await decodeLatents(sessions.vaeDecoder, vae, clean)
  const decoded = performance.now()
  const seconds = {
    encode: (encoded - started) / 1000,
    denoise: (denoised - encoded) / 1000,
    decode: (decoded - denoised) / 1000,
  }
  return { pixels, grid, evaluations, seconds }
}

/** What each mode reads of a script: region by region, the scene first; or the whole request as the only prompt. */
function readScene(script: Script, layout: Layout, factor: number) {
  const { background, whole } = script
  const subjects = script.regions === 'none' ? [] : script.subjects
  const placed = subjects.flatMap(({ id }) => layout.subjects.find(subject => subject.id === id) ?? [])
  return {
    grid: subjects.length === 0 ? emptyGrid(layout.canvas, factor) : subjectGrid(layout, subjects, factor),
    boxes: placed.map(subject => subject.box),
    prompts: script.regions === 'none' ? [whole] : [background, ...subjects],
    guidance: { background: background.guidance, subjects: subjects.map(subject => subject.guidance) },
    seeds: { seed: background.seed, subjectSeeds: subjects.map(subject => subject.seed) },
  }
}
