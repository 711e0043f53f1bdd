/**
 * Can these constraints be met at all? If not, which of them rule each other out?
 *
 * @module
 */
import type { Block } from '../joint/block.ts'
import type { Demand } from '../joint/demands.ts'
import type { StratumFor } from '../joint/set-value.ts'
import { type Pattern, type PatternGroup, patternGroups } from './patterns.ts'
import type { LinearCondition } from './simplex.ts'
import { wholePoint } from './whole-point.ts'

export type Judgement =
  /** How: for every row that has a pattern, the values that make it match. */
  | { readonly verdict: 'feasible'; readonly rows: ReadonlyMap<number, Pattern['values']> }
  /** Proved; without any one of `conflict` the others can be met. */
  | { readonly verdict: 'infeasible'; readonly conflict: readonly Demand[] }
  | { readonly verdict: 'unknown' }

/**
 * Counts how many rows of each group take each pattern, as an integer program: complete, and small, because rows that
 * constraints cannot tell apart are counted together.
 */
export function judge(block: Block, demands: readonly Demand[], stratumFor: StratumFor): Judgement {
  const hopeless = demands.find(asksForMoreThanThereAre)
  if (hopeless !== undefined) return { verdict: 'infeasible', conflict: [hopeless] }
  const solved = solve(block, demands, stratumFor)
  if (solved === 'unknown') return { verdict: 'unknown' }
  if (solved !== 'nothing') return { verdict: 'feasible', rows: solved }
  return { verdict: 'infeasible', conflict: smallestConflict(block, demands, stratumFor) }
}

/** Seen at once, where the program would be too large. */
function asksForMoreThanThereAre({ groups, minimum }: Demand): boolean {
  const counted = new Int32Array(minimum.length)
  for (const group of groups) if (group >= 0) counted[group] = (counted[group] ?? 0) + 1
  return minimum.some((least, group) => least > (counted[group] ?? 0))
}

/** Variables times conditions of a program that is solved in seconds. */
const largestProgram = 2_000_000

/** Leaves out one demand after the other and keeps it out where the rest is still impossible (a deletion filter). */
function smallestConflict(
  block: Block,
  demands: readonly Demand[],
  stratumFor: StratumFor,
): readonly Demand[] {
  // Those that count every image by itself first: without them the program is small.
  const order = [...demands].sort((left, right) => right.minimum.length - left.minimum.length)
  return order.reduce<readonly Demand[]>((rest, demand) => {
    const without = rest.filter(other => other !== demand)
    return solve(block, without, stratumFor) === 'nothing' ? without : rest
  }, demands)
}

function solve(
  block: Block,
  demands: readonly Demand[],
  stratumFor: StratumFor,
): ReadonlyMap<number, Pattern['values']> | 'nothing' | 'unknown' {
  const groups = patternGroups(block, demands, stratumFor)
  if (groups === undefined) return 'unknown'
  if (groups.some(({ patterns }) => patterns.length === 0)) return 'nothing'
  const choices = groups.flatMap(group => group.patterns.map(pattern => ({ group, pattern })))
  const sizes = groups.map(
    (group): LinearCondition => ({
      terms: choices.flatMap((choice, variable) =>
        choice.group === group ? [{ variable, coefficient: 1 }] : [],
      ),
      relation: '=',
      limit: group.rows.length,
    }),
  )
  const bounds = demands.flatMap((demand, index) => demandConditions(demand, index, choices))
  if (choices.length * (sizes.length + bounds.length) > largestProgram) return 'unknown'
  const solution = wholePoint(choices.length, [...sizes, ...bounds])
  return solution.found === 'point' ? assign(choices, solution.point) : solution.found
}

type Choice = { readonly group: PatternGroup; readonly pattern: Pattern }

function demandConditions(
  demand: Demand,
  index: number,
  choices: readonly Choice[],
): readonly LinearCondition[] {
  const terms = new Map<number, LinearCondition['terms'][number][]>()
  for (const [variable, { group, pattern }] of choices.entries()) {
    if (!pattern.matched.includes(index)) continue
    const counted = demand.groups[group.rows[0] ?? 0] ?? -1
    terms.set(counted, [...(terms.get(counted) ?? []), { variable, coefficient: 1 }])
  }
  return [...demand.minimum].flatMap((minimum, group): LinearCondition[] => {
    const maximum = demand.maximum[group] ?? Number.POSITIVE_INFINITY
    const sum = terms.get(group) ?? []
    return [
      ...(minimum > 0 ? [{ terms: sum, relation: '>=' as const, limit: minimum }] : []),
      ...(Number.isFinite(maximum) ? [{ terms: sum, relation: '<=' as const, limit: maximum }] : []),
    ]
  })
}

function assign(
  choices: readonly Choice[],
  counts: readonly number[],
): ReadonlyMap<number, Pattern['values']> {
  const next = new Map<PatternGroup, number>()
  return new Map(
    choices.flatMap(({ group, pattern }, variable) => {
      const first = next.get(group) ?? 0
      const count = counts[variable] ?? 0
      next.set(group, first + count)
      return group.rows.slice(first, first + count).map(row => [row, pattern.values] as const)
    }),
  )
}
