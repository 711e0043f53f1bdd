/**
 * Is there a point with `x >= 0` that meets linear conditions? Phase one of the simplex method (Dantzig 1951) on a
 * dense tableau, with Bland's rule (1977) against circling.
 *
 * @module
 */

/** Sum of coefficient times variable, compared with a limit. */
export interface LinearCondition {
  readonly terms: readonly { readonly variable: number; readonly coefficient: number }[]
  readonly relation: '=' | '<=' | '>='
  readonly limit: number
}

const tolerance = 1e-7

/** Pivots that take the steepest column; after these Bland's rule ends every circle. */
const steepestPivots = 2_000

/**
 * Values of the variables; undefined: no point meets all conditions.
 *
 * @example
 * feasiblePoint(1, [{ terms: [{ variable: 0, coefficient: 1 }], relation: '>=', limit: 2 }]) // [2]
 */
export function feasiblePoint(
  variables: number,
  conditions: readonly LinearCondition[],
): readonly number[] | undefined {
  const tableau = startTableau(variables, conditions)
  for (let pivots = 0; ; pivots += 1) {
    const column = enteringColumn(tableau, pivots >= steepestPivots)
    if (column === undefined) break
    const row = leavingRow(tableau, column)
    if (row === undefined) break
    pivot(tableau, row, column)
  }
  if (Math.abs(at(tableau, tableau.rows, tableau.width - 1)) > tolerance * (1 + conditions.length))
    return undefined
  const point = new Array<number>(variables).fill(0)
  for (const [row, variable] of tableau.basis.entries()) {
    if (variable < variables) point[variable] = at(tableau, row, tableau.width - 1)
  }
  return point
}

interface Tableau {
  /** Conditions; one more row holds the reduced costs. */
  readonly rows: number
  /** Columns: variables, slacks, artificials, and the limits. */
  readonly width: number
  /** Columns that may enter: artificials may not. */
  readonly enterable: number
  readonly cells: Float64Array
  /** The variable that each row determines. */
  readonly basis: number[]
}

function startTableau(variables: number, conditions: readonly LinearCondition[]): Tableau {
  const signed = conditions.map(flipped)
  const slacks = signed.filter(({ relation }) => relation !== '=').length
  const artificials = signed.filter(({ relation }) => relation !== '<=').length
  const enterable = variables + slacks
  const width = enterable + artificials + 1
  const rows = signed.length
  const tableau: Tableau = { rows, width, enterable, cells: new Float64Array((rows + 1) * width), basis: [] }
  let slack = variables
  let artificial = enterable
  for (const [row, { terms, relation, limit }] of signed.entries()) {
    for (const { variable, coefficient } of terms) add(tableau, row, variable, coefficient)
    add(tableau, row, width - 1, limit)
    if (relation !== '=') add(tableau, row, slack, relation === '<=' ? 1 : -1)
    tableau.basis.push(relation === '<=' ? slack : artificial)
    if (relation !== '=') slack += 1
    if (relation === '<=') continue
    add(tableau, row, artificial, 1)
    artificial += 1
    // Costs are the sum of the artificials, written by the other variables.
    for (let column = 0; column < width; column += 1) {
      if (column < enterable || column === width - 1) add(tableau, rows, column, -at(tableau, row, column))
    }
  }
  return tableau
}

/** Limits are not negative, so that slacks and artificials are a first point. */
function flipped(condition: LinearCondition): LinearCondition {
  if (condition.limit >= 0) return condition
  const terms = condition.terms.map(({ variable, coefficient }) => ({ variable, coefficient: -coefficient }))
  const relation = condition.relation === '=' ? '=' : condition.relation === '<=' ? '>=' : '<='
  return { terms, relation, limit: -condition.limit }
}

function enteringColumn(tableau: Tableau, byBland: boolean): number | undefined {
  let best: number | undefined
  let lowest = -tolerance
  for (let column = 0; column < tableau.enterable; column += 1) {
    const cost = at(tableau, tableau.rows, column)
    if (cost >= lowest) continue
    if (byBland) return column
    best = column
    lowest = cost
  }
  return best
}

function leavingRow(tableau: Tableau, column: number): number | undefined {
  let best: number | undefined
  let lowest = Number.POSITIVE_INFINITY
  for (let row = 0; row < tableau.rows; row += 1) {
    const coefficient = at(tableau, row, column)
    if (coefficient <= tolerance) continue
    const ratio = at(tableau, row, tableau.width - 1) / coefficient
    const ties = best !== undefined && Math.abs(ratio - lowest) < tolerance
    const earlier = (tableau.basis[row] ?? 0) < (tableau.basis[best ?? 0] ?? 0)
    if (ratio < lowest - tolerance || (ties && earlier)) {
      best = row
      lowest = ratio
    }
  }
  return best
}

function pivot(tableau: Tableau, row: number, column: number): void {
  const { width, cells } = tableau
  const divisor = at(tableau, row, column)
  for (let index = 0; index < width; index += 1)
    cells[row * width + index] = at(tableau, row, index) / divisor
  for (let other = 0; other <= tableau.rows; other += 1) {
    const factor = at(tableau, other, column)
    if (other === row || factor === 0) continue
    for (let index = 0; index < width; index += 1)
      add(tableau, other, index, -factor * at(tableau, row, index))
  }
  tableau.basis[row] = column
}

function at({ cells, width }: Tableau, row: number, column: number): number {
  return cells[row * width + column] ?? 0
}

function add({ cells, width }: Tableau, row: number, column: number, amount: number): void {
  cells[row * width + column] = (cells[row * width + column] ?? 0) + amount
}
