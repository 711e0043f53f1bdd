/**
 * Layer 3, pixels → label: how often the instrument itself reads what is there.
 *
 * @module
 */
import type { ConfusionMatrix } from './auditor.ts'
import { type Proportion, proportion } from './proportion.ts'
import { undetermined } from './statistics/index.ts'

export interface InstrumentLayer {
  /** Of the readings on pictures whose truth is known, those that were right. */
  readonly right: Proportion
  /** Of those pictures, the ones it abstained on. */
  readonly undetermined: Proportion
  /** The value it reads worst, and how often it reads that right; undefined: nothing was counted. */
  readonly worst: { readonly value: string; readonly right: Proportion } | undefined
}

/** Of a single attribute's matrix; undefined for none, and for pairs, whose attributes have their own. */
export function instrumentLayer(confusion: readonly ConfusionMatrix[]): InstrumentLayer | undefined {
  const [matrix, ...others] = confusion
  if (matrix === undefined || others.length > 0) return undefined
  const rows = matrix.rows.map((value, index) => rowOf(value, matrix, matrix.counts[index] ?? []))
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  const [read, all, right] = [
    sum(rows.map(row => row.read)),
    sum(rows.map(row => row.all)),
    sum(rows.map(row => row.right)),
  ]
  const [worst] = rows
    .filter(row => row.read > 0)
    .sort((one, other) => one.right / one.read - other.right / other.read)
  return {
    right: proportion(right, read),
    undetermined: proportion(all - read, all),
    worst: worst && { value: worst.value, right: proportion(worst.right, worst.read) },
  }
}

function rowOf(value: string, { columns }: ConfusionMatrix, counts: readonly number[]) {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const abstained = counts[columns.indexOf(undetermined)] ?? 0
  return { value, all, read: all - abstained, right: counts[columns.indexOf(value)] ?? 0 }
}
