/**
 * One subject redrawn until it shows its cast.
 *
 * @module
 */
import type { Auditor, BoxToRead } from '../audits/index.ts'
import { addRenderings, redrawOne, withSubject } from '../edits/index.ts'
import { redrawSeed, shownValues } from '../prompts/index.ts'
import type { Rendered, Renderer } from '../renderers/renderer.ts'
import type { Cast, Edit, Layout, OnEvent, Plan, Request, Script } from '../types.ts'
import { bestOf, hasFailed, type Judgement, judge } from './judge.ts'

/** A picture, and the script and edits that it came from. */
export interface DrawnScene {
  readonly script: Script
  readonly edits: readonly Edit[]
  readonly drawn: Rendered
}

/** What stays the same while a scene is verified. */
export interface Surroundings {
  readonly request: Request
  readonly plan: Plan
  readonly cast: Cast
  readonly layout: Layout
  readonly renderer: Renderer
  readonly auditor: Auditor
  /** Redraws a subject may have. */
  readonly maximumAttempts: number
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: OnEvent | undefined
  /** Milliseconds from any fixed point. */
  readonly now: () => number
}

export interface Trial {
  /** With the drawing that was kept; its rendering counts all that were tried. */
  readonly scene: DrawnScene
  readonly attempts: number
  /** 0: what was there before. */
  readonly kept: number
  readonly seconds: number
}

/** Redraws of one subject, each into the same picture, until one passes or the attempts are used up. */
export async function tryAgain(
  surroundings: Surroundings,
  scene: DrawnScene,
  box: BoxToRead,
  first: Judgement,
  options: VerifyOptions,
): Promise<Trial> {
  const { request, layout, renderer, auditor, maximumAttempts } = surroundings
  const { signal, now } = options
  const started = now()
  const before = scene.script.subjects.find(({ id }) => id === box.id)
  if (before === undefined) return { scene, attempts: 0, kept: 0, seconds: 0 }
  const asked = askedOf(surroundings, box.id)
  const earlier = scene.edits.filter(({ subject }) => subject === box.id).length
  const candidates: { readonly scene: DrawnScene; readonly judgement: Judgement }[] = [
    { scene, judgement: first },
  ]
  let { rendering } = scene.drawn
  while (candidates.length <= maximumAttempts && hasFailed(candidates.at(-1)?.judgement ?? first)) {
    const seed = redrawSeed(request.seed, request.image, box.id, earlier + candidates.length)
    const script = withSubject(scene.script, { ...before, seed })
    const redraw = { subject: box.id, picture: scene.drawn.picture }
    const drawn = await redrawOne(renderer, script, layout, redraw, options)
    rendering = addRenderings(rendering, drawn.rendering)
    const reading = (await auditor.read(drawn.picture, [box], { signal })).get(box.id)
    const edit: Edit = { subject: box.id, reason: 'verify', stated: {}, before }
    candidates.push({
      scene: { script, edits: [...scene.edits, edit], drawn },
      judgement: reading === undefined ? first : judge(asked, reading),
    })
  }
  const kept = bestOf(candidates.map(({ judgement }) => judgement))
  const best = candidates[kept]?.scene ?? scene
  return {
    scene: { ...best, drawn: { picture: best.drawn.picture, rendering } },
    attempts: candidates.length - 1,
    kept,
    seconds: (now() - started) / 1000,
  }
}

/** What the subject's box was told to show. */
export function askedOf(
  {
    request: { policy },
    plan,
    cast,
    renderer: { capabilities },
  }: Pick<Surroundings, 'request' | 'plan' | 'cast' | 'renderer'>,
  id: string,
): Readonly<Record<string, string>> {
  const subject = plan.subjects.find(other => other.id === id)
  const own = cast.subjects.find(other => other.id === id)
  return subject === undefined ? {} : shownValues({ subject, cast: own, policy, capabilities })
}

/** What an instrument calls a subject of this scene: `dog`, `person/doctor`; undefined: it has no name for it. */
export function classIn(
  scene: Pick<Surroundings, 'request' | 'plan' | 'cast' | 'renderer'>,
): (subject: { readonly id: string }) => string | undefined {
  return ({ id }) => askedOf(scene, id).class
}
