/**
 * Who is in front of whom, and which overlaps follow from it.
 *
 * @module
 */
import type { Box, Layout } from '../types.ts'
import type { Edge, RelationGraph } from './relations.ts'

interface Standing {
  readonly id: string
  readonly box: Box
  /** Row of its unit, 0 the nearest. */
  readonly row: number
}

/** Depths from 0 at the back: as stated, then by rows, then whoever stands lower is nearer; what is carried is in front. */
export function orderByDepth(standing: readonly Standing[], graph: RelationGraph): Layout['subjects'] {
  const edges: readonly Edge[] = [
    ...graph.front,
    ...graph.attachments
      .map(({ child, parent }) => ({ from: child, to: parent }))
      .filter(({ from, to }) => !graph.front.some(edge => edge.from === to && edge.to === from)),
  ]
  const bottom = ({ box }: Standing) => box.y + box.height
  const pending = standing.toSorted((one, other) => other.row - one.row || bottom(one) - bottom(other))
  const ordered: Standing[] = []
  while (pending.length > 0) {
    const index = pending.findIndex(({ id }) =>
      edges.every(({ from, to }) => from !== id || !pending.some(other => other.id === to)),
    )
    ordered.push(...pending.splice(Math.max(0, index), 1))
  }
  return standing.map(({ id, box }) => ({ id, box, depth: ordered.findIndex(one => one.id === id) }))
}

/** Every overlap with the hidden share of the rear box. */
export function occlusionsOf(subjects: Layout['subjects']): Layout['occlusions'] {
  const byDepth = subjects.toSorted((one, other) => one.depth - other.depth)
  return byDepth.flatMap((behind, index) =>
    byDepth.slice(index + 1).flatMap(front => {
      const share = overlapArea(front.box, behind.box) / (behind.box.width * behind.box.height)
      return share === 0 ? [] : [{ front: front.id, behind: behind.id, share: Math.round(share * 1e4) / 1e4 }]
    }),
  )
}

/** Common area, px². */
export function overlapArea(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}
