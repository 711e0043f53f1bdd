/**
 * Says why constraints cannot be met.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { Block } from '../joint/block.ts'
import type { Demand } from '../joint/demands.ts'
import type { StratumFor } from '../joint/set-value.ts'
import { patternGroups } from './patterns.ts'

/** EVENCAST_POLICY_INFEASIBLE with the rules that rule each other out, and what each asks for. */
export function conflictError(
  block: Block,
  conflict: readonly Demand[],
  stratumFor: StratumFor,
): EvencastError {
  const told = conflict.map(demand => `\`${demand.name}\` (${demand.text}: ${asked(demand)})`)
  const [only] = conflict
  if (conflict.length === 1 && only !== undefined) {
    return new EvencastError(
      'EVENCAST_POLICY_INFEASIBLE',
      `Expected a constraint that ${subjects(block.rows)} can meet, got ${told[0]}; ${reach(block, only, stratumFor)}`,
      { hint: `Change the count of \`${only.name}\`, or what the policy lets these subjects be.` },
    )
  }
  return new EvencastError(
    'EVENCAST_POLICY_INFEASIBLE',
    `Expected constraints that ${subjects(block.rows)} can meet together, got ${listed(told)}; without any one of them the others can be met`,
    { hint: `Relax or remove one of \`${conflict.map(({ name }) => name).join('`, `')}\`.` },
  )
}

/** For the rare case that the search ends without a cast and without a proof. */
export function undecidedError(block: Block, demands: readonly Demand[], missing: number): EvencastError {
  return new EvencastError(
    'EVENCAST_POLICY_INFEASIBLE',
    `Expected constraints that a search over ${subjects(block.rows)} meets, got ${missing} too few or too many; that it is impossible is not proved`,
    {
      hint: `Relax one of \`${demands.map(({ name }) => name).join('`, `')}\`, or try another seed.`,
    },
  )
}

/** "12 or more", "at most 3 in each of 20 images": the bounds in this block. */
function asked({ minimum, maximum }: Demand): string {
  const bounded = [...minimum].flatMap((low, group) => {
    const high = maximum[group] ?? Number.POSITIVE_INFINITY
    return low > 0 || Number.isFinite(high) ? [bounds(low, high)] : []
  })
  const [first = 'nothing'] = bounded
  return bounded.length > 1 ? `${first} in each image` : first
}

function bounds(minimum: number, maximum: number): string {
  if (minimum === maximum) return `exactly ${minimum}`
  return Number.isFinite(maximum) ? `at most ${maximum}` : `at least ${minimum}`
}

/** How many rows can match, and how many must. */
function reach(block: Block, demand: Demand, stratumFor: StratumFor): string {
  const free = { ...demand, maximum: demand.maximum.map(() => Number.POSITIVE_INFINITY) }
  const counted = demand.groups.filter(group => group >= 0).length
  const found = patternGroups(block, [free], stratumFor)
  if (found === undefined) return `${counted} are counted`
  const groups = found.filter(({ rows }) => (demand.groups[rows[0] ?? 0] ?? -1) >= 0)
  const size = (list: typeof groups): number => list.reduce((sum, { rows }) => sum + rows.length, 0)
  const can = size(groups.filter(({ patterns }) => patterns.some(({ matched }) => matched.length > 0)))
  const must = size(groups.filter(({ patterns }) => patterns.every(({ matched }) => matched.length > 0)))
  return `of ${counted} that are counted ${can} can match and ${must} must`
}

function subjects(count: number): string {
  return count === 1 ? 'one subject' : `${count} subjects`
}

function listed(parts: readonly string[]): string {
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
