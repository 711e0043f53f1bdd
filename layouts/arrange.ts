/**
 * The layout stage: who stands where, in front of whom, how large.
 *
 * @module
 */
import { type EvencastError, invalidValue } from '../errors.ts'
import type { Capabilities, Cast, Layout, Plan, Size, Staged } from '../types.ts'
import { canvasesFor } from './canvas.ts'
import { checkLayout } from './check.ts'
import { rejectConflicts } from './conflicts.ts'
import { neighbourWarnings, partedPairs } from './neighbours.ts'
import { relationGraph } from './relations.ts'
import { type Accept, type Arrangement, searchArrangement } from './search.ts'
import { type StageOptions, stageOf } from './stage.ts'
import { tooTight } from './tight.ts'

/** Who is to be placed, on what canvas, for which model. */
export interface ArrangeOptions {
  readonly plan: Plan
  readonly cast: Cast
  /** Canvas in pixels; undefined: chosen from the content. */
  readonly size?: Size | undefined
  /** Grid, canvas limits and, where the model has one, the vocabulary with its silhouettes. */
  readonly capabilities: Capabilities
}

/** Most subjects an arrangement is tried for. */
const mostSubjects = 128

/**
 * Gives every subject a box on the grid and a depth: pure, without chance. Subjects are as large as the canvas
 * allows, in one row or, where that is too narrow, in several; every stated direction is true by at least a tenth of
 * the canvas; up to eight stand free of each other but where a relation means otherwise, larger crowds overlap below
 * the faces; every overlap is declared.
 *
 * Demands that contradict each other, and canvases too small for the subjects, are EVENCAST_LAYOUT_INFEASIBLE.
 *
 * @example
 * const { value: layout } = arrangeScene({ plan, cast, size: { width: 512, height: 512 }, capabilities })
 * layout.subjects[0] // { id: 'doctor-1', box: { x: 112, y: 144, width: 288, height: 368 }, depth: 0 }
 */
export function arrangeScene({ plan, cast, capabilities, ...options }: ArrangeOptions): Staged<Layout> {
  if (options.size !== undefined) assertCanvas(options.size, capabilities)
  const graph = relationGraph(plan)
  rejectConflicts(plan)
  if (plan.subjects.length > mostSubjects) throw tooMany(plan.subjects.length)
  const canvases = options.size === undefined ? canvasesFor({ plan, capabilities }) : [options.size]
  const [first = capabilities.canvas.default] = canvases
  if (plan.subjects.length === 0)
    return { value: { canvas: first, subjects: [], occlusions: [] }, warnings: [] }
  for (const size of canvases) {
    const found = arrange(plan, { cast, size, capabilities }, size !== first)
    if (found !== undefined) return { value: found.layout, warnings: neighbourWarnings(found.layout, graph) }
  }
  throw tooTight(plan, first, reduced => {
    const stage = stageOf({ plan: reduced, cast, size: first, capabilities })
    return searchArrangement(stage, holdsFor(reduced, capabilities), true) !== undefined
  })
}

function holdsFor(plan: Plan, capabilities: Capabilities): Accept {
  return layout => checkLayout(layout, plan, capabilities).length === 0
}

/** Every neighbour beside the other; where that does not fit, as near as there is room, in the end anywhere. */
function arrange(plan: Plan, scene: Omit<StageOptions, 'plan'>, quick: boolean): Arrangement | undefined {
  const stage = stageOf({ plan, ...scene })
  const { graph } = stage
  const holds = holdsFor(plan, scene.capabilities)
  if (graph.next.length === 0) return searchArrangement(stage, holds, quick)
  const isNear: Accept = layout => partedPairs(layout, graph).length === 0 && holds(layout)
  const anywhere = stageOf({ plan, ...scene, loose: true })
  return (
    searchArrangement(stage, isNear, true) ??
    searchArrangement(anywhere, isNear, quick) ??
    searchArrangement(stage, holds, true) ??
    searchArrangement(anywhere, holds, quick)
  )
}

function assertCanvas({ width, height }: Size, { canvas }: Capabilities): void {
  for (const [name, side] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (side >= canvas.minimum && side <= canvas.maximum && side % canvas.multiple === 0) continue
    throw invalidValue(
      'EVENCAST_CANVAS_INVALID',
      `size.${name}`,
      `a multiple of ${canvas.multiple} from ${canvas.minimum} to ${canvas.maximum} pixels`,
      side,
      { hint: `This model's own canvas is ${canvas.default.width}x${canvas.default.height}.` },
    )
  }
}

function tooMany(count: number): EvencastError {
  return invalidValue(
    'EVENCAST_LAYOUT_INFEASIBLE',
    'plan.subjects',
    `at most ${mostSubjects} subjects`,
    count,
    {
      hint: 'Ask for fewer subjects in one picture, or draw several pictures with `--images`.',
    },
  )
}
