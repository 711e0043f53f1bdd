/**
 * Whether those who are said to be next to each other are near, and what a person is told where they are not.
 *
 * @module
 */
import type { Box, Layout, Warning } from '../types.ts'
import type { Edge, RelationGraph } from './relations.ts'

/** Neighbours are at most this part of the canvas's width apart, and those of many a little above or below. */
const apartAtMost = 0.3
const belowAtMost = 0.05

/** Pairs that were to be neighbours and are not near each other. */
export function partedPairs({ canvas, subjects }: Layout, graph: RelationGraph): readonly Edge[] {
  if (graph.next.length === 0) return []
  const boxes = new Map(subjects.map(({ id, box }) => [id, box]))
  const count = neighbourCounts(graph)
  return graph.next.filter(({ from, to }) => {
    const [one, other] = [boxes.get(from), boxes.get(to)]
    if (one === undefined || other === undefined) return true
    const [most, least] = [count.get(from) ?? 0, count.get(to) ?? 0].toSorted((a, b) => b - a)
    const several = (most ?? 0) > 2 || (least ?? 0) > 1
    return (
      gapAcross(one, other) > apartAtMost * canvas.width ||
      gapDown(one, other) >= (several ? belowAtMost * canvas.height : 0)
    )
  })
}

/** A warning for every such pair, and for things that more than two hold. */
export function neighbourWarnings(layout: Layout, graph: RelationGraph): readonly Warning[] {
  const parted = partedPairs(layout, graph).map(({ from, to }) =>
    warning(
      from,
      'next to',
      `\`${from}\` is not right beside \`${to}\`: other relations or the number of neighbours part them.`,
    ),
  )
  const loose = graph.loose.map(({ child, parent, kind }) =>
    warning(child, kind, `\`${child}\` keeps its first place; \`${parent}\` (${kind}) does not share it.`),
  )
  return [...parted, ...loose]
}

/** Id to the number of subjects that it is said to be next to. */
function neighbourCounts({ next }: RelationGraph): ReadonlyMap<string, number> {
  const count = new Map<string, number>()
  for (const id of next.flatMap(({ from, to }) => [from, to])) count.set(id, (count.get(id) ?? 0) + 1)
  return count
}

function gapAcross(one: Box, other: Box): number {
  return Math.max(one.x - other.x - other.width, other.x - one.x - one.width)
}

/** Below 0 where both are at one height. */
function gapDown(one: Box, other: Box): number {
  return Math.max(one.y - other.y - other.height, other.y - one.y - one.height)
}

function warning(subject: string, feature: string, details: string): Warning {
  return { stage: 'layout', type: 'ambiguous', feature, details, subject }
}
