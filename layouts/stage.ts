/**
 * Everything an arrangement is worked out from, prepared once: figures, relations between units, places, order.
 *
 * @module
 */
import type { Capabilities, Cast, Plan, Size } from '../types.ts'
import { contradiction } from './conflicts.ts'
import { type Figure, figuresOf } from './figures.ts'
import { formationsOf } from './formations.ts'
import { clausesOf, orderUnits, withoutCycles } from './order.ts'
import { type Placement, placementsOf } from './placements.ts'
import { type Edge, findCycle, type RelationGraph, relationGraph, rootOf, unitEdges } from './relations.ts'
import { type Space, spaceOf } from './space.ts'
import { agreeStatures } from './statures.ts'

export interface Stage {
  readonly figures: ReadonlyMap<string, Figure>
  readonly graph: RelationGraph
  readonly placements: ReadonlyMap<string, Placement>
  readonly space: Space
  /** Units from left to right. */
  readonly roots: readonly Figure[]
  /** Figure id to the index of its unit in `roots`. */
  readonly unitOf: ReadonlyMap<string, number>
  /** Unit indices: `lower` stands in a nearer row than `upper`. */
  readonly layers: readonly Layer[]
  /** Unit indices: both in one row. */
  readonly together: readonly (readonly [number, number])[]
  /** Whether rows overlap below the faces. */
  readonly crowd: boolean
}

export interface Layer {
  readonly lower: number
  readonly upper: number
}

export interface StageOptions {
  readonly plan: Plan
  readonly cast: Cast
  readonly size: Size
  readonly capabilities: Capabilities
  /** Whether neighbours need not share a row and follow each other: the second try where that does not fit. */
  readonly loose?: boolean
}

/** Throws EVENCAST_LAYOUT_INFEASIBLE where rigid pieces cannot be ordered as the relations say. */
export function stageOf({ plan, cast, size, capabilities, loose = false }: StageOptions): Stage {
  const formations = formationsOf(plan, relationGraph(plan))
  const { graph, crowd } = formations
  const figures = agreeStatures(figuresOf(plan, cast, capabilities.vocabulary), graph)
  const byId = new Map(figures.map(figure => [figure.id, figure]))
  const placements = placementsOf(plan)
  const rootIds = figures.map(({ id }) => id).filter(id => rootOf(id, graph) === id)
  const order = orderUnits(rootIds, loose ? { ...graph, next: [] } : graph, placements)
  const indexOf = new Map(order.map((id, index) => [id, index]))
  const unitOf = new Map(figures.map(({ id }) => [id, indexOf.get(rootOf(id, graph)) ?? 0]))
  const heights = heightEdges(rootIds, graph, placements)
  const layers = layersOf(graph, [
    ...heights.said,
    ...unitEdges(graph.front, graph),
    ...unitEdges(formations.layers, graph),
    ...heights.unsaid,
  ])
  const index = (id: string) => indexOf.get(id) ?? 0
  return {
    figures: byId,
    graph,
    placements,
    space: spaceOf(size, capabilities),
    roots: order.flatMap(id => byId.get(id) ?? []),
    unitOf,
    layers: layers.map(({ from, to }) => ({ lower: index(from), upper: index(to) })),
    together: togetherOf([...(loose ? [] : graph.next), ...formations.together], layers, graph).map(
      ({ from, to }) => [index(from), index(to)] as const,
    ),
    crowd,
  }
}

/** The same stage on another canvas. */
export function onCanvas(stage: Stage, size: Size, capabilities: Capabilities): Stage {
  return { ...stage, space: spaceOf(size, capabilities) }
}

/** Edges from the nearer to the further unit; where height says otherwise, `in front of` is kept by depth alone. */
function layersOf(graph: RelationGraph, wishes: readonly Edge[]): readonly Edge[] {
  const above = unitEdges(graph.above, graph).map(({ from, to }) => ({ from: to, to: from }))
  if (findCycle(above) !== undefined) throw contradiction(clausesOf(graph, 'above'))
  return withoutCycles(above, wishes)
}

/** Who is said to be higher stands behind, who is at the top behind everyone; neighbours go with them. */
function heightEdges(
  roots: readonly string[],
  graph: RelationGraph,
  placements: ReadonlyMap<string, Placement>,
): { readonly said: readonly Edge[]; readonly unsaid: readonly Edge[] } {
  const said = [...placements].flatMap(([id, { down }]) =>
    down === undefined
      ? []
      : [[rootOf(id, graph), Math.sign(Math.round(6 * (1 - down.from - down.to)))] as const],
  )
  if (said.length === 0) return { said: [], unsaid: [] }
  const height = new Map(said)
  const next = unitEdges(graph.next, graph)
  for (const { from, to } of [...next, ...next.toReversed()]) {
    const known = height.get(from) ?? height.get(to)
    if (known === undefined) continue
    height.set(from, height.get(from) ?? known)
    height.set(to, height.get(to) ?? known)
  }
  const edges = (isBehind: (nearer: number | undefined, further: number | undefined) => boolean) =>
    roots.flatMap(from =>
      roots.flatMap(to => (isBehind(height.get(from), height.get(to)) ? [{ from, to }] : [])),
    )
  return {
    said: edges((nearer, further) => nearer !== undefined && further !== undefined && nearer < further),
    unsaid: edges((nearer, further) => nearer === undefined && further === 1),
  }
}

/** Neighbours share a row unless a vertical relation parts them. */
function togetherOf(
  neighbours: readonly Edge[],
  layers: readonly Edge[],
  graph: RelationGraph,
): readonly Edge[] {
  const edges = unitEdges(neighbours, graph)
  const parted = (edge: Edge) => {
    const merged = layers.map(({ from, to }) => ({
      from: from === edge.to ? edge.from : from,
      to: to === edge.to ? edge.from : to,
    }))
    return findCycle(merged) !== undefined
  }
  return layers.length === 0 ? edges : edges.filter(edge => !parted(edge))
}
