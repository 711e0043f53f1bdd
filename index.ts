/**
 * The SDK: one function per stage a caller may stop at, `draw` for all of them.
 *
 * @module
 */
import { randomInt } from 'node:crypto'
import { openPlanner } from './agents/index.ts'
import type { Planner } from './agents/planner.ts'
import { type Auditor, openAuditor } from './audits/index.ts'
import { type Ledger, openLedger } from './casting/index.ts'
import { compose } from './compose.ts'
import type { Composition } from './composition.ts'
import { type Drawing, encodeScene } from './encode-scene.ts'
import { invalidValue } from './errors.ts'
import { chatOver } from './open-chat.ts'

import { openRenderer } from './renderers/index.ts'
import type { Renderer } from './renderers/renderer.ts'
import { makeRequest, type RequestOptions } from './request.ts'
import type { SavedValues } from './saved.ts'
import type { OnEvent, Request, Scene, StageName } from './types.ts'

export { openPlanner } from './agents/index.ts'
export type { Planner } from './agents/planner.ts'
export { type Auditor, openAuditor } from './audits/index.ts'
export { type Ledger, openLedger } from './casting/index.ts'
export {
  type Chat,
  type ChatTurn,
  loadSession,
  type SavedSession,
  saveSession,
  sessionFrom,
} from './conversations/index.ts'
export { type Drawing, encodeScene, packageVersion } from './encode-scene.ts'
export { type ErrorCode, EvencastError, errorCodes } from './errors.ts'
export type { ChatOptions } from './open-chat.ts'
export { readDrawing, readScene, type SavedDrawing } from './read-scene.ts'
export { type RedrawnDrawing, type RedrawOptions, redraw } from './redraw.ts'
export { openRenderer } from './renderers/index.ts'
export type { Renderer } from './renderers/renderer.ts'
export type { RequestOptions } from './request.ts'
export type * from './types.ts'

