/**
 * The last word on constraints that the search did not meet: a cast from the complete solver, or why there is none.
 *
 * @module
 */
import { conflictError, undecidedError } from '../feasibility/explain.ts'
import { judge } from '../feasibility/judge.ts'
import type { Block } from './block.ts'
import { type RepairOptions, setValue } from './set-value.ts'
import type { Tally } from './tally.ts'

/** Meets the constraints in place, or throws EVENCAST_POLICY_INFEASIBLE with the rules that are in each other's way. */
export function meetOrExplain(block: Block, tally: Tally, options: RepairOptions): void {
  const { demands, stratumFor } = options
  const judged = judge(block, demands, stratumFor)
  if (judged.verdict === 'infeasible') throw conflictError(block, judged.conflict, stratumFor)
  if (judged.verdict === 'feasible') {
    for (const [row, values] of judged.rows) {
      for (const { column, code } of values) {
        if (block.columns[column]?.codes[row] !== code) setValue(block, tally, row, column, code, options)
      }
    }
  }
  if (tally.violation() > 0) throw undecidedError(block, demands, tally.violation())
}
