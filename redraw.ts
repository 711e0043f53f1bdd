/**
 * Redrawing one subject of a picture that is there.
 *
 * @module
 */
import { randomInt } from 'node:crypto'
import { redrawSubject } from './edits/index.ts'
import { type Drawing, encodeScene } from './encode-scene.ts'
import { startFlow } from './flow.ts'
import type { SavedDrawing } from './read-scene.ts'
import { openRenderer } from './renderers/index.ts'
import type { Renderer } from './renderers/renderer.ts'
import type { OnEvent } from './types.ts'

/** What is to change, and what is drawn with. */
export interface RedrawOptions {
  /** Attribute to value: what is now stated of the subject; undefined: it is drawn anew as it is. */
  readonly attributes?: Readonly<Record<string, string>> | undefined
  /** Keys the subject's noise, 0 to 2^53 - 1; undefined: a random one, as `scene.script` then holds it. */
  readonly seed?: number | undefined
  /** Where the model's folder is; undefined: the model that the scene names. */
  readonly model?: string | undefined
  /** An open renderer; it stays open. */
  readonly renderer?: Renderer | undefined
  /** Where keys and base URLs of services are read; undefined: `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: OnEvent | undefined
}

/** The new picture, and where it may differ from the old one. */
export interface RedrawnDrawing extends Drawing {
  /** `width * height` bytes: 255 where a pixel may have changed; elsewhere every byte is the old picture's. */
  readonly mask: Uint8Array
}

/**
 * Draws one subject anew, and leaves everybody else and every pixel outside its mask as they are. What is stated of it goes
 * into plan, cast and prompt; `scene.edits` remembers it, so that the new PNG gives the same bytes again.
 *
 * @throws EvencastError EVENCAST_OPTION_INVALID for a subject, an attribute or a value that scene and model do not know,
 * EVENCAST_MODEL_UNSUPPORTED for a model that draws whole pictures only
 * @example
 * const { png } = await redraw(await readDrawing('team.png'), 'player-2', { attributes: { hair_color: 'red' }, seed: 3 })
 * await writeFile('team-2.png', png)
 */
export async function redraw(
  drawing: SavedDrawing,
  subject: string,
  options: RedrawOptions = {},
): Promise<RedrawnDrawing> {
  const { attributes = {}, seed = randomInt(2 ** 32), environment = process.env, signal, onEvent } = options
  const { scene } = drawing
  const model = options.model ?? scene.request.model
  const renderer = options.renderer ?? (await openRenderer(model, { environment }))
  const flow = startFlow({ signal, onEvent, now: () => performance.now() })
  try {
    const { scene: changed, redrawn } = await flow.stage('rendering', async () => ({
      value: await redrawSubject(renderer, drawing, { subject, attributes, seed }, { signal, onEvent }),
      warnings: [],
    }))
    const png = await encodeScene(changed, redrawn.picture)
    return { scene: changed, picture: redrawn.picture, mask: redrawn.mask, png }
  } finally {
    if (options.renderer === undefined) await renderer.close()
  }
}
