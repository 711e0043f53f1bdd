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

/** The inverse of a square matrix; undefined where it is singular. */
export function inverse(matrix: Matrix): Matrix | undefined {
  return solveColumns(
    matrix,
    matrix.map((_, row) => matrix.map((_, column) => Number(row === column))),
  )
}

/**
 * (AᵀA)⁻¹Aᵀ, which solves A · x = b by least squares, and is the inverse where A is square; undefined where two columns of
 * A are as good as alike.
 */
export function leftInverse(matrix: Matrix): Matrix | undefined {
  const transposed = transpose(matrix)
  const inverted = inverse(multiply(transposed, matrix))
  return inverted && multiply(inverted, transposed)
}

/** Rows become columns; the empty matrix stays empty. */
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

/** Gauss and Jordan on one flat copy: bootstraps solve thousands of these. */
function solveColumns(matrix: Matrix, right: Matrix): Matrix | undefined {
  const size = matrix.length
  const width = size + (right[0]?.length ?? 0)
  const cells = Float64Array.from(matrix.flatMap((row, index) => [...row, ...(right[index] ?? [])]))
  for (let step = 0; step < size; step += 1) {
    const pivot = largestBelow(cells, step, size, width)
    const value = cells[pivot * width + step] ?? 0
    if (Math.abs(value) < 1e-12) return undefined
    for (let column = step; column < width; column += 1) {
      const moved = cells[pivot * width + column] ?? 0
      cells[pivot * width + column] = cells[step * width + column] ?? 0
      cells[step * width + column] = moved / value
    }
    for (let row = 0; row < size; row += 1) {
      const factor = cells[row * width + step] ?? 0
      if (row === step || factor === 0) continue
      for (let column = step; column < width; column += 1) {
        const index = row * width + column
        cells[index] = (cells[index] ?? 0) - factor * (cells[step * width + column] ?? 0)
      }
    }
  }
  return matrix.map((_, row) => [...cells.subarray(row * width + size, (row + 1) * width)])
}

function largestBelow(cells: Float64Array, step: number, size: number, width: number): number {
  let best = step
  for (let row = step + 1; row < size; row += 1) {
    if (Math.abs(cells[row * width + step] ?? 0) > Math.abs(cells[best * width + step] ?? 0)) best = row
  }
  return best
}
