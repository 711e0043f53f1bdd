/**
 * The work itself: a job through `compose` to the bytes of its picture, with one warm model for all of them.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { Planner } from '../agents/planner.ts'
import type { Auditor } from '../audits/index.ts'
import { compose } from '../compose.ts'
import { encodeScene } from '../encode-scene.ts'
import { EvencastError } from '../errors.ts'
import type { Renderer } from '../renderers/index.ts'
import type { Scene } from '../types.ts'
import { isIntact } from './identify.ts'
import type { Job, Versions } from './job.ts'
import type { DrawnPicture, DrawnSubject } from './run-ledger.ts'
import type { Perform } from './runner.ts'

/** What jobs are drawn with on this machine. */
export interface DrawJobsOptions {
  /** Called once, at the first job. */
  readonly openRenderer: () => Promise<Renderer>
  /** Called once, at the first job that is measured. */
  readonly openAuditor: () => Promise<Auditor>
  /** What is installed here, see `softwareVersions`. */
  readonly versions: Versions
  /** Of the model that `openRenderer` opens, see `hashModel`. */
  readonly modelHash: string
}

/** Draws jobs one by one with models that stay warm. */
export interface JobDrawer {
  /**
   * Throws EVENCAST_VERSION_MISMATCH for a job that other software or another model is to draw, and whatever a stage
   * throws.
   */
  readonly perform: Perform
  close(): Promise<void>
}

/**
 * Opens what draws jobs; a model is opened at the first one.
 *
 * @example
 * const drawer = drawJobs({ openRenderer: () => openRenderer('mini'), openAuditor, versions, modelHash })
 * const { png, picture } = await drawer.perform(job)
 * await drawer.close()
 */
export function drawJobs({ versions, modelHash, ...open }: DrawJobsOptions): JobDrawer {
  const renderer = once(open.openRenderer)
  const auditor = once(open.openAuditor)
  return {
    async perform(job, { signal, onEvent } = {}) {
      assertOwn(job, versions, modelHash)
      const { request, plan, cast, options } = job
      const tools = { planner: noPlanner, openRenderer: renderer.get, openAuditor: auditor.get }
      const { verify } = options
      const { scene, picture } = await compose(request, tools, {
        ...{ saved: { plan, cast }, verify, signal, onEvent },
      })
      if (picture === undefined)
        throw new EvencastError('EVENCAST_RENDERER_FAILED', 'Expected a picture, got none')
      const png = await encodeScene(scene, picture, !options.stripMetadata)
      return { png, picture: drawnPicture(job, scene, png) }
    },
    async close() {
      await (await renderer.opened()?.catch(() => undefined))?.close()
      await (await auditor.opened()?.catch(() => undefined))?.close()
    },
  }
}

/** What the ledger keeps of a finished scene. */
function drawnPicture({ warnings }: Job, scene: Scene, png: Uint8Array): DrawnPicture {
  const { plan, cast, layout, rendering, request } = scene
  return {
    sha256: createHash('sha256').update(png).digest('hex'),
    bytes: png.length,
    canvas: rendering?.canvas ?? layout?.canvas ?? request.size ?? { width: 0, height: 0 },
    ...(plan?.setting === undefined ? {} : { setting: plan.setting }),
    subjects: (layout?.subjects ?? []).flatMap(({ id, box, depth }): DrawnSubject[] => {
      const subject = plan?.subjects.find(other => other.id === id)
      if (subject === undefined) return []
      const attributes = cast?.subjects.find(other => other.id === id)?.attributes ?? {}
      const { class: name, role } = subject
      return [{ id, class: name, ...(role === undefined ? {} : { role }), attributes, box, depth }]
    }),
    warnings: [...warnings, ...scene.warnings],
    modelHash: rendering?.modelHash ?? '',
    unetEvaluations: rendering?.unetEvaluations ?? 0,
  }
}

/** Another version may draw another picture, which would no longer be the one that was asked for. */
function assertOwn(job: Job, versions: Versions, modelHash: string): void {
  const names = [...new Set([...Object.keys(job.versions), ...Object.keys(versions)])]
  const other = names.find(name => job.versions[name] !== versions[name])
  if (other !== undefined)
    throw mismatch(
      `${other} ${job.versions[other] ?? '(none)'}`,
      versions[other] ?? 'none',
      'Install that version',
    )
  if (job.modelHash !== modelHash)
    throw mismatch(
      `the model ${job.request.model} (${job.modelHash.slice(0, 12)})`,
      `${modelHash.slice(0, 12)}`,
      'Give this worker the same model folder',
    )
  if (!isIntact(job))
    throw mismatch('a job whose content has its identity', 'one that was changed', 'Start the run again')
}

function mismatch(expected: string, actual: string, remedy: string): EvencastError {
  return new EvencastError('EVENCAST_VERSION_MISMATCH', `Expected ${expected}, got ${actual}`, {
    hint: `${remedy}, or start another run in another folder: pictures of two versions may differ.`,
  })
}

const noPlanner: Planner = {
  name: 'none',
  plan(): never {
    throw new EvencastError('EVENCAST_PLANNER_FAILED', 'Expected a job to bring its plan, got none')
  },
}

interface Once<Value> {
  readonly get: () => Promise<Value>
  readonly opened: () => Promise<Value> | undefined
}

/** Opens at the first call; one that failed is tried again at the next. */
function once<Value>(open: () => Promise<Value>): Once<Value> {
  let opened: Promise<Value> | undefined
  return {
    get() {
      opened ??= open().catch((error: unknown) => {
        opened = undefined
        throw error
      })
      return opened
    },
    opened: () => opened,
  }
}
