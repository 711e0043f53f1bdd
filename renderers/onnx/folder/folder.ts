/**
 * Reading and checking a model folder in the standard diffusers-ONNX layout, before any session opens it.
 *
 * @module
 */
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { EvencastError } from '../../../errors.ts'
import { readModelJson } from '../../../model-json.ts'
import { type Vocabulary, vocabularySchema } from '../../../types.ts'
import {
  modelIndexSchema,
  type SchedulerConfig,
  schedulerConfigSchema,
  textEncoderConfigSchema,
  type UnetConfig,
  unetConfigSchema,
  type VaeConfig,
  vaeConfigSchema,
} from './configs.ts'
import { type GraphSummary, summariseGraph } from './graph-summary.ts'

export const graphNames = ['text_encoder', 'unet', 'vae_decoder'] as const
export type GraphName = (typeof graphNames)[number]
/** The graph that only redrawing a part of a picture needs. */
export const encoderName = 'vae_encoder'

export interface ModelFolder {
  /** Absolute path. */
  readonly path: string
  readonly scheduler: SchedulerConfig
  readonly unet: UnetConfig
  readonly vae: VaeConfig
  /** Positions the text encoder knows; undefined: its config does not say. */
  readonly textPositions: number | undefined
  readonly graphs: Readonly<Record<GraphName, GraphSummary>>
  readonly vocabulary: Vocabulary | undefined
  /** Whether it holds a VAE encoder, so that a picture can be gone on from. */
  readonly encodes: boolean
  /** Every file that drawing reads, relative to the folder with `/`, sorted. */
  readonly files: readonly string[]
}

const layoutHint =
  'A model folder holds model_index.json, scheduler/scheduler_config.json, tokenizer/ (tokenizer.json, or vocab.json and merges.txt), ' +
  'and text_encoder/, unet/ and vae_decoder/ with model.onnx and config.json each, as `optimum-cli export onnx` writes it.'

const configFiles = [
  'model_index.json',
  'scheduler/scheduler_config.json',
  ...graphNames.map(name => `${name}/config.json`),
]

/**
 * Reads a folder's description. EVENCAST_MODEL_NOT_FOUND: there is no such folder; EVENCAST_MODEL_INVALID: it lacks a
 * file or one does not say what it must; EVENCAST_MODEL_UNSUPPORTED: a graph wants an input that nothing here gives.
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const path = resolve(folder)
  if (!existsSync(path))
    throw new EvencastError(
      'EVENCAST_MODEL_NOT_FOUND',
      `Expected a model folder, got ${folder}: no such folder`,
      {
        hint: `Give \`mini\`, \`openai:MODEL\` or the path of a model folder. ${layoutHint}`,
      },
    )
  const graphFiles = graphNames.map(name => `${name}/model.onnx`)
  const tokenizerFiles = findTokenizer(path)
  const vocabularyFiles = existsSync(join(path, 'vocabulary.json')) ? ['vocabulary.json'] : []
  const required = [...configFiles, ...tokenizerFiles, ...graphFiles]
  for (const file of required) assertFile(path, file)

  const [, scheduler, textEncoder, unet, vae] = await Promise.all([
    readModelJson(path, 'model_index.json', modelIndexSchema),
    readModelJson(path, 'scheduler/scheduler_config.json', schedulerConfigSchema),
    readModelJson(path, 'text_encoder/config.json', textEncoderConfigSchema),
    readModelJson(path, 'unet/config.json', unetConfigSchema),
    readModelJson(path, 'vae_decoder/config.json', vaeConfigSchema),
  ])
  const [vocabularyFile] = vocabularyFiles
  const vocabulary =
    vocabularyFile === undefined ? undefined : await readModelJson(path, vocabularyFile, vocabularySchema)
  const graphs = {
    text_encoder: summariseGraph(join(path, 'text_encoder/model.onnx')),
    unet: summariseGraph(join(path, 'unet/model.onnx')),
    vae_decoder: summariseGraph(join(path, 'vae_decoder/model.onnx')),
  }
  const encoderFiles = existsSync(join(path, encoderName)) ? [`${encoderName}/model.onnx`] : []
  for (const file of encoderFiles) assertFile(path, file)
  const external = [
    ...graphNames.map(name => [name, graphs[name]] as const),
    ...encoderFiles.map(file => [encoderName, summariseGraph(join(path, file))] as const),
  ]
  const externalFiles = external.flatMap(([name, graph]) =>
    graph.externalFiles.map(file => externalFile(path, name, file)),
  )
  const files = [...new Set([...required, ...vocabularyFiles, ...encoderFiles, ...externalFiles])].sort()
  const textPositions = textEncoder.max_position_embeddings
  const encodes = encoderFiles.length > 0
  return { path, scheduler, unet, vae, textPositions, graphs, vocabulary, encodes, files }
}

/** The tokenizer's files that are there: `tokenizer.json`, else CLIP's pair. */
function findTokenizer(path: string): readonly string[] {
  const present = (names: readonly string[]) =>
    names.map(name => `tokenizer/${name}`).filter(file => existsSync(join(path, file)))
  const settings = present(['tokenizer_config.json', 'special_tokens_map.json'])
  const whole = present(['tokenizer.json'])
  return whole.length > 0
    ? [...whole, ...settings]
    : ['tokenizer/vocab.json', 'tokenizer/merges.txt', ...settings]
}

function assertFile(path: string, file: string): void {
  const stats = statSync(join(path, file), { throwIfNoEntry: false })
  if (stats?.isFile() === true && stats.size > 0) return
  const fault = stats?.isFile() === true ? 'is empty' : 'is missing'
  throw new EvencastError('EVENCAST_MODEL_INVALID', `Expected a model in ${path}, but ${file} ${fault}`, {
    hint: layoutHint,
  })
}

/** A graph names its weights' files; such a name may not lead out of the graph's folder. */
function externalFile(path: string, graph: GraphName | typeof encoderName, name: string): string {
  const folder = dirname(join(path, graph, 'model.onnx'))
  const file = resolve(folder, name)
  if (!file.startsWith(folder + sep) || name.includes('\0'))
    throw new EvencastError(
      'EVENCAST_MODEL_INVALID',
      `Expected external data beside ${graph}/model.onnx, got "${name}", which leads out of its folder`,
      { hint: 'Do not use this model: its file was made to read other files, or export it again.' },
    )
  const relative = `${graph}/${name.split(sep).join('/')}`
  assertFile(path, relative)
  return relative
}

/** The folder's own name, for reports. */
export function folderName(path: string): string {
  return basename(resolve(path))
}
