/**
 * Takes back what constraints did not need of a repair.
 *
 * @module
 */
import { drawValue, restrictWeights } from '../weights.ts'
import type { Block } from './block.ts'
import { type RepairOptions, setValue } from './set-value.ts'
import type { Tally } from './tally.ts'

/**
 * Brings the counts of every attribute back towards those that were drawn, as far as the constraints allow: values
 * that there are too many of become values that there are too few of.
 */
export function restoreCounts(
  block: Block,
  tally: Tally,
  drawn: readonly Int32Array[],
  options: RepairOptions,
): void {
  const { below } = options
  const off = block.columns.map((column, index) => difference(valueCounts(column), drawn[index]))
  if (off.every(counts => counts.every(count => count === 0))) return
  for (let attempt = 0; attempt < 40 * block.rows; attempt += 1) {
    const column = below(block.columns.length)
    const row = below(block.rows)
    const { codes, drawnFrom, strata = [], values = [] } = block.columns[column] ?? {}
    const code = codes?.[row] ?? -1
    const weights = strata[drawnFrom?.[row] ?? -1]?.weights
    if (weights === undefined || code < 0) continue
    const counts = off[column] ?? new Int32Array(0)
    const fewer = restrictWeights(
      weights,
      value => (counts[values.indexOf(value)] ?? 0) < (counts[code] ?? 0) - 1,
    )
    const value = drawValue(fewer, below)
    if (value === undefined) continue
    const [violation, before] = [tally.violation(), distance(off)]
    const undo = setValue(block, tally, row, column, values.indexOf(value), options)
    const now = block.columns.map((other, index) => difference(valueCounts(other), drawn[index]))
    if (tally.violation() > violation || distance(now) >= before) undo()
    else for (const [index, found] of now.entries()) off[index] = found
  }
}

/** Every value's count in a column. */
export function valueCounts({ codes, values }: Block['columns'][number]): Int32Array {
  const counts = new Int32Array(values.length)
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

function difference(counts: Int32Array, drawn: Int32Array | undefined): Int32Array {
  return counts.map((count, code) => count - (drawn?.[code] ?? 0))
}

function distance(off: readonly Int32Array[]): number {
  let sum = 0
  for (const counts of off) for (const count of counts) sum += count * count
  return sum
}
