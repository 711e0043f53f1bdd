/**
 * Who is in front of whom, and which overlaps follow from it.
 *
 * @module
 */
import type { Box, Layout } from '../types.ts'
import type { RelationGraph } from './relations.ts'

interface Standing {
  readonly id: string
  readonly box: Box
  /** Row of its unit, 0 the nearest. */
  readonly row: number
}

/** Depths from 0 at the back: as stated, then by rows, then whoever stands lower is nearer; what is carried is in front. */
export function orderByDepth(standing: readonly Standing[], graph: RelationGraph): Layout['subjects'] {
  const behind = behindOf(graph)
  const bottom = ({ box }: Standing) => box.y + box.height
  const pending = standing.toSorted((one, other) => other.row - one.row || bottom(one) - bottom(other))
  const depths = new Map<string, number>()
  while (pending.length > 0) {
    const index = pending.findIndex(({ id }) => (behind.get(id) ?? []).every(other => depths.has(other)))
    for (const { id } of pending.splice(Math.max(0, index), 1)) depths.set(id, depths.size)
  }
  return standing.map(({ id, box }) => ({ id, box, depth: depths.get(id) ?? 0 }))
}

/** Id to those who must be behind it; what is said of front and back beats how things are carried. */
function behindOf({ front, attachments }: RelationGraph): ReadonlyMap<string, readonly string[]> {
  const said = (from: string, to: string) => front.some(edge => edge.from === from && edge.to === to)
  const shared = attachments.flatMap(({ child: partner, parent, kind }) =>
    kind === 'partner'
      ? attachments
          .filter(one => one.parent === parent && one.kind === 'holding')
          .map(one => ({ ...one, parent: partner }))
      : [],
  )
  const carried = [...attachments, ...shared]
    .filter(({ kind }) => kind === 'on' || kind === 'riding' || kind === 'holding')
    .filter(({ child, parent }) => !said(parent, child))
  const behind = new Map<string, readonly string[]>()
  const add = (near: string, far: string) => behind.set(near, [...(behind.get(near) ?? []), far])
  for (const { from, to } of front) add(from, to)
  for (const { child, parent } of carried) add(child, parent)
  return behind
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
