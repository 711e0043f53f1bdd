/**
 * Takes back what constraints did not need of a repair, and lets shares bend in proportion where they did.
 *
 * @module
 */
import { drawValue } from '../weights.ts'
import type { Block } from './block.ts'
import { type RepairOptions, setValue } from './set-value.ts'
import { type StratumCounts, startShareCost, stratumCounts } from './share-cost.ts'
import { trySwap } from './swap-search.ts'
import type { Tally } from './tally.ts'

/** Tries per row: values drawn anew, and exchanges that make room for them. */
const triesPerRow = 120

/**
 * Brings the values of every rule back to the counts that were drawn, as far as the constraints allow; where they do
 * not, what is left goes to the other values in proportion to their shares. Changes the block and its tally in place.
 */
export function restoreShares(
  block: Block,
  tally: Tally,
  drawn: readonly StratumCounts[],
  options: RepairOptions,
): void {
  const { below } = options
  if (block.columns.every((column, index) => isAsDrawn(stratumCounts(column), drawn[index]))) return
  const cost = startShareCost(block, drawn, below)
  const both: Tally = {
    ...tally,
    remove: (row, columns) => {
      tally.remove(row, columns)
      cost.remove(row, columns)
    },
    add: (row, columns) => {
      tally.add(row, columns)
      cost.add(row, columns)
    },
  }
  for (let attempt = 0; attempt < triesPerRow * block.rows; attempt += 1) {
    const column = below(block.columns.length)
    const row = below(block.rows)
    const { codes, drawnFrom, strata = [], values = [] } = block.columns[column] ?? {}
    const weights = strata[drawnFrom?.[row] ?? -1]?.weights
    if (weights === undefined) continue
    // An exchange changes no count, but may let go of a value that a constraint held.
    if (attempt % 2 === 1) {
      trySwap(block, both, column, row, below(block.rows))
      continue
    }
    const code = values.indexOf(drawValue(weights, below) ?? '')
    if (code < 0 || code === codes?.[row]) continue
    const [violation, before] = [tally.violation(), cost.total()]
    const undo = setValue(block, both, row, column, code, options)
    if (tally.violation() > violation || cost.total() > before - smallestGain) undo()
  }
}

/** Sums of logarithms are not exact. */
const smallestGain = 1e-7

function isAsDrawn(counts: StratumCounts, drawn: StratumCounts | undefined): boolean {
  return [...counts].every(([stratum, found]) =>
    found.every((count, code) => count === (drawn?.get(stratum)?.[code] ?? 0)),
  )
}
