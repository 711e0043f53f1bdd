/**
 * The best arrangement on one canvas: assignments to rows, the most promising first, each at the largest scale at
 * which everything fits.
 *
 * @module
 */
import type { Layout } from '../types.ts'
import { placeAcross } from './across.ts'
import { occlusionsOf, orderByDepth } from './depth.ts'
import { lapOf } from './laps.ts'
import { placementPenalty } from './penalty.ts'
import { type Extent, type RowCandidate, type RowProblem, scaleLimit } from './row-scores.ts'
import { rowCandidates } from './rows.ts'
import { fineSpace, type Placed, sizeUnits } from './sized.ts'
import type { Stage } from './stage.ts'
import { placeUpward } from './upward.ts'

export interface Arrangement {
  readonly layout: Layout
  /** Log of the scale in px less what speaks against the arrangement. */
  readonly score: number
}

/** Whether a layout holds everything that the plan demands. */
export type Accept = (layout: Layout) => boolean

/** Candidates that are worked out exactly where one of them succeeds, and that are tried where none does. */
const finalists = 8
const mostTried = 40

/** From so many units on, fewer candidates are worked out and tried: they differ little. */
const many = 13
const mostTriedQuickly = 10

/** Placements that are worked out before giving up, all candidates together. */
const budget = { thorough: 400, quick: 80 } as const

/** Steps of scale: coarse ones down to the first that fits, then halves of the last one. */
const coarse = 0.88
const refinements = 3

/** What neighbours that touch cost: the last resort, well behind any arrangement with air between them. */
const tightPenalty = 0.5

/** Undefined where nothing fits: every assignment of few units is tried before that, unless a quick answer will do. */
export function searchArrangement(stage: Stage, accept: Accept, quick = false): Arrangement | undefined {
  if (smallestArea(stage) > stage.space.width * stage.space.height) return undefined
  const problem = problemOf(stage)
  const few = problem.extents.length < many
  const search = {
    stage,
    accept,
    problem,
    few,
    tries: few && !quick ? mostTried : mostTriedQuickly,
    placements: { left: budget[quick ? 'quick' : 'thorough'] },
  }
  const found = searchAmong(rowCandidates(problem), search)
  if (found !== undefined || quick || !few) return found
  return searchAmong(rowCandidates(problem, true), { ...search, placements: { left: budget.thorough } })
}

/** What the subjects need at their smallest, px²: without room for it, no assignment needs trying. */
function smallestArea(stage: Stage): number {
  const { units } = sizeUnits(0, [], stage)
  const boxes = units.flatMap(unit => unit.members)
  return boxes.reduce((sum, { id, box }) => {
    const figure = stage.figures.get(id)
    return sum + box.width * box.height * (stage.crowd && figure !== undefined ? 1 - lapOf(figure) : 1)
  }, 0)
}

interface Search {
  readonly stage: Stage
  readonly accept: Accept
  readonly problem: RowProblem
  readonly few: boolean
  /** Candidates that are tried before giving up. */
  readonly tries: number
  /** Placements that may still be worked out; counts down. */
  readonly placements: { left: number }
}

function searchAmong(candidates: readonly RowCandidate[], search: Search): Arrangement | undefined {
  const { stage, problem, few, tries, placements } = search
  const limit = scaleLimit(problem.extents, stage.space)
  let best: Arrangement | undefined
  for (const [rank, candidate] of candidates.slice(0, tries).entries()) {
    if (placements.left <= 0) break
    if (best !== undefined && (rank >= (few ? finalists : 2) || candidate.score + 0.25 < best.score)) break
    const start = Math.min(limit, candidate.scale * (stage.graph.front.length > 0 ? 1.35 : 1.02))
    const airy = fitCandidate(candidate, start, search)
    const found = airy ?? (best === undefined ? fitTightly(candidate, start, search) : undefined)
    if (found !== undefined && (best === undefined || found.score > best.score)) best = found
  }
  return best
}

/** The candidate at the largest scale at which it works out. */
function fitCandidate(
  candidate: RowCandidate,
  start: number,
  { stage, accept, placements }: Search,
): Arrangement | undefined {
  const attempt = (scale: number): Arrangement | undefined => {
    placements.left -= 1
    const placed = placeAt(scale, candidate.rows, stage)
    if (placed === undefined) return undefined
    const layout = layoutOf(placed, stage)
    if (!accept(layout)) return undefined
    const score = Math.log(scale / candidate.scale) + candidate.score - placementPenalty(placed, stage)
    return { layout, score }
  }
  const lowest = 16 / Math.max(...stage.roots.map(figure => figure.stature))
  let scale = start
  let found = attempt(scale)
  if (found === undefined && placeAt(lowest, candidate.rows, stage) === undefined) return undefined
  while (found === undefined && scale > lowest && placements.left > 0) {
    scale *= coarse
    found = attempt(scale)
  }
  if (found === undefined || scale === start) return found
  let [fits, fails] = [scale, scale / coarse]
  for (let step = 0; step < refinements; step += 1) {
    const middle = Math.sqrt(fits * fails)
    const better = attempt(middle)
    if (better === undefined) fails = middle
    else [fits, found] = [middle, better]
  }
  return found
}

function fitTightly(candidate: RowCandidate, start: number, search: Search): Arrangement | undefined {
  const { stage } = search
  const tight = { ...stage, space: { ...stage.space, gap: 0 } }
  const found = fitCandidate(candidate, start, { ...search, stage: tight })
  return found === undefined ? undefined : { ...found, score: found.score - tightPenalty }
}

function placeAt(scale: number, rows: readonly number[], stage: Stage): readonly Placed[] | undefined {
  const sized = sizeUnits(scale, rows, stage)
  const across = placeAcross(sized)
  return across === undefined ? undefined : placeUpward(across, sized)
}

function layoutOf(placed: readonly Placed[], { figures, graph, space }: Stage): Layout {
  const standing = new Map(
    placed.flatMap(({ unit, row, x, y }) =>
      unit.members.map(({ id, box }) => [id, { id, row, box: { ...box, x: box.x + x, y: box.y + y } }]),
    ),
  )
  const planned = [...figures.keys()].flatMap(id => standing.get(id) ?? [])
  const subjects = orderByDepth(planned, graph)
  return { canvas: space.canvas, subjects, occlusions: occlusionsOf(subjects) }
}

/** Extents per pixel of scale: the units at a size at which no rounding shows. */
export function problemOf(stage: Stage): RowProblem {
  const fine = 2048
  const { units } = sizeUnits(fine, [], { ...stage, space: fineSpace(stage.space) })
  const extents = units.map(
    ({ root, members, width, height }): Extent => ({
      root,
      width: width / fine,
      height: height / fine,
      lap: stage.crowd && members.length === 1 ? lapOf(root) : 0,
    }),
  )
  const { layers, together, space, crowd } = stage
  return { extents, layers, together, space, crowd }
}
