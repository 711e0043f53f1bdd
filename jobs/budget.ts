/**
 * What a run may cost: every attempt is paid for before it is made.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Perform } from './runner.ts'

/** Keeps what pictures may cost below a limit, attempts under way included; US dollars. */
export interface Budget {
  /** Reserves a picture's first attempt; false: it would go beyond the limit. */
  reserve(): boolean
  /** Pays for attempts after the first one, too; EVENCAST_COST_LIMIT where that would go beyond the limit. */
  paying(perform: Perform): Perform
  /** What attempts so far may have cost, those under way included. */
  spent(): number
}

/** Opens a budget in the currency of the price. `spent` is what earlier attempts of the run cost. */
export function openBudget({
  price,
  limit,
  spent: before,
}: {
  /** Per attempt. */
  readonly price: number
  readonly limit: number
  readonly spent: number
}): Budget {
  let attempts = 0
  const spent = () => before + attempts * price
  const reserve = (): boolean => {
    // Sums of decimals are off by a few units in the last place.
    if (spent() + price > limit * (1 + 1e-9)) return false
    attempts += 1
    return true
  }
  const begun = new Set<string>()
  return {
    reserve,
    paying: perform => async (job, options) => {
      if (begun.has(job.identity) && !reserve())
        throw new EvencastError(
          'EVENCAST_COST_LIMIT',
          `Expected another attempt within ${limit}, got no room for it`,
          {
            hint: 'Raise --max-cost, and go on with --resume.',
          },
        )
      begun.add(job.identity)
      return perform(job, options)
    },
    spent,
  }
}
