/**
 * The seam between a script and pixels.
 *
 * @module
 */
import type { Capabilities, Layout, OnEvent, Picture, Rendering, Script } from '../types.ts'

/** What drawing listens to and reports to. */
export interface RenderOptions {
  /** Fired: stops within one step with EVENCAST_ABORTED, and the renderer can be used again. */
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: OnEvent | undefined
}

/** A picture, and the account of how it was drawn. */
export interface Rendered {
  readonly rendering: Rendering
  readonly picture: Picture
}

/**
 * What to draw anew in a picture that is there: one subject, or any area, as where somebody left or the setting changed.
 * It shows then what the script says of it.
 */
export interface Redraw {
  /** undefined: `area` says what is drawn. */
  readonly subject?: string | undefined
  /** `width * height` bytes, not 0 where to draw, grown to whole cells of the model; instead of `subject`. */
  readonly area?: Uint8Array | undefined
  /** The picture as it is, as large as the layout's canvas. */
  readonly picture: Pick<Picture, 'width' | 'height' | 'pixels'>
}

/** A picture drawn anew in part, and where. */
export interface Redrawn extends Rendered {
  /** `width * height` bytes: 255 where a pixel may have changed; elsewhere every byte is the old picture's. */
  readonly mask: Uint8Array
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
  /**
   * Draws one subject anew and leaves every pixel outside its mask as it is. The same script, layout and picture give the
   * same pixels. Absent: the model cannot, as where it draws whole pictures only, or lacks the encoder that it takes.
   */
  redraw?(script: Script, layout: Layout, redraw: Redraw, options?: RenderOptions): Promise<Redrawn>
  close(): Promise<void>
}
