/**
 * Unbiased controlled rounding of a two-way table, after Cox, "A Constructive Procedure for Unbiased Controlled
 * Rounding" (JASA 82, 1987): every cell goes to a whole number beside it, its expectation stays what it was, and the
 * sums of rows and columns, whole to begin with, are kept.
 *
 * @module
 */
import type { DrawBelow } from '../draws.ts'

/** Fractions nearer to a whole number than this are whole: tables come out of divisions. */
const whole = 1e-6
const precision = 2 ** 40

/**
 * Rounds the table, row by row, `rows * columns` cells. Sums that are not whole are kept within one.
 *
 * @example
 * roundTable(Float64Array.of(0.5, 0.5, 0.5, 0.5), 2, below) // 1, 0, 0, 1 or 0, 1, 1, 0
 */
export function roundTable(cells: Float64Array, columns: number, below: DrawBelow): Int32Array {
  const base = Int32Array.from(cells, Math.floor)
  const fractions = Float64Array.from(cells, (cell, index) => cell - (base[index] ?? 0))
  for (let start = 0; start < fractions.length; start += 1) {
    while (isOpen(fractions[start])) {
      const cycle = findCycle(fractions, columns, start)
      const push = cycle.length === 0 ? loneSteps(start) : cycle
      settle(fractions, push, below)
    }
  }
  return base.map((cell, index) => cell + Math.round(fractions[index] ?? 0))
}

/** Cells whose fraction rises (`up`) or falls together. */
interface Step {
  readonly cell: number
  readonly up: boolean
}

/** Up by `rise` with probability fall / (rise + fall), else down by `fall`: the expectation stays. */
function settle(fractions: Float64Array, steps: readonly Step[], below: DrawBelow): void {
  const room = (direction: boolean): number =>
    Math.min(
      ...steps.map(({ cell, up }) =>
        up === direction ? 1 - (fractions[cell] ?? 0) : (fractions[cell] ?? 0),
      ),
    )
  const [rise, fall] = [room(true), room(false)]
  const goesUp = below(precision) < (fall / (rise + fall)) * precision
  for (const { cell, up } of steps) {
    const moved = (fractions[cell] ?? 0) + (up === goesUp ? 1 : -1) * (goesUp ? rise : fall)
    fractions[cell] = isOpen(moved) ? moved : Math.round(moved)
  }
}

/**
 * A cycle of open cells that turns at every cell from row to column, found by a walk that never goes back: it closes
 * where it comes to a row or column again. Empty where the sums are not whole and the walk ends.
 */
function findCycle(fractions: Float64Array, columns: number, start: number): readonly Step[] {
  const path = [start]
  const seen = new Map<number, number>([[columnNode(start, columns), 0]])
  for (let along = 'row'; ; along = along === 'row' ? 'column' : 'row') {
    const from = path[path.length - 1] ?? start
    const node = along === 'row' ? rowNode(from, columns) : columnNode(from, columns)
    const closes = seen.get(node)
    if (closes !== undefined) return path.slice(closes).map((cell, index) => ({ cell, up: index % 2 === 0 }))
    seen.set(node, path.length)
    const next = neighbour(fractions, columns, from, along === 'row')
    if (next === undefined) return []
    path.push(next)
  }
}

function neighbour(
  fractions: Float64Array,
  columns: number,
  from: number,
  alongRow: boolean,
): number | undefined {
  const column = from % columns
  const first = alongRow ? from - column : column
  const last = alongRow ? first + columns : fractions.length
  for (let cell = first; cell < last; cell += alongRow ? 1 : columns) {
    if (cell !== from && isOpen(fractions[cell])) return cell
  }
  return undefined
}

function loneSteps(cell: number): readonly Step[] {
  return [{ cell, up: true }]
}

/** Rows are even numbers, columns odd. */
function rowNode(cell: number, columns: number): number {
  return Math.floor(cell / columns) * 2
}

function columnNode(cell: number, columns: number): number {
  return (cell % columns) * 2 + 1
}

function isOpen(fraction: number | undefined): boolean {
  return fraction !== undefined && fraction > whole && fraction < 1 - whole
}
