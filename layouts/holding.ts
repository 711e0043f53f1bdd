/**
 * Where a held thing is: at hand height over the holder's side, overhead, or between two who hold it together.
 *
 * @module
 */
import type { Size } from '../types.ts'
import type { Figure } from './figures.ts'
import type { Attachment, RelationGraph } from './relations.ts'
import { directionShare, down, nearest, type Space, up } from './space.ts'

type Side = 'left' | 'right'

interface Holding {
  readonly side: Side
  /** 0 for the first thing in that hand, 1 for the next, which is held higher. */
  readonly rank: number
  /** The holder's box, px, its corner at 0, 0. */
  readonly holder: Size
  readonly figures: ReadonlyMap<string, Figure>
  readonly sizes: ReadonlyMap<string, Size>
  readonly graph: RelationGraph
  readonly space: Space
}

/** Hands are at this part of a figure's height, by what is held: a balloon is held up, a suitcase hangs down. */
const handHeight = { rising: 0.55, hanging: 0.66 } as const

/** Upper part of a figure in which its face is: what hangs in a hand stays below it where it can. */
const faceShare = 0.5

/** The corner of the held thing; a stated direction moves it out until the direction is true. */
export function heldPoint({ child, parent }: Attachment, holding: Holding): { x: number; y: number } {
  const { side, rank, holder, graph } = holding
  const { grid, canvas } = holding.space
  const figure = holding.figures.get(child)
  const size = holding.sizes.get(child) ?? { width: grid, height: grid }
  const says = (edges: RelationGraph['left']) =>
    edges.some(({ from, to }) => from === child && to === parent) ||
    edges.some(({ from, to }) => from === parent && to === child)
  const beside = figure?.person === true && size.height > 0.6 * holder.height
  const overhead = graph.above.some(({ from, to }) => from === child && to === parent)
  const overlap = beside ? 0 : down(Math.min(0.34 * size.width, 0.2 * holder.width), grid)
  const apart = up(directionShare * canvas.width + (holder.width - size.width) / 2, grid)
  const reach = Math.max(holder.width - overlap, says(graph.left) ? apart : 0)
  const x = side === 'right' ? reach : holder.width - reach - size.width
  if (beside) return { x, y: holder.height - size.height }
  if (overhead) {
    const above = down((holder.height - size.height) / 2 - directionShare * canvas.height, grid)
    return { x, y: Math.min(down(0.12 * holder.height, grid) - size.height, above) }
  }
  if (graph.above.some(({ from, to }) => from === parent && to === child))
    return { x, y: Math.max(holder.height - size.height, down(0.6 * holder.height, grid)) }
  const rises = figure?.anchor === 'free'
  const hand = holder.height * (rises ? handHeight.rising : handHeight.hanging)
  const top = nearest(rises ? hand - size.height : hand - size.height / 2, grid)
  const below = rises ? top : Math.max(top, up(faceShare * holder.height, grid))
  return { x, y: Math.min(below, holder.height - size.height) - rank * (size.height + grid) }
}

/** Where the second holder's box begins, px: as far over the thing's other end as the first is over this one. */
export function partnerPoint({
  holder,
  thing,
  space,
}: {
  readonly holder: Size
  readonly thing: { readonly x: number; readonly width: number }
  readonly space: Space
}): number {
  return Math.max(
    thing.x + thing.width - (holder.width - thing.x),
    holder.width + Math.max(space.gap, space.grid),
  )
}

/** The side that a direction names, else away from the holder's company, else right and left in turn. */
export function holdingSide({ child, parent }: Attachment, index: number, graph: RelationGraph): Side {
  if (graph.left.some(edge => edge.from === child && edge.to === parent)) return 'left'
  if (graph.left.some(edge => edge.from === parent && edge.to === child)) return 'right'
  const company = graph.next.flatMap(({ from, to }) => (from === parent ? [to] : to === parent ? [from] : []))
  const outward = graph.left.some(({ from, to }) => from === parent && company.includes(to))
  return (index % 2 === 0) === outward ? 'left' : 'right'
}
