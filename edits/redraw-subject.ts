/**
 * One subject of a finished picture drawn anew.
 *
 * @module
 */
import { auditScene } from '../audits/index.ts'
import { castingTargets, castScene, policyFromDocument } from '../casting/index.ts'
import { EvencastError } from '../errors.ts'
import { partSeed, uncastScript, writeScript } from '../prompts/index.ts'
import type { Redrawn, Renderer, RenderOptions } from '../renderers/renderer.ts'
import type { Cast, Edit, Layout, Plan, Scene, Script, ScriptSubject, Staged, Warning } from '../types.ts'
import { addRenderings, assertRedraws, type PlainPicture, redrawOne } from './draw-edited.ts'
import { restate, unknownSubject } from './restate.ts'
import { withSubject } from './scripts.ts'

export interface RedrawRequest {
  readonly subject: string
  /** Attribute to value: what is now stated of it; empty: it is drawn anew as it is. */
  readonly attributes: Readonly<Record<string, string>>
  /** Keys its noise; 0 to 2^53 - 1. */
  readonly seed: number
}

/** A drawn scene, and the model that drew it. */
export interface PictureToEdit {
  readonly scene: Scene
  readonly picture: PlainPicture
  /** undefined: that of the scene's rendering. */
  readonly modelHash?: string | undefined
}

export interface RedrawnScene {
  /** The scene as it now is; `edits` tells how it came to be. */
  readonly scene: Scene
  readonly redrawn: Redrawn
}

/**
 * Draws one subject anew: its stated attributes, its prompt and its seed change, nobody else's. Every pixel outside
 * `redrawn.mask` is the old picture's.
 *
 * @throws EVENCAST_SCENE_INVALID for a scene that was not drawn, EVENCAST_OPTION_INVALID for a subject, attribute or value
 * it does not know, EVENCAST_MODEL_UNSUPPORTED for a renderer that draws whole pictures only
 * @example
 * const { scene: changed } = await redrawSubject(renderer, { scene, picture }, { subject: 'doctor-2', attributes: { age: 'older' }, seed: 7 })
 */
export async function redrawSubject(
  renderer: Renderer,
  { scene, picture, modelHash = scene.rendering?.modelHash }: PictureToEdit,
  request: RedrawRequest,
  options: RenderOptions = {},
): Promise<RedrawnScene> {
  assertRedraws(renderer)
  const whole = wholeScene(scene)
  const { subject, attributes, seed } = request
  const { seed: sceneSeed, image, policy } = scene.request
  const before = whole.script.subjects.find(({ id }) => id === subject)
  if (before === undefined) throw unknownSubject(subject, whole.plan)
  const { capabilities } = renderer
  const { plan, cast } = restate({ ...whole, policy, capabilities, subject, attributes })
  const rules = policyFromDocument(policy)
  const recast = castScene({ plan, policy: rules, seed: sceneSeed, image, earlier: cast })
  const targets = castingTargets({ plan, cast, policy: rules })
  const words = subjectWords({ scene, ...whole, plan, cast }, renderer, request, before)
  const script = withSubject(whole.script, { ...words.value, seed: partSeed(seed, image, subject) })
  const edit: Edit = { subject, reason: 'redraw', stated: attributes, before }

  const redrawn = await redrawOne(renderer, script, whole.layout, { subject, picture }, options)
  const { rendering } = redrawn
  const mixed = modelHash === undefined || modelHash === rendering.modelHash ? [] : [otherWeights(renderer)]
  return {
    redrawn,
    scene: {
      ...scene,
      plan,
      cast,
      script,
      edits: [...(scene.edits ?? []), edit],
      rendering: scene.rendering === undefined ? rendering : addRenderings(scene.rendering, rendering),
      audit: auditScene({ policy: rules, cast, targets }),
      warnings: [...scene.warnings, ...recast.warnings, ...words.warnings, ...mixed, ...rendering.warnings],
    },
  }
}

function otherWeights({ capabilities: { model } }: Renderer): Warning {
  return {
    stage: 'rendering',
    type: 'unsupported',
    feature: 'model',
    details: `The old picture was drawn with other weights of ${model}. The new one shows both, and drawing from it will not give these bytes again.`,
  }
}

interface Whole {
  readonly plan: Plan
  readonly cast: Cast
  readonly layout: Layout
  readonly script: Script
}

function wholeScene({ plan, cast, layout, script }: Scene): Whole {
  if (plan !== undefined && cast !== undefined && layout !== undefined && script !== undefined)
    return { plan, cast, layout, script }
  throw new EvencastError(
    'EVENCAST_SCENE_INVALID',
    'Expected a drawn scene, got one that stopped before its script',
    {
      hint: 'Give a PNG that `evencast draw` left.',
    },
  )
}

/** The subject's part of the script. Where nothing is stated anew its words stay, also those that were written by hand. */
function subjectWords(
  { scene, plan, cast, layout }: Whole & { readonly scene: Scene },
  { capabilities, countTokens }: Renderer,
  { subject, attributes }: RedrawRequest,
  before: ScriptSubject,
): Staged<ScriptSubject> {
  if (Object.keys(attributes).length === 0) return { value: before, warnings: [] }
  const write = scene.request.uncast === true ? uncastScript : writeScript
  const written = write({ request: scene.request, plan, cast, layout, capabilities, countTokens })
  const own = written.value.subjects.find(({ id }) => id === subject) ?? before
  return {
    value: { ...own, guidance: before.guidance },
    warnings: written.warnings.filter(warning => warning.subject === subject),
  }
}
