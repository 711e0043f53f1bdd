/**
 * Which unit stands beside which: one order from left to right that every row follows.
 *
 * @module
 */
import { contradiction, type Edge, findCycle, type RelationGraph } from './relations.ts'
import { rootOf } from './units.ts'

/** Edges between the units that carry their ends; an edge within one unit is left out. */
export function unitEdges(edges: readonly Edge[], graph: RelationGraph): readonly Edge[] {
  return edges
    .map(({ from, to }) => ({ from: rootOf(from, graph), to: rootOf(to, graph) }))
    .filter(({ from, to }) => from !== to)
}

/** Root ids from left to right; whoever is said to be next to another follows it at once where the directions allow. */
export function orderUnits(roots: readonly string[], graph: RelationGraph): readonly string[] {
  const left = unitEdges(graph.left, graph)
  if (findCycle(left) !== undefined) throw contradiction(clausesOf(graph, ['left']))
  const groups = neighbourGroups(roots, unitEdges(graph.next, graph), left)
  const grouped = sortGroups(groups, left)
  const kept = left.every(({ from, to }) => grouped.indexOf(from) < grouped.indexOf(to))
  return kept
    ? grouped
    : sortGroups(
        roots.map(id => [id]),
        left,
      )
}

/** Topological order of the groups, the earlier ones first; with a cycle among them the order is not kept. */
function sortGroups(groups: readonly (readonly string[])[], left: readonly Edge[]): readonly string[] {
  const pending = [...groups]
  const ordered: string[] = []
  while (pending.length > 0) {
    const index = pending.findIndex(group =>
      left.every(({ from, to }) => !group.includes(to) || group.includes(from) || ordered.includes(from)),
    )
    ordered.push(...pending.splice(Math.max(0, index), 1).flat())
  }
  return ordered
}

/** Relations of these kinds in the user's words. */
export function clausesOf(
  graph: RelationGraph,
  kinds: readonly ('left' | 'above' | 'front' | 'next')[],
): readonly string[] {
  const words = { left: 'left of', above: 'above', front: 'in front of', next: 'next to' } as const
  return kinds.flatMap(kind => graph[kind].map(({ from, to }) => `\`${from}\` ${words[kind]} \`${to}\``))
}

/** Every unit with its chain of neighbours, each chain in the order that its directions ask for. */
function neighbourGroups(
  roots: readonly string[],
  next: readonly Edge[],
  left: readonly Edge[],
): readonly (readonly string[])[] {
  const neighboursOf = (id: string) =>
    next.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
  const seen = new Set<string>()
  const walk = (id: string): readonly string[] => {
    if (seen.has(id)) return []
    seen.add(id)
    const [first = [], ...others] = neighboursOf(id).map(walk)
    return [...others.flat().toReversed(), id, ...first]
  }
  const ends = roots.filter(id => neighboursOf(id).length === 1)
  const groups = [...ends, ...roots].map(walk).filter(group => group.length > 0)
  const first = (group: readonly string[]) => Math.min(...group.map(id => roots.indexOf(id)))
  return groups.map(group => orient(group, left, roots)).toSorted((one, other) => first(one) - first(other))
}

/** The chain or its mirror image, whichever breaks fewer directions; then the one that starts with the earlier unit. */
function orient(
  group: readonly string[],
  left: readonly Edge[],
  roots: readonly string[],
): readonly string[] {
  const broken = (ids: readonly string[]) =>
    left.filter(
      ({ from, to }) => ids.includes(from) && ids.includes(to) && ids.indexOf(from) > ids.indexOf(to),
    ).length
  const mirrored = group.toReversed()
  if (broken(mirrored) !== broken(group)) return broken(mirrored) < broken(group) ? mirrored : group
  return roots.indexOf(mirrored[0] ?? '') < roots.indexOf(group[0] ?? '') ? mirrored : group
}
