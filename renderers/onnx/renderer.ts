/**
 * The renderer over a diffusers-ONNX folder.
 *
 * @module
 */

import { throwIfAborted } from '../../errors.ts'
import type { OnEvent } from '../../types.ts'
import type { Renderer } from '../renderer.ts'
import { describeModel } from './capabilities.ts'
import { assertDrawable, sceneWarnings } from './check-scene.ts'
import { drawScene } from './draw.ts'
import { folderName, readModelFolder } from './folder/folder.ts'
import { pictureMasks } from './regions/picture-masks.ts'
import { openSessions, type Sessions } from './sessions.ts'
import { openTokenizer } from './tokenizer.ts'

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
  let loading: Promise<Sessions> | undefined
  let warm: Sessions | undefined

  /** All callers share one load; a failed one is tried again by the next. */
  const load = async (onEvent: OnEvent | undefined): Promise<Sessions> => {
    loading ??= openSessions(folder, tokenizer, threads, onEvent)
    try {
      warm = await loading
      return warm
    } catch (error) {
      loading = undefined
      throw error
    }
  }

  return {
    capabilities,
    countTokens,
    runtimeSeconds: () => warm?.runtimeSeconds() ?? 0,
    async render(script, layout, options = {}) {
      throwIfAborted(options.signal)
      assertDrawable(script, layout, capabilities)
      const started = performance.now()
      const sessions = await load(options.onEvent)
      const loaded = performance.now()
      throwIfAborted(options.signal)
      const { steps } = script
      const onStep = (step: number) => options.onEvent?.({ type: 'step-end', step, steps })
      const drawn = await drawScene(folder, sessions, script, layout, { signal: options.signal, onStep })
      const masks = pictureMasks(
        drawn.grid,
        script.subjects.map(({ id }) => id),
      )
      const total = (performance.now() - started) / 1000
      return {
        rendering: {
          canvas: layout.canvas,
          regions: script.regions,
          steps,
          unetEvaluations: drawn.evaluations,
          modelHash: sessions.modelHash,
          seconds: { load: (loaded - started) / 1000, ...drawn.seconds, total },
          warnings: [...sceneWarnings(script, capabilities, countTokens)],
        },
        picture: { ...layout.canvas, pixels: drawn.pixels, masks },
      }
    },
    async close() {
      const closing = loading
      loading = undefined
      warm = undefined
      await (await closing?.catch(() => undefined))?.release()
    },
  }
}
