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
import { type RepairOptions, setValue } from './set-value.ts'
import { trySwap } from './swap-search.ts'
import type { Tally } from './tally.ts'

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
