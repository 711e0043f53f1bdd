/**
 * Least squares among shares: nothing below 0, all together 1.
 *
 * @module
 */
import { dot, type Matrix, solveLinear, transpose } from './linear-algebra.ts'

/** Keeps the normal equations solvable where two columns are alike. */
const ridge = 1e-12
const tolerance = 1e-12

/**
 * The shares x that make |matrix · x - right|² smallest among all with x ≥ 0 and Σ x = 1, by a primal active-set method
 * (Nocedal and Wright, Numerical Optimization, §16.5). Where the exact solution of matrix · x = right is a set of shares, it
 * is that.
 *
 * @example
 * simplexLeastSquares([[0.9, 0.2], [0.1, 0.8]], [0.95, 0.05]) // [1, 0]: inversion would give 1.07 and -0.07
 */
export function simplexLeastSquares(matrix: Matrix, right: readonly number[]): readonly number[] {
  const exact = matrix.length === matrix[0]?.length ? solveLinear(matrix, right) : undefined
  if (exact !== undefined && isShares(exact)) return exact
  const columns = transpose(matrix)
  const size = columns.length
  const products = columns.map((one, row) =>
    columns.map((other, column) => dot(one, other) + (row === column ? ridge : 0)),
  )
  const targets = columns.map(column => dot(column, right))
  let shares: readonly number[] = columns.map(() => 1 / size)
  let free: readonly number[] = columns.map((_, index) => index)
  for (let step = 0; step < 20 * size; step += 1) {
    const { aim, multiplier } = bestAmong(free, products, targets)
    const blocked = free.filter(index => (aim[index] ?? 0) < 0 && (shares[index] ?? 0) >= (aim[index] ?? 0))
    if (blocked.length > 0) {
      const length = Math.min(1, ...blocked.map(index => stepLength(shares[index] ?? 0, aim[index] ?? 0)))
      shares = shares.map((share, index) => Math.max(0, share + length * ((aim[index] ?? 0) - share)))
      const moved = shares
      const stopped = blocked.filter(index => (moved[index] ?? 0) <= tolerance)
      shares = shares.map((share, index) => (stopped.includes(index) ? 0 : share))
      free = free.filter(index => !stopped.includes(index))
      continue
    }
    shares = aim
    const worst = mostWanted(columns.length, free, aim, products, targets, multiplier)
    if (worst === undefined) break
    free = [...free, worst].sort((left, other) => left - other)
  }
  return shares
}

function isShares(values: readonly number[]): boolean {
  return (
    values.every(value => value >= 0) && Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) < 1e-9
  )
}

/** The smallest sum of squares with only these shares free, ignoring signs, and the multiplier of Σ x = 1. */
function bestAmong(
  free: readonly number[],
  products: Matrix,
  targets: readonly number[],
): { readonly aim: readonly number[]; readonly multiplier: number } {
  const rows = free.map(row => [...free.map(column => products[row]?.[column] ?? 0), 1])
  const system = [...rows, [...free.map(() => 1), 0]]
  const solution = solveLinear(system, [...free.map(index => targets[index] ?? 0), 1])
  const even = free.map(() => 1 / free.length)
  const found = solution ?? [...even, 0]
  const values = new Map(free.map((index, position) => [index, found[position] ?? 0]))
  return { aim: targets.map((_, index) => values.get(index) ?? 0), multiplier: found.at(-1) ?? 0 }
}

function stepLength(share: number, aim: number): number {
  return share === aim ? 0 : share / (share - aim)
}

/** The fixed share whose growth would lower the sum most; undefined: the smallest sum is found. */
function mostWanted(
  size: number,
  free: readonly number[],
  shares: readonly number[],
  products: Matrix,
  targets: readonly number[],
  multiplier: number,
): number | undefined {
  const fixed = Array.from({ length: size }, (_, index) => index).filter(index => !free.includes(index))
  const slopes = fixed.map(index => dot(products[index] ?? [], shares) - (targets[index] ?? 0) + multiplier)
  const steepest = Math.min(...slopes)
  return steepest < -tolerance ? fixed[slopes.indexOf(steepest)] : undefined
}
