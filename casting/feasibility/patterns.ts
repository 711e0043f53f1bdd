/**
 * What the subjects of a block can be, as far as constraints can tell them apart.
 *
 * @module
 */
import type { Block } from '../joint/block.ts'
import { type Demand, matches } from '../joint/demands.ts'
import type { StratumFor } from '../joint/set-value.ts'

/** One way to be: the demands it matches, and values that do so. */
export interface Pattern {
  readonly matched: readonly number[]
  readonly values: readonly { readonly column: number; readonly code: number }[]
}

/** Rows that can be the same, and are counted in the same groups. */
export interface PatternGroup {
  readonly rows: readonly number[]
  readonly patterns: readonly Pattern[]
}

/** Combinations of values to look at in one group; more cannot be told apart in time. */
const mostCombinations = 30_000

/**
 * Groups of rows with every pattern they can have: all combinations of values that the policy can draw, told apart by
 * the demands they match. Combinations that a demand forbids altogether are left out. undefined: there are too many.
 */
export function patternGroups(
  block: Block,
  demands: readonly Demand[],
  stratumFor: StratumFor,
): readonly PatternGroup[] | undefined {
  const columns = relevantColumns(block, demands)
  const groups = new Map<string, number[]>()
  for (let row = 0; row < block.rows; row += 1) {
    const fixed = columns.map(column => {
      const { codes, drawnFrom } = block.columns[column] ?? {}
      return (drawnFrom?.[row] ?? -1) >= 0 ? '' : (codes?.[row] ?? -1)
    })
    const key = JSON.stringify([block.kinds[row], fixed, demands.map(({ groups: of }) => of[row])])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const found: PatternGroup[] = []
  for (const rows of groups.values()) {
    const patterns = patternsOf(block, rows[0] ?? 0, columns, demands, stratumFor)
    if (patterns === undefined) return undefined
    found.push({ rows, patterns })
  }
  return found
}

/** Columns that a demand looks at, and those that these follow; parents first. */
function relevantColumns(block: Block, demands: readonly Demand[]): readonly number[] {
  const looked = new Set(demands.flatMap(({ where }) => where.map(({ column }) => column)))
  return block.columns.flatMap((column, index) =>
    looked.has(index) || column.dependents.some(dependent => looked.has(dependent)) ? [index] : [],
  )
}

function patternsOf(
  block: Block,
  row: number,
  columns: readonly number[],
  demands: readonly Demand[],
  stratumFor: StratumFor,
): readonly Pattern[] | undefined {
  const found = new Map<string, Pattern>()
  let visited = 0
  const before = columns.map(column => block.columns[column]?.codes[row] ?? -1)
  const visit = (depth: number, values: Pattern['values']): void => {
    visited += 1
    if (visited > mostCombinations) return
    const column = columns[depth]
    if (column === undefined) {
      const matched = demands.flatMap((demand, index) =>
        (demand.groups[row] ?? -1) >= 0 && matches(block, demand, row) ? [index] : [],
      )
      const forbidden = matched.some(index => isForbidden(demands[index], row))
      const key = matched.join()
      if (!forbidden && !found.has(key)) found.set(key, { matched, values })
      return
    }
    const { codes, drawnFrom } = block.columns[column] ?? {}
    if (codes === undefined || (drawnFrom?.[row] ?? -1) < 0) {
      visit(depth + 1, values)
      return
    }
    const stratum = stratumFor(row, column)
    for (const code of tellingCodes(block, column, stratum, demands)) {
      codes[row] = code
      visit(depth + 1, [...values, { column, code }])
    }
  }
  visit(0, [])
  for (const [place, column] of columns.entries()) {
    const codes = block.columns[column]?.codes
    if (codes !== undefined) codes[row] = before[place] ?? -1
  }
  return visited > mostCombinations ? undefined : [...found.values()]
}

/** One value of every sort that demands tell apart, the most frequent; all values where other attributes follow. */
function tellingCodes(
  block: Block,
  column: number,
  stratum: number,
  demands: readonly Demand[],
): readonly number[] {
  const { values = [], strata = [], dependents = [] } = block.columns[column] ?? {}
  const weights = [...(strata[stratum]?.weights ?? [])].sort(([, left], [, right]) => right - left)
  const sorts = new Map<string, number>()
  for (const [value] of weights) {
    const code = values.indexOf(value)
    const told = demands.flatMap(({ where }) =>
      where.filter(part => part.column === column).map(({ wanted }) => wanted[code]),
    )
    const key = dependents.length > 0 ? String(code) : told.join()
    if (!sorts.has(key)) sorts.set(key, code)
  }
  return [...sorts.values()]
}

function isForbidden(demand: Demand | undefined, row: number): boolean {
  return demand?.maximum[demand.groups[row] ?? -1] === 0
}
