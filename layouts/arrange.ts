/**
 * The layout stage: who stands where, in front of whom, how large.
 *
 * @module
 */
import { EvencastError, invalidValue } from '../errors.ts'
import type { Capabilities, Cast, Layout, Plan, Size, Staged } from '../types.ts'
import { checkLayout } from './check.ts'
import { occlusionsOf, orderByDepth } from './depth.ts'
import { type Figure, figuresOf } from './figures.ts'
import { neighbourWarnings } from './neighbours.ts'
import { clausesOf, orderUnits, unitEdges } from './order.ts'
import { placementPenalty } from './penalty.ts'
import { type Placed, placeUnits } from './place.ts'
import { contradiction, findCycle, type RelationGraph, relationGraph } from './relations.ts'
import { type Extent, type RowCandidate, rowCandidates, rowFactor, scaleLimit } from './rows.ts'
import { agreeStatures, sizesOf } from './sizes.ts'
import { type Space, spaceOf } from './space.ts'
import { buildUnit, rootOf, type Unit } from './units.ts'

export interface ArrangeOptions {
  readonly plan: Plan
  readonly cast: Cast
  /** Canvas in pixels. */
  readonly size: Size
  /** Grid, canvas limits and, where the model has one, the vocabulary with its silhouettes. */
  readonly capabilities: Capabilities
}

/** Most subjects an arrangement is tried for. */
const mostSubjects = 24

/** Candidates that are worked out exactly where none of them fails. */
const finalists = 8

/** Each trial of a candidate is this much smaller than the one before it. */
const shrink = 0.965

/**
 * Gives every subject a box on the grid and a depth: pure, without chance. Subjects are as large as the canvas
 * allows, in one row or, where that is too narrow, in several; every stated direction is true by at least a tenth of
 * the canvas; nothing overlaps but what is meant to, and that is declared.
 *
 * Relations that contradict each other, and canvases too small for the subjects, are EVENCAST_LAYOUT_INFEASIBLE.
 *
 * @example
 * const { value: layout } = arrangeScene({ plan, cast, size: { width: 512, height: 512 }, capabilities })
 * layout.subjects[0] // { id: 'doctor-1', box: { x: 112, y: 144, width: 288, height: 368 }, depth: 0 }
 */
export function arrangeScene({ plan, cast, size, capabilities }: ArrangeOptions): Staged<Layout> {
  assertCanvas(size, capabilities)
  const graph = relationGraph(plan)
  if (plan.subjects.length === 0)
    return { value: { canvas: size, subjects: [], occlusions: [] }, warnings: [] }
  if (plan.subjects.length > mostSubjects) throw tooMany(plan.subjects.length)
  const figures = agreeStatures(figuresOf(plan, cast, capabilities.vocabulary), graph)
  const scene = sceneOf(figures, graph, spaceOf(size, capabilities))
  const layout = bestLayout(scene, candidate => checkLayout(candidate, plan, capabilities).length === 0)
  if (layout === undefined) throw tooSmall(plan, size)
  return { value: layout, warnings: neighbourWarnings(layout, plan, graph) }
}

interface SceneToArrange {
  readonly figures: readonly Figure[]
  readonly graph: RelationGraph
  readonly space: Space
  /** Root ids from left to right. */
  readonly order: readonly string[]
}

function sceneOf(figures: readonly Figure[], graph: RelationGraph, space: Space): SceneToArrange {
  const roots = figures.filter(figure => rootOf(figure.id, graph) === figure.id)
  const order = orderUnits(
    roots.map(root => root.id),
    graph,
  )
  return { figures, graph, space, order }
}

function bestLayout(
  scene: SceneToArrange,
  accept: (layout: Layout) => boolean,
  thorough = false,
): Layout | undefined {
  const { order, graph, space } = scene
  const extents = extentsOf(scene)
  const index = (id: string) => order.indexOf(id)
  const problem = {
    extents,
    space,
    layers: layersOf(graph).map(({ from, to }) => ({ lower: index(from), upper: index(to) })),
    together: togetherOf(graph).map(({ from, to }) => [index(from), index(to)] as const),
  }
  const candidates = rowCandidates(problem, thorough)
  const limit = scaleLimit(extents, space)
  let best: { readonly layout: Layout; readonly score: number } | undefined
  for (const [rank, candidate] of candidates.entries()) {
    if (best !== undefined && (rank >= finalists || candidate.score + 0.25 < best.score)) break
    if (rank >= 60) break
    const start = Math.min(limit, candidate.scale * (graph.front.length > 0 ? 1.35 : 1.02))
    const airy = fitCandidate(candidate, start, scene, accept)
    const found = airy ?? (best === undefined ? fitTightly(candidate, start, scene, accept) : undefined)
    if (found !== undefined && (best === undefined || found.score > best.score)) best = found
  }
  if (best === undefined && !thorough) return bestLayout(scene, accept, true)
  return best?.layout
}

