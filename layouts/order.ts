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
  const walk = (id: string): readonly string[] => {
    if (seen.has(id)) return []
    seen.add(id)
    const [first = [], ...others] = (neighbours.get(id) ?? []).map(walk)
    return [...others.flat().toReversed(), id, ...first]
  }
  const ends = roots.filter(id => neighbours.get(id)?.length === 1)
  const groups = [...ends, ...roots].map(walk).filter(group => group.length > 0)
  const place = new Map(roots.map((id, index) => [id, index]))
  const first = (group: readonly string[]) => Math.min(...group.map(id => place.get(id) ?? 0))
  return groups.map(group => orient(group, left, place)).toSorted((one, other) => first(one) - first(other))
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
