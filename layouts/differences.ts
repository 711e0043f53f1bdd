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
  /** In an order in which every constraint goes from an earlier to a later index. */
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
  const earliest = sweepUp(
    items.map(item => item.lower),
    differences,
  )
  const latest = sweepDown(
    items.map(item => item.upper),
    differences,
  )
  if (items.some((_, index) => at(earliest, index) > at(latest, index))) return undefined
  const clamped = items.map(({ target }, index) =>
    Math.min(at(latest, index), Math.max(at(earliest, index), Math.round(target / grid) * grid)),
  )
  // Pushed right and pushed left both keep every constraint, so their mean does too; rounding down keeps multiples apart.
  const right = sweepUp(clamped, differences)
  const left = sweepDown(clamped, differences)
  return items.map((_, index) => Math.floor((at(right, index) + at(left, index)) / 2 / grid) * grid)
}

function sweepUp(start: readonly number[], differences: readonly Difference[]): readonly number[] {
  const positions = [...start]
  for (let index = 0; index < positions.length; index += 1) {
    for (const { from, to, distance } of differences) {
      if (to === index) positions[index] = Math.max(at(positions, index), at(positions, from) + distance)
    }
  }
  return positions
}

function sweepDown(start: readonly number[], differences: readonly Difference[]): readonly number[] {
  const positions = [...start]
  for (let index = positions.length - 1; index >= 0; index -= 1) {
    for (const { from, to, distance } of differences) {
      if (from === index) positions[index] = Math.min(at(positions, index), at(positions, to) - distance)
    }
  }
  return positions
}

function at(values: readonly number[], index: number): number {
  const value = values[index]
  if (value === undefined) throw new RangeError(`Expected an index below ${values.length}, got ${index}`)
  return value
}
