/**
 * Where "next to" could not be kept to the letter, a person is told.
 *
 * @module
 */
import type { Layout, Plan, Warning } from '../types.ts'
import { type RelationGraph, rootOf } from './relations.ts'

/** A warning for every pair that was to be neighbours and has someone between, and for things with two holders. */
export function neighbourWarnings(layout: Layout, plan: Plan, graph: RelationGraph): readonly Warning[] {
  const parted = graph.next
    .filter(({ from, to }) => isParted(from, to, layout, graph))
    .map(({ from, to }) =>
      warning(
        from,
        'next to',
        `\`${from}\` is near \`${to}\` but not right beside it: other relations part them.`,
      ),
    )
  const loose = graph.loose.map(({ child, parent, kind }) =>
    warning(child, kind, `\`${child}\` keeps its first place; \`${parent}\` (${kind}) does not share it.`),
  )
  return plan.subjects.length < 2 ? [] : [...parted, ...loose]
}

function warning(subject: string, feature: string, details: string): Warning {
  return { stage: 'layout', type: 'ambiguous', feature, details, subject }
}

function isParted(one: string, other: string, layout: Layout, graph: RelationGraph): boolean {
  const boxOf = (id: string) => layout.subjects.find(subject => subject.id === id)?.box
  const [first, second] = [boxOf(one), boxOf(other)]
  if (first === undefined || second === undefined) return true
  const [left, right] = first.x <= second.x ? [first, second] : [second, first]
  const top = Math.max(left.y, right.y)
  const bottom = Math.min(left.y + left.height, right.y + right.height)
  if (bottom <= top) return rootOf(one, graph) !== rootOf(other, graph)
  return layout.subjects.some(({ id, box }) => {
    if ([rootOf(one, graph), rootOf(other, graph)].includes(rootOf(id, graph))) return false
    const centre = box.x + box.width / 2
    const between = centre > left.x + left.width / 2 && centre < right.x + right.width / 2
    return between && box.y < bottom && box.y + box.height > top
  })
}
