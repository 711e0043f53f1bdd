/**
 * Integer positions under difference constraints: `position[to] - position[from] >= distance`.
 * Longest paths over the constraint graph bound every position from both sides
 * (Cormen et al., Introduction to Algorithms, 22.4: difference constraints and shortest paths).
 *
 * @module
 */

export interface Difference {
  /** Index of the item with the smaller position. */
  readonly from: number
  readonly to: number
  readonly distance: number
}

export interface DifferenceProblem {
  readonly items: readonly { readonly target: number; readonly lower: number; readonly upper: number }[]
  readonly differences: readonly Difference[]
  /** Positions are multiples of it; so must be all bounds and distances. */
  readonly grid: number
}

/** Positions near their targets that keep every constraint, or undefined where none exist. */
export function solveDifferences({
  items,
  differences,
  grid,
}: DifferenceProblem): readonly number[] | undefined {
  const backward = differences.toReversed()
  const earliest = pushUp(
    items.map(item => item.lower),
    differences,
  )
  const latest = pushDown(
    items.map(item => item.upper),
    backward,
  )
  if (earliest === undefined || latest === undefined) return undefined
  if (items.some((_, index) => at(earliest, index) > at(latest, index))) return undefined
  const clamped = items.map(({ target }, index) =>
    Math.min(at(latest, index), Math.max(at(earliest, index), Math.round(target / grid) * grid)),
  )
  // Pushed right and pushed left both keep every constraint, so their mean does too; rounding down keeps multiples apart.
  const right = pushUp(clamped, differences)
  const left = pushDown(clamped, backward)
  if (right === undefined || left === undefined) return undefined
  return items.map((_, index) => Math.floor((at(right, index) + at(left, index)) / 2 / grid) * grid)
}

/** Raises what stands too low until nothing does; undefined where that never ends. */
function pushUp(start: readonly number[], differences: readonly Difference[]): readonly number[] | undefined {
  const positions = [...start]
  for (let round = 0; round <= positions.length; round += 1) {
    let moved = false
    for (const { from, to, distance } of differences) {
      const least = at(positions, from) + distance
      if (at(positions, to) >= least) continue
      positions[to] = least
      moved = true
    }
    if (!moved) return positions
  }
  return undefined
}

/** Lowers what stands too high until nothing does; undefined where that never ends. */
function pushDown(
  start: readonly number[],
  differences: readonly Difference[],
): readonly number[] | undefined {
  const positions = [...start]
  for (let round = 0; round <= positions.length; round += 1) {
    let moved = false
    for (const { from, to, distance } of differences) {
      const most = at(positions, to) - distance
      if (at(positions, from) <= most) continue
      positions[from] = most
      moved = true
    }
    if (!moved) return positions
  }
  return undefined
}

function at(values: readonly number[], index: number): number {
  const value = values[index]
  if (value === undefined) throw new RangeError(`Expected an index below ${values.length}, got ${index}`)
  return value
}
