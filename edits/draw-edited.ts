/**
 * A script drawn with its edits: the first drawing, then one subject after the other, as it came to be.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Redrawn, Rendered, Renderer, RenderOptions } from '../renderers/renderer.ts'
import type { Edit, Layout, Picture, Rendering, Script, Staged } from '../types.ts'
import { scriptsOf } from './scripts.ts'

/** A picture without its masks, as a file holds it. */
export type PlainPicture = Pick<Picture, 'width' | 'height' | 'pixels'>

export interface EditedScript {
  readonly script: Script
  readonly layout: Layout
  /** undefined: none. */
  readonly edits?: readonly Edit[]
}

/** Draws the scene that a saved script and its edits remember. Without edits it is the renderer's own `render`. */
export async function drawEdited(
  renderer: Renderer,
  { script, layout, edits = [] }: EditedScript,
  options: RenderOptions,
): Promise<Staged<Rendered>> {
  const [first = script, ...later] = scriptsOf(script, edits)
  if (edits.length > 0) assertRedraws(renderer)
  let drawn = await renderer.render(first, layout, options)
  for (const [index, edited] of later.entries()) {
    const subject = edits[index]?.subject ?? ''
    const next = await redrawOne(renderer, edited, layout, { subject, picture: drawn.picture }, options)
    drawn = { picture: next.picture, rendering: addRenderings(drawn.rendering, next.rendering) }
  }
  return { value: drawn, warnings: drawn.rendering.warnings }
}

/** Draws one subject anew; EVENCAST_MODEL_UNSUPPORTED where the renderer cannot. */
export function redrawOne(
  renderer: Renderer,
  script: Script,
  layout: Layout,
  redraw: { readonly subject: string; readonly picture: PlainPicture },
  options: RenderOptions,
): Promise<Redrawn> {
  if (renderer.redraw === undefined) throw cannotRedraw(renderer)
  return renderer.redraw(script, layout, redraw, options)
}

export function assertRedraws(renderer: Renderer): void {
  if (renderer.redraw === undefined) throw cannotRedraw(renderer)
}

/** What both took together; the rest is that of the later one. */
export function addRenderings(earlier: Rendering, later: Rendering): Rendering {
  const seconds = (name: 'load' | 'encode' | 'denoise' | 'decode' | 'total') =>
    earlier.seconds[name] + later.seconds[name]
  return {
    ...later,
    unetEvaluations: earlier.unetEvaluations + later.unetEvaluations,
    seconds: {
      ...earlier.seconds,
      load: seconds('load'),
      encode: seconds('encode'),
      denoise: seconds('denoise'),
      decode: seconds('decode'),
      total: seconds('total'),
    },
    warnings: [...earlier.warnings, ...later.warnings],
  }
}

function cannotRedraw({ capabilities: { model } }: Renderer): EvencastError {
  return new EvencastError(
    'EVENCAST_MODEL_UNSUPPORTED',
    `Expected a model that can draw one subject anew, got ${model}, which draws whole pictures only`,
    {
      hint: 'The embedded model can, and so can any model folder with vae_encoder/model.onnx. Otherwise change the cast in the saved JSON and draw it again with `--from`.',
    },
  )
}
