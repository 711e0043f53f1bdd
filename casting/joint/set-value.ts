/**
 * Another value for one cell of a block, with all that follows from it.
 *
 * @module
 */
import type { DrawBelow } from '../draws.ts'
import { drawValue } from '../weights.ts'
import type { Block } from './block.ts'
import type { Demand } from './demands.ts'
import { movedColumns } from './swap-search.ts'
import type { Tally } from './tally.ts'

/** Which stratum decides a cell, given the row's other values as they stand; -1: it may not change. */
export type StratumFor = (row: number, column: number) => number

export interface RepairOptions {
  readonly demands: readonly Demand[]
  readonly stratumFor: StratumFor
  readonly below: DrawBelow
}

/** Gives a cell another value; what follows from it is drawn anew where its rule changes. Returns how to undo it. */
export function setValue(
  block: Block,
  tally: Tally,
  row: number,
  column: number,
  code: number,
  { stratumFor, below }: RepairOptions,
): () => void {
  const moved = movedColumns(block, column)
  const before = moved.map(index => {
    const { codes, drawnFrom } = block.columns[index] ?? {}
    return [codes?.[row] ?? -1, drawnFrom?.[row] ?? -1] as const
  })
  tally.remove(row, moved)
  const changed = block.columns[column]
  if (changed !== undefined) changed.codes[row] = code
  for (const dependent of moved.slice(1)) redraw(block, row, dependent, stratumFor, below)
  tally.add(row, moved)
  return () => {
    tally.remove(row, moved)
    for (const [place, index] of moved.entries()) {
      const { codes, drawnFrom } = block.columns[index] ?? {}
      const [oldCode = -1, stratum = -1] = before[place] ?? []
      if (codes !== undefined) codes[row] = oldCode
      if (drawnFrom !== undefined) drawnFrom[row] = stratum
    }
    tally.add(row, moved)
  }
}

function redraw(block: Block, row: number, column: number, stratumFor: StratumFor, below: DrawBelow): void {
  const { codes, drawnFrom, strata = [], values = [] } = block.columns[column] ?? {}
  if (codes === undefined || drawnFrom === undefined || (drawnFrom[row] ?? -1) < 0) return
  const stratum = stratumFor(row, column)
  if (stratum === drawnFrom[row]) return
  const value = drawValue(strata[stratum]?.weights ?? new Map(), below)
  if (value === undefined) return
  drawnFrom[row] = stratum
  codes[row] = values.indexOf(value)
}
