/**
 * Units at one scale in given rows, before and after they have a place.
 *
 * @module
 */
import type { Box } from '../types.ts'
import { perspectiveOf } from './row-scores.ts'
import { sizesOf } from './sizes.ts'
import type { Space } from './space.ts'
import type { Stage } from './stage.ts'
import { buildUnit, type Unit } from './units.ts'

export interface Sized {
  readonly stage: Stage
  /** From left to right. */
  readonly units: readonly Unit[]
  /** Row of each unit, 0 the nearest. */
  readonly rows: readonly number[]
}

export interface Placed {
  readonly unit: Unit
  readonly row: number
  readonly x: number
  readonly y: number
}

/** The units at a scale in px of a figure of stature 1 in the front row; rows further back are smaller. */
export function sizeUnits(scale: number, rows: readonly number[], stage: Stage): Sized {
  const { graph, space, unitOf } = stage
  const figures = [...stage.figures.values()]
  const count = Math.max(0, ...rows) + 1
  const sizes = sizesOf({
    figures,
    graph,
    space,
    scale,
    perspective: id => perspectiveOf(rows[unitOf.get(id) ?? 0] ?? 0, count),
  })
  const options = { figures: stage.figures, graph, sizes, space }
  return { stage, rows, units: stage.roots.map(root => buildUnit(root, options)) }
}

/** A member's box relative to its unit's corner, px. */
export function memberOf(unit: Unit | undefined, id: string): Box {
  const box = unit?.members.find(member => member.id === id)?.box
  if (box === undefined) throw new RangeError(`Expected \`${id}\` in its unit, got none`)
  return box
}

/** Centre of a member's box relative to its unit's corner, px. */
export function centreOf(unit: Unit | undefined, id: string, axis: 'x' | 'y'): number {
  const box = memberOf(unit, id)
  return axis === 'x' ? box.x + box.width / 2 : box.y + box.height / 2
}

/** A space without rounding, in which extents per pixel of scale can be read off. */
export function fineSpace(space: Space): Space {
  return { ...space, grid: 1, gap: 0, scale: 0.01 }
}
