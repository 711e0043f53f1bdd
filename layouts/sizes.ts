/**
 * From a figure and a scale to a box of whole grid cells with the figure's aspect.
 *
 * @module
 */
import type { Size } from '../types.ts'
import type { Figure } from './figures.ts'
import type { RelationGraph } from './relations.ts'
import { down, largerFactor, nearest, type Space, smallestSide, up } from './space.ts'

export interface Sizing {
  readonly figures: readonly Figure[]
  readonly graph: RelationGraph
  readonly space: Space
  /** Pixels of a figure of stature 1 in the front row. */
  readonly scale: number
  /** Figure id to its row's factor: rows further back are drawn smaller. */
  readonly perspective: (id: string) => number
}

/** A held thing is at most this part of its holder's height. */
const heldAtMost = 0.5

/** Figure id to size, px; whoever is said to be larger is so by the factor that a person sees. */
export function sizesOf({ figures, graph, space, scale, perspective }: Sizing): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>()
  const visit = (figure: Figure): Size => {
    const known = sizes.get(figure.id)
    if (known !== undefined) return known
    const smaller = graph.larger.filter(edge => edge.from === figure.id)
    const above = smaller.map(edge => visit(figureOf(figures, edge.to)).height * largerFactor)
    const size = fitSize(figure, {
      space,
      wanted: heldStature(figure, figures, graph) * scale * perspective(figure.id),
      atLeast: Math.max(0, ...above),
      smallest: smallestSide(space, figure.person, figures.length),
    })
    sizes.set(figure.id, size)
    return size
  }
  for (const figure of figures) visit(figure)
  return sizes
}

/** Figures whose stature agrees with what is said to be larger, so that every size follows from one scale. */
export function agreeStatures(figures: readonly Figure[], graph: RelationGraph): readonly Figure[] {
  const statureOf = (figure: Figure): number => {
    const smaller = graph.larger.filter(edge => edge.from === figure.id)
    return Math.max(
      figure.stature,
      ...smaller.map(edge => statureOf(figureOf(figures, edge.to)) * (largerFactor + 0.05)),
    )
  }
  return figures.map(figure => ({ ...figure, stature: statureOf(figure) }))
}

/** The figure with this id. */
export function figureOf(figures: readonly Figure[], id: string): Figure {
  const figure = figures.find(one => one.id === id)
  if (figure === undefined) throw new RangeError(`Expected a figure \`${id}\`, got none`)
  return figure
}

function heldStature(figure: Figure, figures: readonly Figure[], graph: RelationGraph): number {
  const hold = graph.attachments.find(one => one.child === figure.id && one.kind === 'holding')
  if (hold === undefined) return figure.stature
  return Math.min(figure.stature, heldAtMost * figureOf(figures, hold.parent).stature)
}

interface Fit {
  readonly space: Space
  readonly wanted: number
  readonly atLeast: number
  readonly smallest: number
}

/** The height near the wanted one at which whole cells come closest to the figure's aspect. */
function fitSize({ aspect }: Figure, { space, wanted, atLeast, smallest }: Fit): Size {
  const { grid } = space
  const floor = Math.max(atLeast, smallest / Math.sqrt(aspect))
  const height = Math.max(up(floor, grid), down(wanted, grid))
  const candidates = [height, height + grid, height - grid].filter(one => one >= floor && one > 0)
  const cost = (one: number) =>
    Math.abs(Math.log(widthFor(one, aspect, grid) / one / aspect)) + 0.4 * Math.abs(Math.log(one / height))
  const best = candidates.reduce((chosen, one) => (cost(one) < cost(chosen) ? one : chosen), height)
  return { width: widthFor(best, aspect, grid), height: best }
}

function widthFor(height: number, aspect: number, grid: number): number {
  return Math.max(grid, nearest(height * aspect, grid))
}
