/**
 * Running counts of a block while its values move: how far the balanced combinations are from what is wanted, and
 * how many rows the constraints lack.
 *
 * @module
 */
import { type BalanceTable, cellOf } from './balance-tables.ts'
import type { Block } from './block.ts'
import { type Demand, matchCounts, matches, shortfall } from './demands.ts'

/** Costs of a block; both 0: nothing left to do. */
export interface Tally {
  /** Sum over all combinations of (count - wanted)². */
  readonly imbalance: () => number
  /** Rows that constraints lack or have too many. */
  readonly violation: () => number
  /** Group counts of a demand, by its place. */
  readonly matching: (demand: number) => Int32Array
  /** Is a combination of the row, in which some of these columns take part, there too often? */
  readonly isSurplus: (row: number, columns: readonly number[]) => boolean
  /** Takes a row out of the counts that some of these columns decide, before they change; `add` puts it back. */
  readonly remove: (row: number, columns: readonly number[]) => void
  readonly add: (row: number, columns: readonly number[]) => void
}

/** Counts the block as it stands. */
export function startTally(block: Block, tables: readonly BalanceTable[], demands: readonly Demand[]): Tally {
  const excess = tables.map(({ wanted }) => Int32Array.from(wanted, count => -count))
  let imbalance = 0
  for (const [index, table] of tables.entries()) {
    const counts = excess[index] ?? new Int32Array(0)
    for (let row = 0; row < block.rows; row += 1) {
      const cell = cellOf(block, table, row)
      if (cell >= 0) counts[cell] = (counts[cell] ?? 0) + 1
    }
    for (const difference of counts) imbalance += difference * difference
  }
  const matching = demands.map(demand => matchCounts(block, demand))
  let violation = 0
  for (const [index, demand] of demands.entries()) {
    for (const [group, count] of (matching[index] ?? []).entries())
      violation += shortfall(demand, group, count)
  }

  const tablesOf = involvedIn(
    block,
    tables.map(({ columns }) => columns),
  )
  const demandsOf = involvedIn(
    block,
    demands.map(({ where }) => where.map(({ column }) => column)),
  )
  const shift = (row: number, columns: readonly number[], by: 1 | -1): void => {
    for (const index of tablesOf(columns)) {
      const table = tables[index]
      const counts = excess[index]
      if (table === undefined || counts === undefined) continue
      const cell = cellOf(block, table, row)
      if (cell < 0) continue
      const before = counts[cell] ?? 0
      counts[cell] = before + by
      imbalance += 2 * by * before + 1
    }
    for (const index of demandsOf(columns)) {
      const demand = demands[index]
      const counts = matching[index]
      const group = demand?.groups[row] ?? -1
      if (demand === undefined || counts === undefined || group < 0 || !matches(block, demand, row)) continue
      const before = counts[group] ?? 0
      counts[group] = before + by
      violation += shortfall(demand, group, before + by) - shortfall(demand, group, before)
    }
  }
  return {
    imbalance: () => imbalance,
    violation: () => violation,
    matching: demand => matching[demand] ?? new Int32Array(0),
    isSurplus: (row, columns) => {
      for (const index of tablesOf(columns)) {
        const table = tables[index]
        const cell = table === undefined ? -1 : cellOf(block, table, row)
        if (cell >= 0 && (excess[index]?.[cell] ?? 0) > 0) return true
      }
      return false
    },
    remove: (row, columns) => shift(row, columns, -1),
    add: (row, columns) => shift(row, columns, 1),
  }
}

/** Places of the tables or demands that look at some of these columns; looked up once per set of columns. */
function involvedIn(
  block: Block,
  users: readonly (readonly number[])[],
): (columns: readonly number[]) => readonly number[] {
  const known = new Map<number, readonly number[]>()
  return columns => {
    const key = columns.length === 1 ? (columns[0] ?? 0) : maskOf(columns, block.columns.length)
    const found =
      known.get(key) ??
      users.flatMap((used, index) => (used.some(column => columns.includes(column)) ? [index] : []))
    known.set(key, found)
    return found
  }
}

function maskOf(columns: readonly number[], width: number): number {
  return columns.reduce((mask, column) => mask + 2 ** column, width)
}
