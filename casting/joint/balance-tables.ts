/**
 * How many subjects each combination of balanced attributes should have, as whole numbers.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { DrawBelow } from '../draws.ts'
import { totalWeight } from '../weights.ts'
import type { Block, BlockColumn } from './block.ts'
import { roundTable } from './controlled-rounding.ts'
import { rake } from './raking.ts'

/** The wanted counts of one pair or triple; cell = sum of code times stride. */
export interface BalanceTable {
  readonly columns: readonly number[]
  readonly strides: readonly number[]
  /** 1: the row is counted. */
  readonly counted: Uint8Array
  readonly wanted: Int32Array
}

/**
 * The table of one pair or triple. Its expectation under the policy is fitted to the counts that the attributes have
 * in this block, and rounded without bias, so that rare combinations get their turn. A triple is a pair of its first
 * pair's rounded table and the third attribute.
 *
 * `compensate`: subjects with stated values count.
 */
export function balanceTable(
  block: Block,
  columns: readonly number[],
  options: { readonly compensate: boolean; readonly below: DrawBelow },
): BalanceTable {
  const sizes = columns.map(column => block.columns[column]?.values.length ?? 0)
  assertSmall(
    columns.map(column => block.columns[column]?.attribute ?? ''),
    sizes,
  )
  const strides = sizes.map((_, index) => sizes.slice(index + 1).reduce((product, size) => product * size, 1))
  const counted = countedRows(block, columns, options.compensate)
  const table = { columns, strides, counted }
  const [first = 0, ...others] = columns
  let wanted = counts(block, { ...table, columns: [first], strides: [1] }, sizes[0] ?? 0)
  let merged = [first]
  for (const [index, column] of others.entries()) {
    merged = [...merged, column]
    const width = sizes[index + 1] ?? 0
    const expected = expectation(block, merged, counted)
    const totals = counts(block, { ...table, columns: [column], strides: [1] }, width)
    wanted = roundTable(rake(expected, wanted, totals), width, options.below)
  }
  return { ...table, wanted }
}

/** Far more combinations than a block has subjects: each would be there once at most, balanced or not. */
const mostCells = 50_000

function assertSmall(names: readonly string[], sizes: readonly number[]): void {
  const cells = sizes.reduce((product, size) => product * size, 1)
  if (cells <= mostCells) return
  throw new EvencastError(
    'EVENCAST_POLICY_INVALID',
    `Expected at most ${mostCells} combinations to balance, got ${cells} of ${names.join(', ')}`,
    { hint: 'Balance pairs instead of a triple, or attributes with fewer values.' },
  )
}

/** The row's cell; -1: it is not counted. */
export function cellOf(block: Block, { columns, strides, counted }: BalanceTable, row: number): number {
  if (counted[row] === 0) return -1
  let cell = 0
  for (let index = 0; index < columns.length; index += 1) {
    cell += (block.columns[columns[index] ?? 0]?.codes[row] ?? 0) * (strides[index] ?? 0)
  }
  return cell
}

function counts(block: Block, table: Omit<BalanceTable, 'wanted'>, size: number): Int32Array {
  const found = new Int32Array(size)
  for (let row = 0; row < block.rows; row += 1) {
    const cell = cellOf(block, { ...table, wanted: found }, row)
    if (cell >= 0) found[cell] = (found[cell] ?? 0) + 1
  }
  return found
}

function countedRows(block: Block, columns: readonly number[], compensate: boolean): Uint8Array {
  return Uint8Array.from({ length: block.rows }, (_, row) =>
    columns.every(column => {
      const { codes, sampled } = block.columns[column] ?? {}
      return (codes?.[row] ?? -1) >= 0 && (compensate || sampled?.[row] === 1)
    })
      ? 1
      : 0,
  )
}

/** Sum over the rows of the product of what each attribute was drawn from. */
function expectation(block: Block, columns: readonly number[], counted: Uint8Array): Float64Array {
  const parts = columns.map(column => chances(block, column, columns))
  const sizes = columns.map(column => block.columns[column]?.values.length ?? 0)
  const cells = new Float64Array(sizes.reduce((product, size) => product * size, 1))
  for (let row = 0; row < block.rows; row += 1) {
    if (counted[row] === 0) continue
    const product = parts.reduce<readonly number[]>(
      (sofar, part) => sofar.flatMap(chance => part(row).map(next => chance * next)),
      [1],
    )
    for (const [cell, chance] of product.entries()) cells[cell] = (cells[cell] ?? 0) + chance
  }
  return cells
}

/**
 * Chances of each value in a row. What one attribute decides about another is kept by the strata already, so that
 * both are taken as they are.
 */
function chances(block: Block, column: number, among: readonly number[]): (row: number) => readonly number[] {
  const table = block.columns[column]
  if (table === undefined) return () => []
  const follows = (one: number, other: number): boolean =>
    block.columns[one]?.dependents.includes(other) ?? false
  const tied = among.some(other => follows(column, other) || follows(other, column))
  const known = new Map<number, readonly number[]>()
  const oneHot = (code: number): readonly number[] => table.values.map((_, index) => (index === code ? 1 : 0))
  return row => {
    const [code = -1, stratum = -1] = [table.codes[row], table.drawnFrom[row]]
    const key = tied || stratum < 0 ? -1 - code : stratum
    const found = known.get(key) ?? (key < 0 ? oneHot(code) : stratumChances(table, stratum))
    known.set(key, found)
    return found
  }
}

function stratumChances({ values, strata }: BlockColumn, stratum: number): readonly number[] {
  const weights = strata[stratum]?.weights ?? new Map<string, number>()
  const total = totalWeight(weights)
  return values.map(value => (weights.get(value) ?? 0) / total)
}
