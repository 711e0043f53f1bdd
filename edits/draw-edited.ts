/**
 * A script drawn with its edits: the first drawing, then one subject after the other, as it came to be.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Redraw, Redrawn, Rendered, Renderer, RenderOptions } from '../renderers/renderer.ts'
import type { Edit, Layout, Picture, Rendering, SceneEdit, Script, Staged } from '../types.ts'
import { redrawArea } from './redraw-area.ts'
import { scriptsOf } from './scripts.ts'

/** A picture without its masks, as a file holds it. */
export type PlainPicture = Pick<Picture, 'width' | 'height' | 'pixels'>

export interface EditedScript {
  readonly script: Script
  readonly layout: Layout
  /** undefined: none. */
  readonly edits?: readonly Edit[] | undefined
  /** Changes in conversation before the edits; undefined: none. */
  readonly course?: readonly SceneEdit[] | undefined
}

/**
 * Draws the scene that a saved script remembers: the first drawing, then change after change, as it came to be. Without
 * any it is the renderer's own `render`.
 */
export async function drawEdited(
  renderer: Renderer,
  { script, layout, edits = [], course = [] }: EditedScript,
  options: RenderOptions,
): Promise<Staged<Rendered>> {
  if (edits.length + course.length > 0) assertRedraws(renderer)
  const stages = [...course.map(({ before }) => before), { script, layout, edits }]
  const [first = { script, layout, edits }] = stages
  const start = scriptsOf(first.script, first.edits)[0] ?? first.script
  let drawn = await renderer.render(start, first.layout, options)
  drawn = await drawEdits(renderer, first, drawn, options)
  for (const [index, { touched, background, before }] of course.entries()) {
    const after = stages[index + 1] ?? { script, layout, edits }
    const area = redrawArea({
      ...{ before: before.layout, after: after.layout, touched, background },
      margin: renderer.capabilities.grid,
    })
    const changed = scriptsOf(after.script, after.edits)[0] ?? after.script
    const next = await redrawOne(renderer, changed, after.layout, { area, picture: drawn.picture }, options)
    drawn = { picture: next.picture, rendering: addRenderings(drawn.rendering, next.rendering) }
    drawn = await drawEdits(renderer, after, drawn, options)
  }
  return { value: drawn, warnings: drawn.rendering.warnings }
}

/** The subjects that were drawn anew after a drawing, one after the other. */
async function drawEdits(
  renderer: Renderer,
  { script, layout, edits = [] }: EditedScript,
  start: Rendered,
  options: RenderOptions,
): Promise<Rendered> {
  let drawn = start
  for (const [index, edited] of scriptsOf(script, edits).slice(1).entries()) {
    const subject = edits[index]?.subject ?? ''
    const next = await redrawOne(renderer, edited, layout, { subject, picture: drawn.picture }, options)
    drawn = { picture: next.picture, rendering: addRenderings(drawn.rendering, next.rendering) }
  }
  return drawn
}

/** Draws one subject or an area anew; EVENCAST_MODEL_UNSUPPORTED where the renderer cannot. */
export function redrawOne(
  renderer: Renderer,
  script: Script,
  layout: Layout,
  redraw: Redraw,
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
