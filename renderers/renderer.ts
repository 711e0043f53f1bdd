/**
 * The seam between a script and pixels.
 *
 * @module
 */
import type { Capabilities, Layout, OnEvent, Picture, Rendering, Script } from '../types.ts'

export interface RenderOptions {
  /** Fired: stops within one step with EVENCAST_ABORTED, and the renderer can be used again. */
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: OnEvent | undefined
}

export interface Rendered {
  readonly rendering: Rendering
  readonly picture: Picture
}

/**
 * Draws scripts with one model. Opening one reads the model's description only; weights are loaded at the first
 * `render` and stay warm until `close`.
 */
export interface Renderer {
  readonly capabilities: Capabilities
  /** Tokens of a prompt as the model counts them, special tokens included. */
  countTokens(prompt: string): number
  /** The same script and layout give the same pixels where the model honours seeds. */
  render(script: Script, layout: Layout, options?: RenderOptions): Promise<Rendered>
  close(): Promise<void>
}
