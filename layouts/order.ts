/**
 * Which unit stands beside which: one order from left to right that every row follows.
 *
 * @module
 */
import { contradiction } from './conflicts.ts'
import type { Placement } from './placements.ts'
import { type Edge, findCycle, type RelationGraph, rootOf, unitEdges } from './relations.ts'

/**
 * Root ids from left to right; whoever is said to be on the left comes early, and whoever is said to be next to
 * another follows it at once where the directions allow.
 */
export function orderUnits(
  roots: readonly string[],
  graph: RelationGraph,
  placements: ReadonlyMap<string, Placement>,
): readonly string[] {
  const left = unitEdges(graph.left, graph)
  if (findCycle(left) !== undefined) throw contradiction(clausesOf(graph, 'left'))
  const side = sidesOf(roots, graph, placements)
  const sided = roots.toSorted((one, other) => (side.get(one) ?? 0) - (side.get(other) ?? 0))
  const wishes = sidedEdges(sided, side)
  const groups = neighbourGroups(sided, unitEdges(graph.next, graph), left)
  return (
    sortGroups(groups, left, wishes) ??
    sortGroups(
      sided.map(id => [id]),
      left,
      wishes,
    ) ??
    sided
  )
}

/** Relations of one kind, and what is carried, in words. */
export function clausesOf(graph: RelationGraph, kind: 'left' | 'above'): readonly string[] {
  const words = { left: 'left of', above: 'above' } as const
  const carried = graph.attachments.map(one =>
    one.kind === 'holding'
      ? `\`${one.parent}\` holding \`${one.child}\``
      : `\`${one.child}\` ${one.kind} \`${one.parent}\``,
  )
  return [...graph[kind].map(({ from, to }) => `\`${from}\` ${words[kind]} \`${to}\``), ...carried]
}

/** -1 to 1: how far to the left or right a unit is said to be; 0 where nothing is said. */
function sidesOf(
  roots: readonly string[],
  graph: RelationGraph,
  placements: ReadonlyMap<string, Placement>,
): ReadonlyMap<string, number> {
  const said = [...placements].flatMap(([id, { across }]) =>
    across === undefined ? [] : [[rootOf(id, graph), across.from + across.to - 1] as const],
  )
  const sides = new Map(said)
  return new Map(roots.map(root => [root, sides.get(root) ?? 0]))
}

/** Whoever is on the left is left of everyone else, and so on. */
function sidedEdges(ids: readonly string[], side: ReadonlyMap<string, number>): readonly Edge[] {
  if ([...side.values()].every(value => value === 0)) return []
  return ids.flatMap((from, index) =>
    ids.slice(index + 1).flatMap(to => ((side.get(from) ?? 0) < (side.get(to) ?? 0) ? [{ from, to }] : [])),
  )
}

/** The firm edges, and those wishes that none of them contradicts. */
export function withoutCycles(firm: readonly Edge[], wishes: readonly Edge[]): readonly Edge[] {
  if (wishes.length === 0 || findCycle([...firm, ...wishes]) === undefined) return [...firm, ...wishes]
  const kept = [...firm]
  for (const wish of wishes) if (findCycle([...kept, wish]) === undefined) kept.push(wish)
  return kept
}

/**
 * Topological order of the groups, the earlier ones first, with those wishes that nothing firm contradicts; undefined
 * where the groups cannot stay together.
 */
function sortGroups(
  groups: readonly (readonly string[])[],
  firm: readonly Edge[],
  wishes: readonly Edge[],
): readonly string[] | undefined {
  if (firm.length + wishes.length === 0) return groups.flat()
  const headOf = new Map(groups.flatMap(group => group.map(id => [id, group[0] ?? id] as const)))
  const place = new Map(groups.flat().map((id, index) => [id, index]))
  if (firm.some(({ from, to }) => headOf.get(from) === headOf.get(to) && at(from) > at(to))) return undefined
  const between = (edges: readonly Edge[]) =>
    edges
      .map(({ from, to }) => ({ from: headOf.get(from) ?? from, to: headOf.get(to) ?? to }))
      .filter(({ from, to }) => from !== to)
  if (findCycle(between(firm)) !== undefined) return undefined
  const edges = withoutCycles(between(firm), between(wishes))
  const pending = [...groups]
  const done = new Set<string>()
  while (pending.length > 0) {
    const index = pending.findIndex(([head]) => edges.every(({ from, to }) => to !== head || done.has(from)))
    for (const id of pending.splice(Math.max(0, index), 1).flat()) done.add(id)
  }
  return [...done]

  function at(id: string): number {
    return place.get(id) ?? 0
  }
}

