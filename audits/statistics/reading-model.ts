/**
 * How an instrument errs, as probabilities: what it reads where something is true.
 *
 * @module
 */
import type { ConfusionMatrix } from '../auditor.ts'
import { intersection } from './intersections.ts'
import type { Matrix } from './linear-algebra.ts'
import { drawDirichlet, type Random } from './random-variates.ts'

/** The column of a confusion matrix that counts where the instrument abstained. */
export const undetermined = 'undetermined'

/** How an instrument reads one attribute, as probabilities counted from its confusion matrix. */
export interface ReadingModel {
  /** What may be true. */
  readonly values: readonly string[]
  /** What may be read, `undetermined` left out. */
  readonly readings: readonly string[]
  /** Probability of `readings[j]` where `values[i]` is true and something is read; every row sums to 1. */
  readonly reads: Matrix
  /** Probability that something is read where `values[i]` is true, 0..1. */
  readonly determined: readonly number[]
  /** Readings of `values[i]` that the probabilities were counted on. */
  readonly counted: readonly number[]
}

/**
 * The shares of every row of a confusion matrix. A true value that was never read is left out: nothing is known about it;
 * undefined where none is left.
 */
export function readingModel(matrix: ConfusionMatrix): ReadingModel | undefined {
  return modelFrom(matrix, counts => counts)
}

/**
 * One draw of what the shares might be, given how few pictures they were counted on: every row from its Dirichlet posterior
 * under a prior that weighs one picture in all.
 */
export function drawReadingModel(matrix: ConfusionMatrix, random: Random): ReadingModel | undefined {
  return modelFrom(matrix, counts =>
    drawDirichlet(
      counts.map(count => count + 1 / counts.length),
      random,
    ),
  )
}

/** The model of one matrix, or of several attributes read together; undefined where one of them is unknown. */
export function modelOf(
  confusion: readonly ConfusionMatrix[],
  model: (matrix: ConfusionMatrix) => ReadingModel | undefined = readingModel,
): ReadingModel | undefined {
  const [first, ...others] = confusion.map(model)
  return others.reduce((joined, other) => (joined && other ? jointModel(joined, other) : undefined), first)
}

/** Two attributes read of one subject together, where the instrument errs on each by itself. */
export function jointModel(first: ReadingModel, second: ReadingModel): ReadingModel {
  const pairs = <Item, Other, Result>(
    items: readonly Item[],
    others: readonly Other[],
    join: (item: Item, other: Other) => Result,
  ): readonly Result[] => items.flatMap(item => others.map(other => join(item, other)))
  return {
    values: pairs(first.values, second.values, (one, other) => intersection(one, other)),
    readings: pairs(first.readings, second.readings, (one, other) => intersection(one, other)),
    reads: pairs(first.reads, second.reads, (row, other) => pairs(row, other, (one, two) => one * two)),
    determined: pairs(first.determined, second.determined, (one, other) => one * other),
    counted: pairs(first.counted, second.counted, Math.min),
  }
}

/** The matrix over groups of values: a reading inside the group of the truth is no error. */
export function mergeConfusion(
  { rows, columns, counts }: ConfusionMatrix,
  groupOf: (value: string) => string,
): ConfusionMatrix {
  const columnGroup = (value: string): string => (value === undetermined ? value : groupOf(value))
  const mergedRows = [...new Set(rows.map(groupOf))]
  const mergedColumns = [...new Set(columns.map(columnGroup))]
  return {
    rows: mergedRows,
    columns: mergedColumns,
    counts: mergedRows.map(row =>
      mergedColumns.map(column =>
        rows.reduce(
          (sum, value, index) =>
            groupOf(value) === row ? sum + sumWhere(counts[index], columns, columnGroup, column) : sum,
          0,
        ),
      ),
    ),
  }
}

function sumWhere(
  row: readonly number[] | undefined,
  columns: readonly string[],
  groupOf: (value: string) => string,
  group: string,
): number {
  return (row ?? []).reduce(
    (sum, count, index) => (groupOf(columns[index] ?? '') === group ? sum + count : sum),
    0,
  )
}

function modelFrom(
  { rows, columns, counts }: ConfusionMatrix,
  sample: (counts: readonly number[]) => readonly number[],
): ReadingModel | undefined {
  const abstained = columns.indexOf(undetermined)
  const known = rows.flatMap((value, index) => {
    const row = counts[index] ?? []
    const counted = row.reduce((sum, count, column) => (column === abstained ? sum : sum + count), 0)
    if (counted === 0) return []
    const drawn = sample(row)
    const read = drawn.filter((_, column) => column !== abstained)
    const total = read.reduce((sum, share) => sum + share, 0)
    const all = total + (abstained < 0 ? 0 : (drawn[abstained] ?? 0))
    return [{ value, counted, reads: read.map(share => share / total), determined: total / all }]
  })
  if (known.length === 0) return undefined
  return {
    values: known.map(({ value }) => value),
    readings: columns.filter(column => column !== undetermined),
    reads: known.map(({ reads }) => reads),
    determined: known.map(({ determined }) => determined),
    counted: known.map(({ counted }) => counted),
  }
}