/** All that a scene may be given beside its text. */
export interface SceneOptions extends Omit<RequestOptions, 'seed'> {
  /** Keys every draw and all noise, 0 to 2^53 - 1; undefined: a random one, found in `scene.request.seed`. */
  readonly seed?: number | undefined
  /** `grammar`, `openai:MODEL`, `ollama:MODEL`, or a planner of your own; undefined: the grammar. */
  readonly planner?: string | Planner | undefined
  /** An open renderer, so that several scenes share one warm model; it stays open. */
  readonly renderer?: Renderer | undefined
  /**
   * Measures each subject after drawing, and draws anew what differs from its cast, at most so many times a subject (`true`:
   * 2, 0: only measures); the best drawing is kept, the cast stays. undefined or false: nothing is measured.
   */
  readonly verify?: boolean | number | undefined
  /** Measures in place of the instrument that ships; it stays open. */
  readonly auditor?: Auditor | undefined
  /** Values to go on from, e.g. an earlier `scene` in which the cast was changed. */
  readonly saved?: SavedValues | undefined
  /**
   * Quotas that go on across requests: an open ledger, which stays open, or the path of a file or `redis://…`. The
   * policy is cast with `scope: ledger`.
   */
  readonly ledger?: string | Ledger | undefined
  /** Where keys and base URLs of services are read; undefined: `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: OnEvent | undefined
}

/**
 * Draws one scene.
 *
 * @throws EvencastError with a code of `errorCodes` and a hint.
 * @example
 * const { scene, png } = await draw('a multiracial female basketball team', { seed: 7 })
 * await writeFile('team.png', png)
 *
 * @example
 * const { scene } = await draw('five doctors', { seed: 7, verify: true })
 * scene.verification?.subjects // [{ id: 'doctor-1', attempts: 1, kept: 1, failedBefore: ['hair_color'], failedAfter: [], … }, …]
 */
export async function draw(text: string, options: SceneOptions = {}): Promise<Drawing> {
  const { scene, picture } = await runFlow(text, options, 'audit')
  if (picture === undefined) throw new Error('The flow ended without a picture')
  return { scene, picture, png: await encodeScene(scene, picture) }
}

/**
 * Who is in the scene, and what was stated.
 *
 * @example
 * const { plan } = await planScene('three nurses and a dog')
 */
export function planScene(text: string, options: SceneOptions = {}): Promise<Scene> {
  return sceneUntil(text, options, 'plan')
}

/**
 * The plan, and every subject's attributes with their sources.
 *
 * @example
 * const { cast } = await castScene('three nurses and a dog', { seed: 7 })
 */
export function castScene(text: string, options: SceneOptions = {}): Promise<Scene> {
  return sceneUntil(text, options, 'cast')
}

/** The cast, and where each subject goes. */
export function layoutScene(text: string, options: SceneOptions = {}): Promise<Scene> {
  return sceneUntil(text, options, 'layout')
}

/** The layout, and what each box says. */
export function scriptScene(text: string, options: SceneOptions = {}): Promise<Scene> {
  return sceneUntil(text, options, 'script')
}

/**
 * Opens a conversation about pictures: the first turn asks for one, the others change one thing at a time.
 *
 * @example
 * const chat = await openChat({ seed: 7 })
 * await chat.say('two nurses and a dog in a park')
 * const { answer, png } = await chat.say('make the nurse on the left older')
 * await chat.close()
 */
export const openChat = chatOver(draw)

async function sceneUntil(text: string, options: SceneOptions, until: StageName): Promise<Scene> {
  return (await runFlow(text, options, until)).scene
}

async function runFlow(text: string, options: SceneOptions, until: StageName): Promise<Composition> {
  const { environment = process.env, saved, signal, onEvent } = options
  const model = options.model ?? options.renderer?.capabilities.model
  let opened: Promise<Renderer> | undefined
  const rendererOnce = () => {
    opened ??= options.renderer
      ? Promise.resolve(options.renderer)
      : openRenderer(model ?? 'mini', { environment })
    return opened
  }
  let ledger: Ledger | undefined
  let measuring: Promise<Auditor> | undefined
  const auditorOnce = () => {
    measuring ??= options.auditor ? Promise.resolve(options.auditor) : openAuditor()
    return measuring
  }
  try {
    const seed = options.seed ?? randomInt(2 ** 32)
    const made: Request = await makeRequest(text, { ...options, seed, model })
    ledger = typeof options.ledger === 'string' ? await openLedger(options.ledger) : options.ledger
    const request = ledger === undefined ? made : { ...made, policy: { ...made.policy, scope: 'ledger' } }
    const planner = await plannerFor(options.planner, environment)
    const tools = { planner, openRenderer: rendererOnce, openAuditor: auditorOnce, ledger }
    return await compose(request, tools, { saved, until, verify: attempts(options.verify), signal, onEvent })
  } finally {
    if (typeof options.ledger === 'string') await ledger?.close()
    if (options.auditor === undefined) await (await measuring?.catch(() => undefined))?.close()
    if (options.renderer === undefined) await (await opened?.catch(() => undefined))?.close()
  }
}

/** Redraws a subject may have where a caller just says `verify`. */
const usualAttempts = 2

function attempts(verify: boolean | number | undefined): number | undefined {
  if (verify === undefined || verify === false) return undefined
  if (verify === true) return usualAttempts
  if (Number.isInteger(verify) && verify >= 0 && verify <= 20) return verify
  throw invalidValue(
    'EVENCAST_OPTION_INVALID',
    'verify',
    'true, false or a whole number from 0 to 20',
    verify,
    {
      hint: 'It says how often a subject that differs from its cast may be drawn anew.',
    },
  )
}

async function plannerFor(
  planner: string | Planner | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Planner> {
  return typeof planner === 'object' ? planner : openPlanner(planner ?? 'grammar', { environment })
}