type Side = 'left' | 'right'

const opposite = { left: 'right', right: 'left' } as const

/** Every unit with its chain of neighbours, each chain in the order that its directions ask for. */
function neighbourGroups(
  roots: readonly string[],
  next: readonly Edge[],
  left: readonly Edge[],
): readonly (readonly string[])[] {
  const neighbours = new Map<string, readonly string[]>()
  for (const { from, to } of next) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to])
    neighbours.set(to, [...(neighbours.get(to) ?? []), from])
  }
  const seen = new Set<string>()
  // The first neighbour goes to one side, the next to the other: nobody is further off than half of them.
  const walk = (id: string, from: Side): readonly string[] => {
    if (seen.has(id)) return []
    seen.add(id)
    const sides: Record<Side, (readonly string[])[]> = { left: [], right: [] }
    let side = opposite[from]
    for (const neighbour of (neighbours.get(id) ?? []).filter(one => !seen.has(one))) {
      sides[side].push(walk(neighbour, opposite[side]))
      side = opposite[side]
    }
    return [...sides.left.toReversed().flat(), id, ...sides.right.flat()]
  }
  const ends = roots.filter(id => neighbours.get(id)?.length === 1)
  const groups = [...ends, ...roots].map(id => walk(id, 'left')).filter(group => group.length > 0)
  const place = new Map(roots.map((id, index) => [id, index]))
  const first = (group: readonly string[]) => Math.min(...group.map(id => place.get(id) ?? 0))
  return groups
    .map(group => orient(settle(group, next, left), left, place))
    .toSorted((one, other) => first(one) - first(other))
}

/** Groups of so many are rearranged by swaps. */
const mostSwapped = 10

/** Swaps members as long as that brings neighbours nearer to each other or keeps more directions. */
function settle(group: readonly string[], next: readonly Edge[], left: readonly Edge[]): readonly string[] {
  if (group.length < 3 || group.length > mostSwapped) return group
  const inside = ({ from, to }: Edge) => group.includes(from) && group.includes(to)
  const [near, directed] = [next.filter(inside), left.filter(inside)]
  const cost = (ids: readonly string[]) => {
    const place = (id: string) => ids.indexOf(id)
    const apart = near.reduce((sum, { from, to }) => sum + (Math.abs(place(from) - place(to)) - 1) ** 2, 0)
    return apart + 100 * directed.filter(({ from, to }) => place(from) > place(to)).length
  }
  let best = { ids: group, cost: cost(group) }
  for (let pass = 0; pass < group.length; pass += 1) {
    const before = best
    for (const [index] of group.entries()) {
      for (let other = index + 1; other < group.length; other += 1) {
        const ids = swapped(best.ids, index, other)
        const swappedCost = cost(ids)
        if (swappedCost < best.cost) best = { ids, cost: swappedCost }
      }
    }
    if (best === before) break
  }
  return best.ids
}

function swapped(ids: readonly string[], one: number, other: number): readonly string[] {
  return ids.with(one, ids[other] ?? '').with(other, ids[one] ?? '')
}

/** The chain or its mirror image, whichever breaks fewer directions; then the one that starts with the earlier unit. */
function orient(
  group: readonly string[],
  left: readonly Edge[],
  place: ReadonlyMap<string, number>,
): readonly string[] {
  if (group.length === 1) return group
  const broken = (ids: readonly string[]) =>
    left.filter(
      ({ from, to }) => ids.includes(from) && ids.includes(to) && ids.indexOf(from) > ids.indexOf(to),
    ).length
  const mirrored = group.toReversed()
  if (broken(mirrored) !== broken(group)) return broken(mirrored) < broken(group) ? mirrored : group
  return (place.get(mirrored[0] ?? '') ?? 0) < (place.get(group[0] ?? '') ?? 0) ? mirrored : group
}
