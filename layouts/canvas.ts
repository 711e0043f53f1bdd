/**
 * The shape of the canvas where the user gives none: wide for a team, tall for one who stands, of one area always, so
 * that every picture takes the model the same time.
 *
 * @module
 */
import type { Capabilities, Layout, Plan, Size } from '../types.ts'
import { checkLayout } from './check.ts'
import type { RowProblem } from './row-scores.ts'
import { rowCandidates } from './rows.ts'
import { type Accept, problemOf, searchArrangement } from './search.ts'
import { freeSubjects } from './space.ts'
import { onCanvas, type Stage, stageOf } from './stage.ts'

/** What a canvas is chosen for. */
export interface CanvasOptions {
  readonly plan: Plan
  readonly capabilities: Capabilities
}

/** Sides are multiples of this many pixels at least, and at most this much longer or shorter than the model's own. */
const step = 32
const longest = 1.5

/** Longer side by shorter side, besides the model's own shape. */
const ratios = [1.28, 1.54, 1.84]

/** What speaks against a shape, in the unit of the score: its distance from the square and from the content's shape. */
const squareness = 0.2
const mismatch = 0.3

/** So many shapes are worked out, those whose rows promise most. */
const worthTrying = 4

/** So much better than the model's own canvas must another be. */
const threshold = 0.07

/**
 * The canvas on which the plan's subjects are drawn largest for the model's usual number of pixels. It follows from the
 * plan alone, so that all pictures of one request have one size.
 *
 * @example
 * chooseCanvas({ plan, capabilities }) // five players: { width: 608, height: 416 }
 */
export function chooseCanvas({ plan, capabilities }: CanvasOptions): Size {
  const own = capabilities.canvas.default
  if (!capabilities.honours.boxes || plan.subjects.length === 0) return own
  const stage = stageOf({ plan, cast: { subjects: [] }, size: own, capabilities })
  const accept: Accept = layout => checkLayout(layout, plan, capabilities).length === 0
  const crowd = stage.figures.size > freeSubjects
  const problem = problemOf(stage)
  const promising = [own, ...shapesOf(capabilities).filter(size => !crowd || size.width > size.height)]
    .map(size => ({ size, stage: onCanvas(stage, size, capabilities) }))
    .map((one, index) => ({ ...one, score: promiseOf(one.stage, problem) + (index === 0 ? threshold : 0) }))
    .toSorted((one, other) => other.score - one.score)
  if (crowd) return promising[0]?.size ?? own
  const judged = promising
    .filter((one, index) => index < worthTrying || one.size === own)
    .map(one => ({ ...one, score: scoreOf(one.stage, accept) + (one.size === own ? threshold : 0) }))
  const [best] = judged.toSorted((one, other) => other.score - one.score)
  return best?.size ?? own
}

/** The canvas that the content chooses, and the largest one for where it turns out too small. */
export function canvasesFor(options: CanvasOptions): readonly Size[] {
  const { capabilities } = options
  return capabilities.honours.boxes
    ? [chooseCanvas(options), largerCanvas(capabilities)]
    : [capabilities.canvas.default]
}

/** What the best assignment to rows would score if it works out. */
function promiseOf(stage: Stage, problem: RowProblem): number {
  const [first] = rowCandidates({ ...problem, space: stage.space })
  return first === undefined ? Number.NEGATIVE_INFINITY : first.score - shapePenalty(stage)
}

/** Higher is better; minus infinity where nothing fits. */
function scoreOf(stage: Stage, accept: Accept): number {
  const found = searchArrangement(stage, accept, true)
  if (found === undefined) return Number.NEGATIVE_INFINITY
  const { width, height } = stage.space
  const apart = Math.abs(Math.log(contentRatio(found.layout) / (width / height)))
  return found.score - shapePenalty(stage) - mismatch * apart
}

function shapePenalty({ space: { width, height } }: Stage): number {
  return squareness * Math.log(width / height) ** 2
}

/** Width by height of what the boxes cover together. */
function contentRatio({ subjects }: Layout): number {
  const boxes = subjects.map(subject => subject.box)
  const width = Math.max(...boxes.map(box => box.x + box.width)) - Math.min(...boxes.map(box => box.x))
  const height = Math.max(...boxes.map(box => box.y + box.height)) - Math.min(...boxes.map(box => box.y))
  return width / height
}

/** Shapes of at most the area of the model's own canvas, either way up: no picture takes the model longer. */
function shapesOf({ canvas }: Capabilities): readonly Size[] {
  const { width, height } = canvas.default
  const side = Math.sqrt(width * height)
  const multiple = Math.ceil(step / canvas.multiple) * canvas.multiple
  const shorter = (ratio: number) => Math.round(side / Math.sqrt(ratio) / multiple) * multiple
  const longer = (short: number) => Math.floor((width * height) / short / multiple) * multiple
  const fits = (pixels: number) =>
    pixels >= Math.max(canvas.minimum, side / 2) && pixels <= Math.min(canvas.maximum, longest * side)
  return ratios
    .map(shorter)
    .map(short => ({ long: longer(short), short }))
    .filter(({ long, short }) => fits(long) && fits(short))
    .flatMap(({ long, short }) => [
      { width: long, height: short },
      { width: short, height: long },
    ])
}

/** The largest square the model draws well. */
function largerCanvas({ canvas }: Capabilities): Size {
  const { width, height } = canvas.default
  const most = Math.min(canvas.maximum, longest * Math.max(width, height))
  const side = Math.floor(most / canvas.multiple) * canvas.multiple
  return { width: side, height: side }
}
