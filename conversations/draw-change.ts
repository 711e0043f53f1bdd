/**
 * A changed scene drawn into the picture that is there.
 *
 * @module
 */
import { type PlainPicture, redrawArea } from '../edits/index.ts'
import { partSeed, redrawSeed, uncastScript, writeScript } from '../prompts/index.ts'
import type { Renderer, RenderOptions } from '../renderers/renderer.ts'
import type { Scene, Script, Warning } from '../types.ts'
import type { SceneChange } from './scene-change.ts'

export interface DrawnChange {
  readonly scene: Scene
  readonly picture: PlainPicture
  /** `width * height` bytes: 255 where a pixel may have changed; undefined: anywhere. */
  readonly mask?: Uint8Array | undefined
}

export interface ChangeInput {
  readonly scene: Scene
  readonly picture: PlainPicture
  readonly change: SceneChange
  /** What the user said: it becomes part of the request, so that its words may be drawn. */
  readonly said: string
  /** Number of the turn, from 1. */
  readonly turn: number
}

/**
 * Draws what a change touches. Everybody else keeps their words, their noise and, where the renderer can draw a part of
 * a picture, their pixels; where it cannot, all is drawn anew from the same words and noise, and that is told.
 */
export async function drawChange(
  renderer: Renderer,
  { scene, picture, change, said, turn }: ChangeInput,
  options: RenderOptions,
): Promise<DrawnChange> {
  const { plan, cast, layout } = change
  const request = { ...scene.request, text: withWords(scene.request.text, said) }
  const { capabilities, countTokens } = renderer
  const write = request.uncast === true ? uncastScript : writeScript
  const written = write({ request, plan, cast, layout, capabilities, countTokens })
  const script = mergedScript(scene, written.value, change, turn)
  const warnings = [
    ...change.warnings,
    ...written.warnings.filter(({ subject }) => subject === undefined || change.touched.includes(subject)),
  ]
  const values = { request, plan, cast, layout, script }
  if (change.whole || renderer.redraw === undefined || script.regions === 'none') {
    const drawn = await renderer.render(script, layout, options)
    const told = change.whole ? [] : [drawnWhole(capabilities.model)]
    return {
      scene: {
        ...values,
        rendering: drawn.rendering,
        warnings: [...told, ...warnings, ...drawn.rendering.warnings],
      },
      picture: drawn.picture,
    }
  }
  const area = redrawArea({
    before: scene.layout ?? layout,
    after: layout,
    touched: change.touched,
    background: change.background,
    margin: capabilities.grid,
  })
  const drawn = await renderer.redraw(script, layout, { area, picture }, options)
  return {
    scene: {
      ...values,
      ...courseAfter(scene, change),
      rendering: drawn.rendering,
      warnings: [...warnings, ...drawn.rendering.warnings],
    },
    picture: drawn.picture,
    mask: drawn.mask,
  }
}

/** How the picture came to be, this change included: drawn from it, it gives the same bytes. */
function courseAfter(scene: Scene, { touched, background }: SceneChange): Pick<Scene, 'course'> {
  const { script, layout, edits = [], course = [] } = scene
  if (script === undefined || layout === undefined) return {}
  return { course: [...course, { touched, background, before: { script, layout, edits } }] }
}

/** The longest request there may be, characters. */
const longestText = 4000

/** The request with what was said since, one turn a line; where that grows too long, the oldest turns give way. */
function withWords(text: string, said: string): string {
  const [first = '', ...turns] = [...text.split('\n'), said.replaceAll('\n', ' ').trim()]
  let kept = turns
  while ([first, ...kept].join('\n').length > longestText && kept.length > 1) kept = kept.slice(1)
  return [first, ...kept].join('\n').slice(0, longestText)
}

function mergedScript(scene: Scene, written: Script, change: SceneChange, turn: number): Script {
  const before = scene.script
  const { seed, image } = scene.request
  const freshSeed = (part: string) => redrawSeed(seed, image, part, turn)
  const again = change.whole && change.reseeded.length === written.subjects.length
  const subjects = written.subjects.map(part => {
    const old = before?.subjects.find(({ id }) => id === part.id)
    const reseeded = change.reseeded.includes(part.id) && old !== undefined
    const seeded = { ...part, seed: reseeded ? freshSeed(part.id) : (old?.seed ?? part.seed) }
    return old === undefined || change.whole || change.touched.includes(part.id) ? seeded : old
  })
  const background =
    before === undefined || change.background || change.whole
      ? {
          ...written.background,
          seed: again ? freshSeed('') : (before?.background.seed ?? partSeed(seed, image, '')),
        }
      : before.background
  return { ...written, background, subjects }
}

function drawnWhole(model: string): Warning {
  return {
    stage: 'rendering',
    type: 'fallback',
    feature: 'redraw',
    details: `${model} draws whole pictures only: all was drawn anew, from the same words, places and noise for everybody else.`,
  }
}
