/**
 * One picture, or one subject of it: noise, conditioning, sampling, decoding.
 *
 * @module
 */
import { throwIfAborted } from '../../errors.ts'
import type { Layout, Script } from '../../types.ts'
import type { Redraw, RenderOptions } from '../renderer.ts'
import { type Denoiser, denoiseRows } from './denoiser.ts'
import type { ModelFolder } from './folder/folder.ts'
import { guide } from './guidance.ts'
import { type Latents, scale } from './latents.ts'
import { gaussianNoise } from './noise.ts'
import { parametrisationOf } from './parametrisation.ts'
import { blendPixels } from './redraw/blend-pixels.ts'
import { type KeptLatents, keepOutside, startFrom } from './redraw/keep-latents.ts'
import { areaCells, redrawCells } from './redraw/redraw-cells.ts'
import { type CellGrid, emptyGrid, subjectGrid } from './regions/cells.ts'
import { guidanceScales, regionBoxes, regionMasks } from './regions/region-inputs.ts'
import { joinBlocks, type TextRows } from './regions/text-blocks.ts'
import { type SamplerOptions, samplerOf } from './samplers/index.ts'
import { initialNoiseScale, sigmaSchedule } from './schedules/index.ts'
import type { Sessions } from './sessions.ts'
import { unetNetwork } from './unet.ts'
import { decodeLatents, encodePixels, vaeFactor } from './vae.ts'

export interface DrawInput {
  readonly folder: ModelFolder
  readonly sessions: Sessions
  readonly script: Script
  readonly layout: Layout
  /** The subject to draw anew and the picture to keep; undefined: the whole canvas is drawn. */
  readonly redraw?: Redraw | undefined
}

export interface Drawn {
  readonly pixels: Uint8Array
  readonly grid: CellGrid
  /** 1 for each cell that was drawn, row by row; undefined: all of them. */
  readonly cells: Uint8Array | undefined
  /** UNet evaluations, counting each row of a batch. */
  readonly evaluations: number
  readonly seconds: { readonly encode: number; readonly denoise: number; readonly decode: number }
}

/** Draws a checked script with open sessions. */
export async function drawScene(input: DrawInput, { signal, onEvent }: RenderOptions): Promise<Drawn> {
  const { folder, sessions, script, layout } = input
  const scene = readScene(script, layout, vaeFactor(folder.vae))
  throwIfAborted(signal)
  const started = performance.now()
  const text = await encodeRows(sessions, scene.prompts)
  const kept = await keptLatents(input, scene, onEvent)
  const encoded = performance.now()
  let evaluations = 0
  const denoise = sceneDenoiser(input, scene, text, rows => {
    evaluations += rows
  })
  const { steps } = script
  const onStep = (step: number) => onEvent?.({ type: 'step-end', step, steps })
  const clean = await sampleScene(input, scene, denoise, kept, { signal, onStep })
  throwIfAborted(signal)
  const denoised = performance.now()
  const pixels = intoOld(input, scene, kept, await decodeLatents(sessions.vaeDecoder, folder.vae, clean))
  const decoded = performance.now()
  const seconds = {
    encode: (encoded - started) / 1000,
    denoise: (denoised - encoded) / 1000,
    decode: (decoded - denoised) / 1000,
  }
  return { pixels, grid: scene.grid, cells: kept?.cells, evaluations, seconds }
}

/** The positive row of blocks, then the negative one. */
async function encodeRows(sessions: Sessions, prompts: readonly PromptPair[]): Promise<TextRows> {
  const texts = [...prompts.map(({ prompt }) => prompt), ...prompts.map(({ negative }) => negative)]
  const blocks = await sessions.textEncoder.encode(texts)
  return joinBlocks([blocks.slice(0, prompts.length), blocks.slice(prompts.length)])
}

/** What of the old picture stays, where only a subject is drawn. */
async function keptLatents(
  { folder, sessions, script, redraw }: DrawInput,
  { grid }: SceneParts,
  onEvent: RenderOptions['onEvent'],
): Promise<KeptLatents | undefined> {
  if (redraw === undefined) return undefined
  const cells =
    redraw.area === undefined
      ? redrawCells(
          grid,
          script.subjects.findIndex(({ id }) => id === redraw.subject),
        )
      : areaCells(grid, redraw.area)
  const encoder = await sessions.vaeEncoder(onEvent)
  return { known: await encodePixels(encoder, folder.vae, redraw.picture), cells }
}

function intoOld(
  { redraw }: DrawInput,
  { grid }: SceneParts,
  kept: KeptLatents | undefined,
  drawn: Uint8Array,
): Uint8Array {
  if (redraw === undefined || kept === undefined) return drawn
  return blendPixels(redraw.picture.pixels, drawn, grid, kept.cells)
}

/** Network → clean latents → guided clean latents: what the sampler sees. */
function sceneDenoiser(
  { folder, sessions, layout }: DrawInput,
  { grid, boxes, guidance }: SceneParts,
  text: TextRows,
  onRows: (rows: number) => void,
): Denoiser {
  const conditioning = {
    text,
    regionMasks: regionMasks(grid, folder.unet.scene_weight),
    regionBoxes: regionBoxes(layout.canvas, boxes),
  }
  const network = unetNetwork(sessions.unet, conditioning, onRows)
  return guide(denoiseRows(network, parametrisationOf(folder.scheduler)), {
    scales: guidanceScales(grid, guidance.background, guidance.subjects),
    interval: folder.scheduler.evencast?.guidance_interval,
  })
}

function sampleScene(
  { folder, script }: DrawInput,
  { grid, seeds }: SceneParts,
  denoise: Denoiser,
  kept: KeptLatents | undefined,
  hooks: Pick<SamplerOptions, 'signal' | 'onStep'>,
): Promise<Latents> {
  const { scheduler, unet } = folder
  const sigmas = sigmaSchedule(scheduler, script.steps)
  const noise = (step: number) => gaussianNoise(unet.in_channels, grid, seeds, step)
  const initial = scale(initialNoiseScale(scheduler, sigmas), noise(0))
  const { alpha } = parametrisationOf(scheduler)
  const sample = samplerOf(scheduler)
  const options = { alpha, noise, ...hooks }
  if (kept === undefined) return sample(denoise, initial, sigmas, options)
  const sigma = sigmas[0] ?? 1
  const start = startFrom(initial, kept, { alpha: alpha(sigma), sigma, noise: noise(0) })
  return sample(keepOutside(denoise, kept), start, sigmas, options)
}

type PromptPair = Script['whole']
type SceneParts = ReturnType<typeof readScene>

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
