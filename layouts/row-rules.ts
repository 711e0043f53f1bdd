/**
 * What every assignment of units to rows keeps: layers behind each other, neighbours together, no empty rows.
 *
 * @module
 */
import type { Layer } from './stage.ts'

type Together = readonly (readonly [number, number])[]

/** Longest chain of layers; without one, rows are added as the number of units grows. */
export function mostRows(count: number, layers: readonly Layer[], crowd: boolean): number {
  const chain = layers.length === 0 ? 1 : Math.max(...longestChains(count, layers)) + 1
  const needed =
    count > 30 ? Math.ceil(Math.sqrt(count)) + 1 : count > 9 ? 6 : count > 6 ? 3 : Math.min(count, 2)
  return Math.max(chain, needed, crowd ? Math.ceil(count / 3) : 0)
}

/** Moves units back until every layer is behind the one below it; neighbours move together. */
export function keepRelations(
  start: readonly number[],
  layers: readonly Layer[],
  together: Together,
): readonly number[] {
  if (layers.length + together.length === 0) return start
  const rows = [...start]
  for (let pass = 0; pass <= rows.length; pass += 1) {
    let moved = false
    const move = (index: number, row: number) => {
      if ((rows[index] ?? 0) >= row) return
      rows[index] = row
      moved = true
    }
    for (const [one, other] of together) {
      move(one, rows[other] ?? 0)
      move(other, rows[one] ?? 0)
    }
    for (const { lower, upper } of layers) move(upper, (rows[lower] ?? 0) + 1)
    if (!moved) break
  }
  return rows
}

/** The same order of rows without empty ones. */
export function closeRanks(rows: readonly number[]): readonly number[] {
  const used = [...new Set(rows)].toSorted((one, other) => one - other)
  const place = new Map(used.map((row, index) => [row, index]))
  return rows.map(row => place.get(row) ?? 0)
}

/** No empty row between others; unless relations ask for it, no row holds far more than the one in front of it. */
export function isEven(counts: readonly number[], related: boolean): boolean {
  return counts.every((count, row) => {
    const nearer = counts[row - 1]
    return count === 0 || nearer === undefined || (nearer > 0 && (related || count <= nearer + 1))
  })
}

/** Number of layers below each unit. */
function longestChains(count: number, layers: readonly Layer[]): readonly number[] {
  return keepRelations(
    Array.from({ length: count }, () => 0),
    layers,
    [],
  )
}
