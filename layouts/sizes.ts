/**
 * From a figure and a scale to a box of whole grid cells with the figure's aspect.
 *
 * @module
 */
import type { Size } from '../types.ts'
import type { Figure } from './figures.ts'
import type { RelationGraph } from './relations.ts'
import { down, largerFactor, nearest, type Space, smallestHeight, smallestSide, up } from './space.ts'

export interface Sizing {
  readonly figures: readonly Figure[]
  readonly graph: RelationGraph
  readonly space: Space
  /** Pixels of a figure of stature 1 in the front row. */
  readonly scale: number
  /** Figure id to its row's factor: rows further back are drawn smaller. */
  readonly perspective: (id: string) => number
}

/** Figure id to size, px; whoever is said to be larger is so by the factor that a person sees. */
export function sizesOf({ figures, graph, space, scale, perspective }: Sizing): ReadonlyMap<string, Size> {
  const figureOf = new Map(figures.map(figure => [figure.id, figure]))
  const sizes = new Map<string, Size>()
  const visit = (figure: Figure): Size => {
    const known = sizes.get(figure.id)
    if (known !== undefined) return known
    const above = graph.larger.flatMap(({ from, to }) => {
      const smaller = from === figure.id ? figureOf.get(to) : undefined
      return smaller === undefined ? [] : [heightAbove(visit(smaller), figure.aspect)]
    })
    const size = fitSize(figure, {
      grid: space.grid,
      wanted: figure.stature * scale * perspective(figure.id),
      atLeast: Math.max(0, ...above),
      smallest: Math.max(
        smallestSide(space, figure.person, figures.length) / Math.sqrt(figure.aspect),
        smallestHeight(space, figure.person),
      ),
    })
    sizes.set(figure.id, size)
    return size
  }
  for (const figure of figures) visit(figure)
  return sizes
}

/** Larger is higher by the factor and covers more of the canvas, whatever the two aspects. */
function heightAbove({ width, height }: Size, aspect: number): number {
  return Math.max(height * largerFactor, Math.sqrt((1.1 * width * height) / aspect))
}

interface Fit {
  readonly grid: number
  /** Heights in px. */
  readonly wanted: number
  readonly atLeast: number
  readonly smallest: number
}

/** The height near the wanted one at which whole cells come closest to the figure's aspect. */
function fitSize({ aspect }: Figure, { grid, wanted, atLeast, smallest }: Fit): Size {
  const floor = Math.max(atLeast, smallest)
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
