/**
 * Writes tiny model folders in the standard layout.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { paintingUnet, stockUnet, textEncoder, vaeDecoder, vaeEncoder, words } from './tiny-graphs.ts'

export type Files = Readonly<Record<string, Uint8Array | object | undefined>>

/** Runs with a fresh folder of these files, and removes it. */
export async function withFolder<Result>(
  files: Files,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = writeFolder(files)
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function writeFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-model-'))
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content instanceof Uint8Array ? content : JSON.stringify(content))
  }
  return folder
}

/** A model that paints each region with its words' colours. */
export const paintingModel: Files = {
  'model_index.json': { _class_name: 'StableDiffusionPipeline' },
  'scheduler/scheduler_config.json': {
    _class_name: 'FlowMatchEulerDiscreteScheduler',
    num_train_timesteps: 1000,
    shift: 1,
    evencast: { steps: 4, guidance_scale: 1.5, sampler: 'euler' },
  },
  'tokenizer/tokenizer.json': wordTokenizer(),
  'tokenizer/tokenizer_config.json': { model_max_length: 8, pad_token: '[PAD]' },
  'text_encoder/config.json': {},
  'text_encoder/model.onnx': textEncoder(),
  'unet/config.json': {
    in_channels: 4,
    sample_size: 16,
    block_out_channels: [4, 4, 4],
    scene_weight: 0,
    maximum_regions: 3,
  },
  'unet/model.onnx': paintingUnet(),
  'vae_decoder/config.json': {
    latent_channels: 4,
    block_out_channels: [4, 4, 4, 4],
    scaling_factor: 1,
    shift_factor: 0,
  },
  'vae_decoder/model.onnx': vaeDecoder(),
}

/** The painting model with an encoder, so that its pictures can be redrawn. */
export const editingModel: Files = { ...paintingModel, 'vae_encoder/model.onnx': vaeEncoder() }

/** A stock model: half precision, no regions, 32-bit ids, noise prediction. */
export const stockModel: Files = {
  ...paintingModel,
  'scheduler/scheduler_config.json': {
    _class_name: 'EulerDiscreteScheduler',
    beta_start: 0.00085,
    beta_end: 0.012,
    beta_schedule: 'scaled_linear',
    timestep_spacing: 'trailing',
  },
  'text_encoder/model.onnx': textEncoder('int32'),
  'unet/config.json': { in_channels: 4, sample_size: 16, block_out_channels: [4, 4, 4] },
  'unet/model.onnx': stockUnet(),
}

function wordTokenizer(): object {
  const id = (word: string) => words.indexOf(word)
  const special = (content: string) => ({ id: id(content), content, special: true })
  return {
    version: '1.0',
    added_tokens: ['[PAD]', '[CLS]', '[SEP]', '[UNK]'].map(special),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [id('[CLS]')], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [id('[SEP]')], tokens: ['[SEP]'] },
      },
    },
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(words.map((word, index) => [word, index])),
      unk_token: '[UNK]',
    },
  }
}
