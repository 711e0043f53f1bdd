/**
 * Units: a subject together with what stands on it, rides it, is held by it or stands around it, placed as one rigid
 * piece.
 *
 * @module
 */
import type { Size } from '../types.ts'
import { type Block, blockOf, lineUp, type Member, moveBy } from './block.ts'
import type { Figure } from './figures.ts'
import { heldPoint, holdingSide, partnerPoint } from './holding.ts'
import type { Attachment, RelationGraph } from './relations.ts'
import { ringOf } from './ring.ts'
import { directionShare, down, hiddenAtMost, nearest, type Space, up } from './space.ts'

export interface Unit extends Block {
  readonly root: Figure
}

export interface UnitOptions {
  readonly figures: ReadonlyMap<string, Figure>
  readonly graph: RelationGraph
  readonly sizes: ReadonlyMap<string, Size>
  readonly space: Space
}

/** The unit of one root figure at the given sizes. */
export function buildUnit(root: Figure, options: UnitOptions): Unit {
  return { root, ...blockOf(placeWithChildren(root.id, options)) }
}

/** The figure at 0, 0 and all it carries. */
function placeWithChildren(id: string, options: UnitOptions): readonly Member[] {
  const children = options.graph.attachments.filter(one => one.parent === id)
  const own = [{ id, box: { x: 0, y: 0, ...sizeOf(id, options) } }]
  if (children.length === 0) return own
  const held = children.filter(one => one.kind === 'holding')
  const carried = children.filter(one => one.kind === 'on' || one.kind === 'riding')
  const base = [...own, ...placeBeside(children, options)]
  const load = [...placeOnTop(carried, blockOf(base).width, options), ...placeInHands(held, options)]
  const around = children.filter(one => one.kind === 'around' || one.kind === 'circle')
  if (around.length === 0) return [...base, ...load]
  const blocks = around.map(one => blockOf(placeWithChildren(one.child, options)))
  const hollow = around.some(one => one.kind === 'circle')
  const laps = !hollow && options.figures.get(id)?.person !== true
  const center = laps ? { members: base, load } : { members: [...base, ...load], load: [] }
  return ringOf(center, blocks, { hollow, laps, space: options.space })
}

/** What carries together with the first stands at its right, on one ground. */
function placeBeside(children: readonly Attachment[], options: UnitOptions): readonly Member[] {
  const others = children.filter(one => one.kind === 'beside')
  let cursor = 0
  return others.flatMap(({ child, parent }, index) => {
    const first = sizeOf(parent, options)
    const size = sizeOf(child, options)
    if (index === 0) cursor = first.width
    const x = cursor
    cursor += size.width
    return moveBy(placeWithChildren(child, options), x, first.height - size.height)
  })
}

/** More than these touch each other on what carries them. */
const mostWithGaps = 5

/** Side by side, centred over the width that carries them, feet on the top; a rider sits into its mount. */
function placeOnTop(carried: readonly Attachment[], width: number, options: UnitOptions): readonly Member[] {
  const [first] = carried
  if (first === undefined) return []
  const { grid } = options.space
  const gap = carried.length > mostWithGaps ? 0 : options.space.gap
  const parent = sizeOf(first.parent, options)
  const groups = carried
    .toSorted((one, other) => leftFirst(one, other, options.graph))
    .map(({ child, kind }) => ({ child, kind, block: blockOf(placeWithChildren(child, options)) }))
  const total = groups.reduce((sum, { block }) => sum + block.width, 0) + gap * (groups.length - 1)
  let cursor = nearest((width - total) / 2, grid)
  return groups.flatMap(({ child, kind, block }) => {
    const own = block.members.find(member => member.id === child)?.box ?? { x: 0, y: 0, width: 0, height: 0 }
    const alone = nearest((width - own.width) / 2, grid) - own.x
    const x = groups.length === 1 ? alone + sideShift(child, first.parent, options) : cursor
    const seat = kind === 'riding' ? seatDepth({ child, own, parent }, options) : 0
    cursor += block.width + gap
    return moveBy(block.members, x, seat - own.height - own.y)
  })
}

/** A rider sits a quarter into its mount; what carries another on it, a board on a wave, goes in up to its top. */
function seatDepth(
  { child, own, parent }: { readonly child: string; readonly own: Size; readonly parent: Size },
  { graph, space }: UnitOptions,
): number {
  const usual = down((hiddenAtMost - 0.04) * parent.height, space.grid)
  const laden = graph.attachments.some(one => one.parent === child && one.kind === 'on')
  return laden ? Math.max(usual, Math.min(own.height, down(0.5 * parent.height, space.grid))) : usual
}

/** "The cat on the left of the sofa": as far off the middle as a direction must be. */
function sideShift(child: string, parent: string, { graph, space }: UnitOptions): number {
  const apart = up(directionShare * space.canvas.width, space.grid) + space.grid
  if (graph.left.some(edge => edge.from === child && edge.to === parent)) return -apart
  return graph.left.some(edge => edge.from === parent && edge.to === child) ? apart : 0
}

/** Hand by hand; whoever else holds the first thing stands at its other side, or in line behind something long. */
function placeInHands(held: readonly Attachment[], options: UnitOptions): readonly Member[] {
  const [first, ...others] = held
  if (first === undefined) return []
  const holder = sizeOf(first.parent, options)
  const partners = options.graph.attachments.filter(
    one => one.parent === first.parent && one.kind === 'partner',
  )
  const blocks = partners.map(({ child }) => blockOf(placeWithChildren(child, options)))
  const inHand = (one: Attachment, index: number) => {
    const side = partners.length === 1 && index === 0 ? 'right' : holdingSide(one, index, options.graph)
    const { x, y } = heldPoint(one, { side, rank: Math.floor(index / 2), holder, ...options })
    return moveBy(placeWithChildren(one.child, options), x, y)
  }
  const rest = others.flatMap((one, index) => inHand(one, index + 1))
  if (partners.length < 2) {
    const thing = inHand(first, 0)
    const at = { x: thing[0]?.box.x ?? 0, ...sizeOf(first.child, options) }
    const x = partnerPoint({ holder, thing: at, space: options.space })
    return [...thing, ...rest, ...blocks.flatMap(one => moveBy(one.members, x, holder.height - one.height))]
  }
  const line = lineUp(blocks, options.space)
  const { grid, gap } = options.space
  const { width, height } = sizeOf(first.child, options)
  const end = holder.width + gap + line.width
  const x = nearest((end - width) / 2, grid)
  const y = Math.min(holder.height - height, up(0.62 * holder.height, grid))
  return [
    ...moveBy(line.members, holder.width + gap, holder.height - line.height),
    ...moveBy(placeWithChildren(first.child, options), x, y),
    ...rest,
  ]
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
