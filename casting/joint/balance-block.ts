/**
 * Joint quotas and constraints for the images of one block.
 *
 * @module
 */
import type { Cast } from '../../types.ts'
import { keyedDraws } from '../draws.ts'
import type { PhiloxKey } from '../philox.ts'
import { balanceTable } from './balance-tables.ts'
import { blockOfCasts, type CastsOptions, castsOfBlock } from './block-of-casts.ts'
import { type BoundsFor, demandOf } from './demands.ts'
import { meetOrExplain } from './meet-or-explain.ts'
import { repair } from './repair.ts'
import { restoreShares } from './restore-shares.ts'
import { stratumCounts } from './share-cost.ts'
import { scatter, searchSwaps } from './swap-search.ts'
import { startTally } from './tally.ts'

export interface BlockOptions extends CastsOptions {
  /** Bounds of a constraint in this block. */
  readonly boundsFor: BoundsFor
  readonly key: PhiloxKey
  /** The block's place in its scope. */
  readonly place: number
  /** false: values stay with the subjects they were drawn for, unless a constraint needs them elsewhere. */
  readonly scattered?: boolean
}

/**
 * The casts of a block's images with their constraints met and their combinations balanced. What a single attribute
 * was drawn keeps its counts, unless a constraint needs others; then the values left free keep their proportions.
 *
 * Throws EVENCAST_POLICY_INFEASIBLE where constraints cannot be met.
 */
export function balanceBlock(options: BlockOptions): readonly Cast[] {
  const { compiled, casts, boundsFor, key, place } = options
  const { block, stratumFor, subjects } = blockOfCasts(options)
  const { compensate } = compiled
  const below = keyedDraws(key, ['balance', place])
  if (options.scattered ?? true) scatter(block, below)

  const demands = compiled.constraints.map(constraint =>
    demandOf(constraint, block, { classes: subjects, compensate, boundsFor }),
  )
  const drawn = block.columns.map(stratumCounts)
  const constrained = startTally(block, [], demands)
  const repairs = { demands, stratumFor, below }
  if (constrained.violation() > 0) {
    if (!repair(block, constrained, repairs)) meetOrExplain(block, constrained, repairs)
    restoreShares(block, constrained, drawn, repairs)
  }

  const tables = compiled.balance.flatMap(names => {
    const columns = names.map(name => block.columns.findIndex(({ attribute }) => attribute === name))
    return columns.includes(-1) ? [] : [balanceTable(block, columns, { compensate, below })]
  })
  const columns = [...new Set(tables.flatMap(table => table.columns))]
  searchSwaps(block, startTally(block, tables, demands), { columns, below })
  return castsOfBlock(block, casts)
}
