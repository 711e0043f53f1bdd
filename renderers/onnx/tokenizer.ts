/**
 * Prompts to token ids, as the model's own tokenizer files say.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import { z } from 'zod'
import { EvencastError } from '../../errors.ts'
import { readModelJson } from '../../model-json.ts'
import { clipTokenizer } from './clip-tokenizer.ts'
import type { ModelFolder } from './folder/folder.ts'

export interface TokenizedPrompt {
  /** At most `maximumTokens` ids, special tokens included. */
  readonly ids: readonly number[]
  /** Tokens before truncation. */
  readonly count: number
}

export interface PromptTokenizer {
  /** Tokens a prompt may have, special tokens included. */
  readonly maximumTokens: number
  /** What shorter prompts are filled up with. */
  readonly padding: number
  /** Cuts long prompts before their closing special token. */
  tokenize(prompt: string): TokenizedPrompt
}

const token = z.union([z.string(), z.object({ content: z.string() }).transform(value => value.content)])
const settingsSchema = z.looseObject({
  model_max_length: z.number().optional(),
  pad_token: token.nullish(),
  eos_token: token.nullish(),
})

/** What a tokenizer.json may leave out, and the library wants to see. */
const optionalParts = {
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: null,
  post_processor: null,
  decoder: null,
}

/** Tokens that CLIP was trained with; the limit where no file says another. */
const clipMaximum = 77

/** Reads the tokenizer of a checked model folder. */
export async function openTokenizer(folder: ModelFolder): Promise<PromptTokenizer> {
  const settings = await readSettings(folder)
  const tokenizer = await readTokenizer(folder, settings)
  const limits = [settings.model_max_length, folder.textPositions].filter(limit => limit !== undefined)
  const maximumTokens = Math.min(...(limits.length > 0 ? limits : [clipMaximum]))
  const padToken = settings.pad_token ?? settings.eos_token ?? undefined
  const padding = (padToken === undefined ? undefined : tokenizer.token_to_id(padToken)) ?? 0
  return {
    maximumTokens,
    padding,
    tokenize(prompt) {
      const { ids } = tokenizer.encode(prompt)
      const closing = ids.at(-1)
      const fits = ids.length <= maximumTokens || closing === undefined
      return { ids: fits ? ids : [...ids.slice(0, maximumTokens - 1), closing], count: ids.length }
    },
  }
}

async function readSettings(folder: ModelFolder): Promise<z.infer<typeof settingsSchema>> {
  const present = ['tokenizer/special_tokens_map.json', 'tokenizer/tokenizer_config.json'].filter(file =>
    folder.files.includes(file),
  )
  const found = await Promise.all(present.map(file => readModelJson(folder.path, file, settingsSchema)))
  return Object.assign({}, ...found)
}

async function readTokenizer(folder: ModelFolder, settings: object): Promise<Tokenizer> {
  const file = folder.files.includes('tokenizer/tokenizer.json') ? 'tokenizer.json' : 'vocab.json'
  try {
    return new Tokenizer({ ...optionalParts, ...(await readDescription(folder, file)) }, settings)
  } catch (error) {
    if (EvencastError.isInstance(error)) throw error
    throw new EvencastError(
      'EVENCAST_MODEL_INVALID',
      `Expected a tokenizer in tokenizer/${file}, got other data`,
      {
        cause: error,
        hint: 'Export or download the model again.',
      },
    )
  }
}

async function readDescription(folder: ModelFolder, file: 'tokenizer.json' | 'vocab.json'): Promise<object> {
  if (file === 'tokenizer.json')
    return readModelJson(folder.path, `tokenizer/${file}`, z.looseObject({ model: z.looseObject({}) }))
  const vocabulary = await readModelJson(folder.path, `tokenizer/${file}`, z.record(z.string(), z.int()))
  return clipTokenizer(vocabulary, await readFile(join(folder.path, 'tokenizer/merges.txt'), 'utf8'))
}
