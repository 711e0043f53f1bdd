/**
 * Quotas that hold at every length: randomized apportionment after Gölz, Peters and Procaccia,
 * "In This Apportionment Lottery, the House Always Wins" (EC 2022), by cumulative rounding.
 *
 * For shares p the stream of values has three properties at once:
 * - unbiased: every draw is value k with probability p[k];
 * - quota at every prefix: after n draws value k came floor(n p[k]) or ceil(n p[k]) times;
 * - house-monotone: a draw does not depend on how many follow.
 *
 * @module
 */
import type { DrawBelow } from './draws.ts'
import { shuffle } from './draws.ts'
import { findCycle, isUnsettled, type Step } from './rounding-cycle.ts'
import { totalWeight, type Weights } from './weights.ts'

/**
 * Endless stream of values that follows the weights as closely as whole subjects allow.
 *
 * @example
 * const below = keyedDraws(key, ['quota', 'presentation'])
 * const values = apportion(exactWeights({ feminine: 50, masculine: 50 }), below)
 * values.next().value // 'feminine' or 'masculine', and the next one is the other
 */
export function apportion(weights: Weights, below: DrawBelow): Iterator<string, never> {
  const equal = new Set(weights.values()).size === 1
  return equal ? permutations([...weights.keys()], below) : roundedRows(weights, below)
}

/** Equal shares: every block of K draws is a random permutation. */
function* permutations(values: readonly string[], below: DrawBelow): Generator<string, never> {
  while (true) yield* shuffle(values, below)
}

/**
 * One draw of the flow network, in units of 1/W. `draws[k]`: is this draw value k (sums to W)? `carries[k]`: how far
 * the count of value k up to this draw lies above floor(n p[k]). Each lies in 0..W and is settled at 0 or W.
 * Conservation: carry before + draw = carry + whole units that n p[k] gained.
 */
export interface Row {
  readonly draws: number[]
  readonly carries: number[]
}

function* roundedRows(weights: Weights, below: DrawBelow): Generator<string, never> {
  const values = [...weights.keys()]
  const shares = [...weights.values()]
  const unit = totalWeight(weights)
  const rows: Row[] = []
  let remainders = shares.map(() => 0)
  const openRow = (index: number): Row => {
    for (let opened = rows.length; opened <= index; opened += 1) {
      remainders = remainders.map((remainder, value) => (remainder + (shares[value] ?? 0)) % unit)
      rows.push({ draws: [...shares], carries: [...remainders] })
    }
    return rows[index] ?? { draws: [], carries: [] }
  }
  while (true) {
    settleFirstRow(openRow, unit, below)
    const drawn = openRow(0).draws.indexOf(unit)
    rows.shift()
    yield values[drawn] ?? ''
  }
}

/**
 * Rounds cycles of unsettled edges through the first row until that row is settled. All rows before it are, so the
 * carry into it is too. A push keeps every sum and, in expectation, every value: it goes up by `rise` with probability
 * fall / (rise + fall), else down by `fall`, and settles at least one edge.
 */
function settleFirstRow(openRow: (index: number) => Row, unit: number, below: DrawBelow): void {
  while (openRow(0).draws.some(draw => isUnsettled(draw, unit))) {
    const cycle = findCycle(openRow, unit)
    const rise = Math.min(...cycle.map(step => room(step, openRow, unit, 1)))
    const fall = Math.min(...cycle.map(step => room(step, openRow, unit, -1)))
    const push = below(rise + fall) < fall ? rise : -fall
    for (const { row, kind, value, sign } of cycle) {
      const edges = openRow(row)[kind]
      edges[value] = (edges[value] ?? 0) + sign * push
    }
  }
}

/** How far an edge can follow a push in this direction. */
function room({ row, kind, value, sign }: Step, openRow: (index: number) => Row, unit: number, push: number) {
  const amount = openRow(row)[kind][value] ?? 0
  return sign * push > 0 ? unit - amount : amount
}
