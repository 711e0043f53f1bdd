/**
 * Meets constraints with as little change as it takes: exchanges first, which keep every attribute's counts, then new
 * values, and at the end as many old counts as the constraints allow. A local search (min-conflicts, after Minton,
 * Johnston, Philips and Laird, Artificial Intelligence 58, 1992); what it cannot meet is for `../feasibility` to judge.
 *
 * @module
 */
import type { DrawBelow } from '../draws.ts'
import { drawValue, restrictWeights } from '../weights.ts'
import { type Block, mayExchange } from './block.ts'
import { type Demand, matches, shortfall } from './demands.ts'
import { movedColumns, trySwap } from './swap-search.ts'
import type { Tally } from './tally.ts'

/** Which stratum decides a cell, given the row's other values as they stand; -1: it may not change. */
export type StratumFor = (row: number, column: number) => number

export interface RepairOptions {
  readonly demands: readonly Demand[]
  readonly stratumFor: StratumFor
  readonly below: DrawBelow
}

/** Attempts per row before the search gives up; exchanges that may fail in a row before a value is drawn anew. */
const attemptsPerRow = 60
const patience = 12

/** Works until no constraint is violated, in place; returns whether it got there. */
export function repair(block: Block, tally: Tally, options: RepairOptions): boolean {
  const { demands, below } = options
  const failures = new Int32Array(demands.length)
  for (let attempt = 0; attempt < attemptsPerRow * block.rows && tally.violation() > 0; attempt += 1) {
    const violated = violatedGroups(tally, demands)
    const chosen = violated[below(violated.length)]
    const demand = demands[chosen?.demand ?? -1]
    if (chosen === undefined || demand === undefined) return false
    const before = tally.violation()
    const exchanges = (failures[chosen.demand] ?? 0) < patience
    if (exchanges) exchangeFor(block, tally, demand, chosen, below)
    else changeFor(block, tally, demand, chosen, options)
    const better = tally.violation() < before
    failures[chosen.demand] = better || !exchanges ? 0 : (failures[chosen.demand] ?? 0) + 1
  }
  return tally.violation() === 0
}

interface Violated {
  readonly demand: number
  readonly group: number
  /** Are there too few matching rows? Otherwise too many. */
  readonly tooFew: boolean
}

function violatedGroups(tally: Tally, demands: readonly Demand[]): readonly Violated[] {
  return demands.flatMap((demand, index) =>
    [...tally.matching(index)].flatMap((count, group) =>
      shortfall(demand, group, count) > 0
        ? [{ demand: index, group, tooFew: count < (demand.minimum[group] ?? 0) }]
        : [],
    ),
  )
}

/** A row that should change its side, and a column by which it can. */
function candidate(
  block: Block,
  demand: Demand,
  { group, tooFew }: Violated,
  below: DrawBelow,
): { readonly row: number; readonly column: number; readonly wanted: Uint8Array } | undefined {
  const rows: number[] = []
  for (let row = 0; row < block.rows; row += 1) {
    if (demand.groups[row] === group && matches(block, demand, row) !== tooFew) rows.push(row)
  }
  const row = rows.length === 0 ? undefined : rows[below(rows.length)]
  if (row === undefined) return undefined
  const movable = demand.where.filter(({ column, wanted }) => {
    const { codes, drawnFrom } = block.columns[column] ?? {}
    return (drawnFrom?.[row] ?? -1) >= 0 && (!tooFew || wanted[codes?.[row] ?? -1] !== 1)
  })
  const part = movable.length === 0 ? undefined : movable[below(movable.length)]
  return part === undefined ? undefined : { row, ...part }
}

function exchangeFor(block: Block, tally: Tally, demand: Demand, chosen: Violated, below: DrawBelow): void {
  const found = candidate(block, demand, chosen, below)
  if (found === undefined) return
  const { row, column, wanted } = found
  const codes = block.columns[column]?.codes
  const partners: number[] = []
  for (let other = 0; other < block.rows; other += 1) {
    const fits = (wanted[codes?.[other] ?? -1] === 1) === chosen.tooFew
    if (other !== row && fits && mayExchange(block, column, row, other)) partners.push(other)
  }
  const partner = partners.length === 0 ? undefined : partners[below(partners.length)]
  if (partner !== undefined) trySwap(block, tally, column, row, partner)
}

function changeFor(
  block: Block,
  tally: Tally,
  demand: Demand,
  chosen: Violated,
  options: RepairOptions,
): void {
  const found = candidate(block, demand, chosen, options.below)
  if (found === undefined) return
  const { row, column, wanted } = found
  const { values = [], strata = [], drawnFrom } = block.columns[column] ?? {}
  const weights = strata[drawnFrom?.[row] ?? -1]?.weights ?? new Map<string, number>()
  const fitting = restrictWeights(weights, value => (wanted[values.indexOf(value)] === 1) === chosen.tooFew)
  const value = drawValue(fitting, options.below)
  if (value === undefined) return
  const before = tally.violation()
  const undo = setValue(block, tally, row, column, values.indexOf(value), options)
  const limit = before + (options.below(8) === 0 ? 1 : 0)
  if (tally.violation() > limit || (tally.violation() === before && options.below(4) > 0)) undo()
}

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