/** Largest scale at which the candidate works out, with the layout and its score. */
function fitCandidate(
  candidate: RowCandidate,
  start: number,
  scene: SceneToArrange,
  accept: (layout: Layout) => boolean,
): { readonly layout: Layout; readonly score: number } | undefined {
  const { figures, graph, space } = scene
  const { rows } = candidate
  const attempt = (scale: number) => placeUnits({ ...scene, units: unitsAt(scale, rows, scene), rows })
  const lowest = 16 / Math.max(...figures.map(figure => figure.stature))
  if (attempt(lowest) === undefined) return undefined
  for (let scale = start; scale > lowest; scale *= shrink) {
    const placed = attempt(scale)
    if (placed === undefined) continue
    const layout = layoutOf(placed, scene)
    if (!accept(layout)) continue
    return {
      layout,
      score: Math.log(scale / candidate.scale) + candidate.score - placementPenalty(placed, graph, space),
    }
  }
  return undefined
}

/** Neighbours that touch: the last resort, well behind any arrangement with air between them. */
function fitTightly(...[candidate, start, scene, accept]: Parameters<typeof fitCandidate>) {
  const found = fitCandidate(candidate, start, { ...scene, space: { ...scene.space, gap: 0 } }, accept)
  return found === undefined ? undefined : { ...found, score: found.score - 0.5 }
}

function unitsAt(scale: number, rows: readonly number[], scene: SceneToArrange): readonly Unit[] {
  const { figures, graph, space, order } = scene
  const rowOf = (id: string) => rows[order.indexOf(rootOf(id, graph))] ?? 0
  const sizes = sizesOf({ figures, graph, space, scale, perspective: id => rowFactor ** rowOf(id) })
  return rootsOf(scene).map(root => buildUnit(root, { figures, graph, sizes, space }))
}

function layoutOf(placed: readonly Placed[], { figures, graph, space }: SceneToArrange): Layout {
  const standing = placed.flatMap(({ unit, row, x, y }) =>
    unit.members.map(({ id, box }) => ({ id, row, box: { ...box, x: box.x + x, y: box.y + y } })),
  )
  const planned = figures.flatMap(figure => standing.filter(one => one.id === figure.id))
  const subjects = orderByDepth(planned, graph)
  return { canvas: space.canvas, subjects, occlusions: occlusionsOf(subjects) }
}

/** Extents per pixel of scale: the units at a size at which no rounding shows. */
function extentsOf(scene: SceneToArrange): readonly Extent[] {
  const fine = 2048
  const space = { ...scene.space, grid: 1, gap: 0, scale: 0.01 }
  const units = unitsAt(fine, [], { ...scene, space })
  return units.map(({ root, width, height }) => ({ root, width: width / fine, height: height / fine }))
}

function rootsOf({ figures, order }: SceneToArrange): readonly Figure[] {
  return order.flatMap(id => figures.filter(figure => figure.id === id))
}

/** Edges from the nearer to the further unit; where `above` says otherwise, `in front of` is kept by depth alone. */
function layersOf(graph: RelationGraph): readonly { readonly from: string; readonly to: string }[] {
  const above = unitEdges(graph.above, graph).map(({ from, to }) => ({ from: to, to: from }))
  if (findCycle(above) !== undefined) throw contradiction(clausesOf(graph, ['above']))
  const layers = [...above]
  for (const edge of unitEdges(graph.front, graph)) {
    if (findCycle([...layers, edge]) === undefined) layers.push(edge)
  }
  return layers
}

/** Neighbours share a row unless a vertical relation parts them. */
function togetherOf(graph: RelationGraph): readonly { readonly from: string; readonly to: string }[] {
  const layers = layersOf(graph)
  return unitEdges(graph.next, graph).filter(({ from, to }) => {
    const merged = layers.map(edge => ({
      from: edge.from === to ? from : edge.from,
      to: edge.to === to ? from : edge.to,
    }))
    return findCycle(merged) === undefined
  })
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

function tooSmall(plan: Plan, { width, height }: Size): EvencastError {
  const relations = plan.relations.length === 0 ? '' : ' with their relations'
  return new EvencastError(
    'EVENCAST_LAYOUT_INFEASIBLE',
    `Expected a canvas on which ${plan.subjects.length} subjects${relations} fit at a recognisable size, got ${width}x${height}`,
    {
      hint: 'Ask for a larger canvas with `--size`, for fewer subjects, or for fewer relations between them.',
    },
  )
}
