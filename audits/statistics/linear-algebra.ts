/**
 * Small dense matrices, as rows of numbers.
 *
 * @module
 */

export type Matrix = readonly (readonly number[])[]

/**
 * The solution of a square system by Gaussian elimination with partial pivoting; undefined where the matrix is singular.
 */
export function solveLinear(matrix: Matrix, right: readonly number[]): readonly number[] | undefined {
  const columns = right.map(value => [value])
  return solveColumns(matrix, columns)?.map(row => row[0] ?? 0)
}

/** The inverse; undefined where the matrix is singular. */
export function inverse(matrix: Matrix): Matrix | undefined {
  return solveColumns(
    matrix,
    matrix.map((_, row) => matrix.map((_, column) => Number(row === column))),
  )
}

export function transpose(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, column) => matrix.map(row => row[column] ?? 0))
}

export function multiply(left: Matrix, right: Matrix): Matrix {
  const columns = transpose(right)
  return left.map(row => columns.map(column => dot(row, column)))
}

export function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0)
}

function solveColumns(matrix: Matrix, right: Matrix): Matrix | undefined {
  const size = matrix.length
  const rows = matrix.map((row, index) => [...row, ...(right[index] ?? [])])
  for (let step = 0; step < size; step += 1) {
    const pivot = largestBelow(rows, step)
    const [own = [], other = []] = [rows[step], rows[pivot]]
    if (Math.abs(other[step] ?? 0) < 1e-12) return undefined
    rows[pivot] = own
    rows[step] = other.map(value => value / (other[step] ?? 1))
    for (let row = 0; row < size; row += 1) {
      const factor = rows[row]?.[step] ?? 0
      if (row === step || factor === 0) continue
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * (rows[step]?.[column] ?? 0))
    }
  }
  return rows.map(row => row.slice(size))
}

function largestBelow(rows: Matrix, step: number): number {
  let best = step
  for (let row = step + 1; row < rows.length; row += 1) {
    if (Math.abs(rows[row]?.[step] ?? 0) > Math.abs(rows[best]?.[step] ?? 0)) best = row
  }
  return best
}
