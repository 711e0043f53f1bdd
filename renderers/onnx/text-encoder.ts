/**
 * Prompts to the values that cross-attention reads.
 *
 * @module
 */
import type { Graph } from './graph.ts'
import type { TextBlock } from './regions/text-blocks.ts'
import type { PromptTokenizer } from './tokenizer.ts'

export interface TextEncoder {
  /** Encodes each distinct prompt once, also across calls. */
  encode(prompts: readonly string[]): Promise<readonly TextBlock[]>
}

export interface TextEncoderOptions {
  /** Fill prompts up to the model's full length (CLIP without a mask), or leave each at its own. */
  readonly padded: boolean
  /** Prompts remembered across calls, the most recently used. */
  readonly remembered?: number | undefined
}

/**
 * Prompts are encoded one by one and not as a batch: a batch's padding and, in quantised graphs, its common scale would
 * let one prompt's values depend on the others, and a picture on what was drawn before it.
 */
export function createTextEncoder(
  graph: Graph,
  tokenizer: PromptTokenizer,
  { padded, remembered = 128 }: TextEncoderOptions,
): TextEncoder {
  const cache = new Map<string, TextBlock>()
  const encodeOne = async (prompt: string): Promise<TextBlock> => {
    const { ids } = tokenizer.tokenize(prompt)
    const length = padded ? tokenizer.maximumTokens : ids.length
    const filled = Float32Array.from({ length }, (_, index) => ids[index] ?? tokenizer.padding)
    const mask = Float32Array.from({ length }, (_, index) => (index < ids.length ? 1 : 0))
    const feeds = {
      input_ids: graph.tensor('input_ids', filled, [1, length]),
      ...(graph.inputs.has('attention_mask')
        ? { attention_mask: graph.tensor('attention_mask', mask, [1, length]) }
        : {}),
    }
    const { data, dims } = await graph.run(feeds, 'last_hidden_state')
    return { length, dimensions: dims.at(-1) ?? 0, data }
  }
  return {
    async encode(prompts) {
      const blocks = new Map<string, TextBlock>()
      for (const prompt of new Set(prompts)) {
        const block = cache.get(prompt) ?? (await encodeOne(prompt))
        cache.delete(prompt)
        cache.set(prompt, block)
        blocks.set(prompt, block)
      }
      forgetOldest(cache, remembered)
      return prompts.flatMap(prompt => blocks.get(prompt) ?? [])
    },
  }
}

/** A Map keeps the order of insertion, so the least recently used come first. */
function forgetOldest(cache: Map<string, TextBlock>, kept: number): void {
  for (const prompt of [...cache.keys()].slice(0, Math.max(cache.size - kept, 0))) cache.delete(prompt)
}
