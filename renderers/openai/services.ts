/**
 * What each family of image models behind the Images API takes: the published limits, by the model's name.
 *
 * @module
 */
import type { Capabilities, Size } from '../../types.ts'

export interface ServiceModel {
  /** `fixed`: one of a few sizes; `free`: any that fits the family's rules; `open`: an unknown model, asked for the canvas. */
  readonly sizes: readonly Size[] | 'free' | 'open'
  /** How the answer's form is chosen; GPT image models refuse `response_format` and always answer in base64. */
  readonly format: { readonly output_format: 'png' } | { readonly response_format: 'b64_json' }
  /** Characters a prompt may have. */
  readonly maximumCharacters: number
  /** Longest side in pixels of a canvas that is drawn without being enlarged much. */
  readonly maximumSide: number
}

const square = { width: 1024, height: 1024 }

/** Sizes, formats and prompt lengths as the API reference gives them for each model. */
export function serviceModel(model: string): ServiceModel {
  if (/^gpt-image-1(?!\d)|^chatgpt-image/.test(model))
    return {
      sizes: [square, { width: 1536, height: 1024 }, { width: 1024, height: 1536 }],
      format: { output_format: 'png' },
      maximumCharacters: 32_000,
      maximumSide: 1536,
    }
  if (/^gpt-image/.test(model))
    return { sizes: 'free', format: { output_format: 'png' }, maximumCharacters: 32_000, maximumSide: 3840 }
  if (model === 'dall-e-3')
    return {
      sizes: [square, { width: 1792, height: 1024 }, { width: 1024, height: 1792 }],
      format: { response_format: 'b64_json' },
      maximumCharacters: 4000,
      maximumSide: 1792,
    }
  if (model === 'dall-e-2')
    return {
      sizes: [{ width: 256, height: 256 }, { width: 512, height: 512 }, square],
      format: { response_format: 'b64_json' },
      maximumCharacters: 1000,
      maximumSide: 1024,
    }
  return {
    sizes: 'open',
    format: { response_format: 'b64_json' },
    maximumCharacters: 4000,
    maximumSide: 2048,
  }
}

/** Hosted services state lengths in characters; a token of English is taken as four of them. */
export const charactersPerToken = 4

/**
 * What a hosted model can do. `attention` here means that the prompt describes every subject with its place; where a model
 * puts them is its own affair, so `honours.boxes` is false.
 */
export function describeService(model: string, service: ServiceModel): Capabilities {
  return {
    model: `openai:${model}`,
    grid: 8,
    canvas: { default: square, multiple: 8, minimum: 256, maximum: service.maximumSide },
    regions: { modes: ['attention', 'none'], default: 'attention', maximum: 16 },
    maximumTokens: service.maximumCharacters / charactersPerToken,
    steps: 1,
    guidance: 1,
    honours: { seed: false, negative: false, guidance: false, steps: false, boxes: false },
  }
}
