/**
 * Units: a subject together with what stands on it, rides it or is held by it, placed as one rigid piece.
 *
 * @module
 */
import type { Box, Size } from '../types.ts'
import type { Figure } from './figures.ts'
import type { Attachment, RelationGraph } from './relations.ts'
import { figureOf } from './sizes.ts'
import { directionShare, down, hiddenAtMost, nearest, type Space, up } from './space.ts'

export interface Unit {
  readonly root: Figure
  /** Boxes relative to the unit's top left corner. */
  readonly members: readonly { readonly id: string; readonly box: Box }[]
  readonly width: number
  readonly height: number
}

export interface UnitOptions {
  readonly figures: readonly Figure[]
  readonly graph: RelationGraph
  readonly sizes: ReadonlyMap<string, Size>
  readonly space: Space
}

/** Root id of every figure: the one that carries it in the end. */
export function rootOf(id: string, graph: RelationGraph): string {
  const attachment = graph.attachments.find(one => one.child === id)
  return attachment === undefined ? id : rootOf(attachment.parent, graph)
}

/** The unit of one root figure at the given sizes. */
export function buildUnit(root: Figure, options: UnitOptions): Unit {
  const members = placeWithChildren(root.id, { x: 0, y: 0 }, options)
  const left = Math.min(...members.map(({ box }) => box.x))
  const top = Math.min(...members.map(({ box }) => box.y))
  return {
    root,
    members: members.map(({ id, box }) => ({ id, box: { ...box, x: box.x - left, y: box.y - top } })),
    width: Math.max(...members.map(({ box }) => box.x + box.width)) - left,
    height: Math.max(...members.map(({ box }) => box.y + box.height)) - top,
  }
}

type Members = Unit['members']

interface Point {
  readonly x: number
  readonly y: number
}

function placeWithChildren(id: string, { x, y }: Point, options: UnitOptions): Members {
  const { graph } = options
  const box = { x, y, ...sizeOf(id, options) }
  const children = graph.attachments.filter(one => one.parent === id)
  const held = children.filter(one => one.kind === 'holding')
  const carried = children
    .filter(one => one.kind !== 'holding')
    .toSorted((one, other) => leftFirst(one, other, graph))
  return [
    { id, box },
    ...placeOnTop(carried, box, options),
    ...held.flatMap((one, index) => {
      const side = heldSide(one, index, graph)
      return placeWithChildren(one.child, heldAt(one, side, box, options), options)
    }),
  ]
}

/** Side by side, centred, feet on the top; a rider sits into its mount. */
function placeOnTop(children: readonly Attachment[], parent: Box, options: UnitOptions): Members {
  const { grid, gap } = options.space
  const groups = children.map(({ child, kind }) => {
    const members = placeWithChildren(child, { x: 0, y: 0 }, options)
    const left = Math.min(...members.map(({ box }) => box.x))
    const width = Math.max(...members.map(({ box }) => box.x + box.width)) - left
    return { child, kind, members, left, width }
  })
  const total = groups.reduce((sum, group) => sum + group.width, 0) + gap * (groups.length - 1)
  let cursor = nearest(parent.x + (parent.width - total) / 2, grid)
  return groups.flatMap(({ child, kind, members, left, width }) => {
    const own = sizeOf(child, options)
    const alone = groups.length === 1
    const x = alone ? nearest(parent.x + (parent.width - own.width) / 2, grid) : cursor - left
    const seat = kind === 'riding' ? down((hiddenAtMost - 0.04) * parent.height, grid) : 0
    const y = parent.y + seat - own.height
    cursor += width + gap
    return members.map(member => ({
      id: member.id,
      box: { ...member.box, x: member.box.x + x, y: member.box.y + y },
    }))
  })
}

/** At hand height, over the holder's side; a stated direction moves it out until the direction is true. */
function heldAt(
  { child, parent }: Attachment,
  side: 'left' | 'right',
  holder: Box,
  options: UnitOptions,
): Point {
  const { grid, canvas } = options.space
  const { width, height } = sizeOf(child, options)
  const overlap = down(Math.min(0.34 * width, 0.2 * holder.width), grid)
  const apart = up(directionShare * canvas.width + (holder.width - width) / 2, grid)
  const directed = options.graph.left.some(
    ({ from, to }) => [from, to].includes(child) && [from, to].includes(parent),
  )
  const reach = Math.max(holder.width - overlap, directed ? apart : 0)
  const rises = figureOf(options.figures, child).anchor === 'free'
  const hand = holder.y + holder.height * (rises ? 0.55 : 0.66)
  const top = nearest(rises ? hand - height : hand - height / 2, grid)
  return {
    x: side === 'right' ? holder.x + reach : holder.x + holder.width - reach - width,
    y: Math.min(top, holder.y + holder.height - height),
  }
}

function heldSide({ child, parent }: Attachment, index: number, graph: RelationGraph): 'left' | 'right' {
  if (graph.left.some(edge => edge.from === child && edge.to === parent)) return 'left'
  if (graph.left.some(edge => edge.from === parent && edge.to === child)) return 'right'
  const company = graph.next.flatMap(({ from, to }) => (from === parent ? [to] : to === parent ? [from] : []))
  const outward = graph.left.some(({ from, to }) => from === parent && company.includes(to))
  return (index % 2 === 0) === outward ? 'left' : 'right'
}

function leftFirst(one: Attachment, other: Attachment, graph: RelationGraph): number {
  if (graph.left.some(edge => edge.from === one.child && edge.to === other.child)) return -1
  return graph.left.some(edge => edge.from === other.child && edge.to === one.child) ? 1 : 0
}

function sizeOf(id: string, { sizes }: UnitOptions): Size {
  const size = sizes.get(id)
  if (size === undefined) throw new RangeError(`Expected a size for \`${id}\`, got none`)
  return size
}
