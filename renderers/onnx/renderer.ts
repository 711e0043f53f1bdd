/**
 * The renderer over a diffusers-ONNX folder.
 *
 * @module
 */

import { throwIfAborted } from '../../errors.ts'
import type { Layout, Rendering, Script } from '../../types.ts'
import type { Redraw, Rendered, Renderer, RenderOptions } from '../renderer.ts'
import { describeModel } from './capabilities.ts'
import { assertDrawable, sceneWarnings } from './check-scene.ts'
import { type Drawn, drawScene } from './draw.ts'
import { folderName, readModelFolder } from './folder/folder.ts'
import { assertRedrawable } from './redraw/check-redraw.ts'
import { cellMask, pictureMasks } from './regions/picture-masks.ts'
import { openSessions } from './sessions.ts'
import { openTokenizer } from './tokenizer.ts'
import { warmSessions } from './warm-sessions.ts'

export interface OnnxRendererOptions {
  /** What the model is called in scenes; undefined: the folder's name. */
  readonly name?: string | undefined
  /** Threads within one operator; undefined: as many as there are cores. */
  readonly threads?: number | undefined
}

/** A renderer that also tells how long the ONNX runtime itself was at work, for measurements. */
export interface OnnxRenderer extends Renderer {
  /** Seconds inside the runtime's sessions since they were loaded. */
  runtimeSeconds(): number
}

/**
 * Opens a model folder: reads and checks its description, and loads nothing yet.
 *
 * Throws EVENCAST_MODEL_NOT_FOUND, _INVALID or _UNSUPPORTED. `render` throws EVENCAST_CANVAS_INVALID for a canvas off the
 * model's multiple, EVENCAST_MODEL_UNSUPPORTED for a mode or a number of regions that the model does not take,
 * EVENCAST_ABORTED once the signal fires, and EVENCAST_RENDERER_FAILED where the runtime fails.
 *
 * @example
 * const renderer = await openOnnxRenderer('models/mini', { name: 'mini' })
 * const { picture } = await renderer.render(script, layout)
 * await renderer.close()
 */
export async function openOnnxRenderer(
  folderPath: string,
  { name, threads }: OnnxRendererOptions = {},
): Promise<OnnxRenderer> {
  const folder = await readModelFolder(folderPath)
  const tokenizer = await openTokenizer(folder)
  const capabilities = describeModel(folder, name ?? folderName(folderPath), tokenizer.maximumTokens)
  const countTokens = (prompt: string) => tokenizer.tokenize(prompt).count
  const sessions = warmSessions(onEvent => openSessions(folder, tokenizer, { threads, onEvent }))
  const draw = (script: Script, layout: Layout, options: RenderOptions, redraw?: Redraw) => {
    throwIfAborted(options.signal)
    assertDrawable(script, layout, capabilities)
    if (redraw !== undefined) assertRedrawable(script, layout, redraw)
    const warnings = sceneWarnings(script, capabilities, countTokens)
    const started = performance.now()
    return sessions.use(options.onEvent, async open => {
      const load = (performance.now() - started) / 1000
      const drawn = await drawScene({ folder, sessions: open, script, layout, redraw }, options)
      const total = (performance.now() - started) / 1000
      const { modelHash } = open
      return { drawn, report: { modelHash, seconds: { load, ...drawn.seconds, total }, warnings } }
    })
  }
  return {
    capabilities,
    countTokens,
    async render(script, layout, options = {}) {
      const { drawn, report } = await draw(script, layout, options)
      return rendered(script, layout, drawn, report)
    },
    ...(folder.encodes
      ? {
          async redraw(script: Script, layout: Layout, redraw: Redraw, options: RenderOptions = {}) {
            const { drawn, report } = await draw(script, layout, options, redraw)
            const { grid, cells = new Uint8Array(grid.owners.length).fill(1) } = drawn
            return { ...rendered(script, layout, drawn, report), mask: cellMask(grid, cells) }
          },
        }
      : {}),
    runtimeSeconds: sessions.runtimeSeconds,
    close: sessions.close,
  }
}

function rendered(
  script: Script,
  layout: Layout,
  { pixels, grid, evaluations }: Drawn,
  report: Pick<Rendering, 'modelHash' | 'seconds' | 'warnings'>,
): Rendered {
  const { canvas } = layout
  const { regions, steps, subjects } = script
  const masks = pictureMasks(
    grid,
    subjects.map(({ id }) => id),
  )
  return {
    rendering: { canvas, regions, steps, unetEvaluations: evaluations, ...report },
    picture: { ...canvas, pixels, masks },
  }
}
