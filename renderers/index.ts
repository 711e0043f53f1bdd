/**
 * ⑤ script → rendering: the contract, and the renderers by the name of their model.
 *
 * @module
 */
import { assetPath } from '../assets.ts'
import { openOnnxRenderer } from './onnx/index.ts'
import type { Renderer } from './renderer.ts'

export { hashModel } from './hash-model.ts'

export { openOnnxRenderer } from './onnx/index.ts'
export type { Redraw, Redrawn, Rendered, Renderer, RenderOptions } from './renderer.ts'

/** Where hosted models are reached, and how many threads a local one takes. */
export interface OpenRendererOptions {
  /** Environment variables: keys and base URLs of hosted models. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Threads that a model on this machine draws with; undefined: as many as there are cores. */
  readonly threads?: number | undefined
}

/**
 * Opens the renderer of a model: `mini` (the embedded one), `openai:MODEL` (any OpenAI-compatible image service), or the
 * path of a model folder. Throws EVENCAST_MODEL_NOT_FOUND, _INVALID or _UNSUPPORTED.
 *
 * @example
 * const renderer = await openRenderer('mini')
 */
export async function openRenderer(model: string, options: OpenRendererOptions = {}): Promise<Renderer> {
  const { threads } = options
  if (model === 'mini') return openOnnxRenderer(assetPath('models/mini'), { name: 'mini', threads })
  if (!model.startsWith('openai:')) return openOnnxRenderer(model, { threads })
  // Imported only where it is used, so that drawing offline never loads an HTTP client.
  const { openOpenAIRenderer } = await import('./openai/index.ts')
  return openOpenAIRenderer(model.slice('openai:'.length), options)
}
