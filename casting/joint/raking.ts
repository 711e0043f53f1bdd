/**
 * Iterative proportional fitting (raking), after Deming and Stephan, "On a Least Squares Adjustment of a Sampled
 * Frequency Table When the Expected Marginal Totals Are Known" (Annals of Mathematical Statistics 11, 1940).
 *
 * @module
 */

/** Rounds of fitting rows, then columns; independent tables are done after one. */
const longestFit = 60

/**
 * The table scaled until its rows and columns have these sums; cells of 0 stay 0. Where the zeros allow no fit, the
 * columns fit and the rows come as close as the last round left them.
 *
 * @example
 * rake(Float64Array.of(1, 1, 1, 1), [3, 1], [2, 2]) // 1.5, 1.5, 0.5, 0.5
 */
export function rake(
  cells: Float64Array,
  rowTotals: ArrayLike<number>,
  columnTotals: ArrayLike<number>,
): Float64Array {
  const columns = columnTotals.length
  const fitted = Float64Array.from(cells)
  for (let round = 0; round < longestFit; round += 1) {
    let change = 0
    for (let row = 0; row < rowTotals.length; row += 1) {
      change = Math.max(change, scaleLine(fitted, row * columns, 1, columns, rowTotals[row] ?? 0))
    }
    for (let column = 0; column < columns; column += 1) {
      change = Math.max(
        change,
        scaleLine(fitted, column, columns, rowTotals.length, columnTotals[column] ?? 0),
      )
    }
    if (change < 1e-9) break
  }
  return fitted
}

/** Scales one row or column to its total; returns how far it was off. */
function scaleLine(
  cells: Float64Array,
  first: number,
  stride: number,
  length: number,
  total: number,
): number {
  let sum = 0
  for (let index = 0; index < length; index += 1) sum += cells[first + index * stride] ?? 0
  if (sum === 0) return 0
  for (let index = 0; index < length; index += 1) {
    const cell = first + index * stride
    cells[cell] = ((cells[cell] ?? 0) * total) / sum
  }
  return Math.abs(total - sum)
}
