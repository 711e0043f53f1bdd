/**
 * What speaks against a placement that breaks no rule: feet in the sky, busts on nothing, neighbours a row apart.
 * In the unit of the score: 0.1 weighs as much as a tenth of the size.
 *
 * @module
 */
import type { Placed } from './sized.ts'
import type { Space } from './space.ts'
import type { Stage } from './stage.ts'

/** 0 for one row on the ground; among more than three units each counts for its part. */
export function placementPenalty(placed: readonly Placed[], stage: Stage): number {
  const { space } = stage
  const floating = placed
    .filter(one => one.row > 0)
    .map(one => {
      if (one.unit.root.anchor === 'free') return 0
      if (one.unit.root.anchor === 'edge') return 0.4 * (1 - supportOf(one, placed, space))
      return 1.2 * Math.max(0, 0.56 - (one.y + one.unit.height) / space.height)
    })
  const share = Math.min(1, 3 / placed.length)
  return share * floating.reduce((sum, value) => sum + value, 0) + 0.3 * partedCount(placed, stage)
}

/** Part of a bust's width, 0..1, that has something to stand on or behind. */
function supportOf(bust: Placed, placed: readonly Placed[], space: Space): number {
  const bottom = bust.y + bust.unit.height
  const covered = placed
    .filter(other => other.row < bust.row && other.y <= bottom + 0.03 * space.height)
    .map(other => {
      const right = Math.min(bust.x + bust.unit.width, other.x + other.unit.width)
      return Math.max(0, right - Math.max(bust.x, other.x))
    })
  return Math.min(1, covered.reduce((sum, width) => sum + width, 0) / bust.unit.width)
}

/** Pairs said to be left and right of each other that stand in different rows. */
function partedCount(placed: readonly Placed[], { graph, unitOf }: Stage): number {
  if (graph.left.length === 0) return 0
  const rows = new Map(placed.map(({ unit, row }) => [unitOf.get(unit.root.id), row]))
  return graph.left.filter(({ from, to }) => rows.get(unitOf.get(from)) !== rows.get(unitOf.get(to))).length
}
