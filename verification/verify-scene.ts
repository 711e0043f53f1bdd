/**
 * A drawn scene read by an instrument, and redrawn where it shows something else than its cast.
 *
 * @module
 */
import { type BoxToRead, boxesToRead, type SubjectReading } from '../audits/index.ts'
import type { Rendered } from '../renderers/renderer.ts'
import type { Edit, Layout, Script, Staged, Verification } from '../types.ts'
import { hasFailed, type Judgement, judge } from './judge.ts'
import {
  askedOf,
  type DrawnScene,
  type Surroundings,
  type Trial,
  tryAgain,
  type VerifyOptions,
} from './try-again.ts'

export interface VerifyInput extends Surroundings {
  readonly script: Script
  /** Subjects drawn anew before; undefined: none. */
  readonly edits?: readonly Edit[] | undefined
  readonly drawn: Rendered
}

export interface VerifiedScene extends DrawnScene {
  readonly verification: Verification
}

/**
 * Reads every subject; each that failed is drawn anew from its own words with another seed, from the farthest back to the
 * front, at most `maximumAttempts` times; the drawing that shows its cast best is kept, the first one included. The cast
 * is never changed to what the model can do. Seeds are keyed by scene, subject and attempt.
 *
 * @example
 * const { value } = await verifyScene({ request, plan, cast, layout, script, drawn, renderer, auditor, maximumAttempts: 2 }, { now })
 * value.verification.subjects[0] // { id: 'doctor-1', attempts: 1, kept: 1, failedBefore: ['hair_color'], failedAfter: [], … }
 */
export async function verifyScene(
  input: VerifyInput,
  options: VerifyOptions,
): Promise<Staged<VerifiedScene>> {
  const { auditor, layout, script, maximumAttempts } = input
  const { signal, now } = options
  const started = now()
  const boxes = boxesToRead(layout)
  const before = await auditor.read(input.drawn.picture, boxes, { signal })
  const judged = judgeAll(input, before)

  let scene: DrawnScene = { script, edits: input.edits ?? [], drawn: input.drawn }
  const trials = new Map<string, Trial>()
  for (const box of backToFront(boxes, layout)) {
    const first = judged.get(box.id)
    if (maximumAttempts === 0 || first === undefined || !hasFailed(first)) continue
    const trial = await tryAgain(input, scene, box, first, options)
    trials.set(box.id, trial)
    scene = trial.scene
  }

  const after =
    trials.size === 0 ? judged : judgeAll(input, await auditor.read(scene.drawn.picture, boxes, { signal }))
  const verification: Verification = {
    instrument: auditor.instrument.name,
    maximumAttempts,
    seconds: (now() - started) / 1000,
    subjects: script.subjects.map(({ id }) => {
      const [first, last] = [judged.get(id), after.get(id)]
      const { attempts = 0, kept = 0, seconds = 0 } = trials.get(id) ?? {}
      return {
        id,
        attempts,
        kept,
        failedBefore: [...(first?.failed ?? [])],
        failedAfter: [...(last?.failed ?? [])],
        expectedBefore: first?.expected ?? 0,
        expectedAfter: last?.expected ?? 0,
        seconds,
      }
    }),
  }
  return { value: { ...scene, verification }, warnings: scene.drawn.rendering.warnings }
}

function judgeAll(
  input: VerifyInput,
  readings: ReadonlyMap<string, SubjectReading>,
): ReadonlyMap<string, Judgement> {
  return new Map([...readings].map(([id, reading]) => [id, judge(askedOf(input, id), reading)]))
}

function backToFront(boxes: readonly BoxToRead[], { subjects }: Layout): readonly BoxToRead[] {
  const depth = (id: string) => subjects.find(subject => subject.id === id)?.depth ?? 0
  return boxes.toSorted((one, other) => depth(one.id) - depth(other.id))
}
