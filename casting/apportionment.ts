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
import { dropRow, type FlowNetwork, openRow, startNetwork } from './flow-network.ts'
import { type CycleSearch, findCycle, startSearch } from './rounding-cycle.ts'
import type { Weights } from './weights.ts'

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

function* roundedRows(weights: Weights, below: DrawBelow): Generator<string, never> {
  const values = [...weights.keys()]
  const network = startNetwork([...weights.values()])
  const search = startSearch()
  while (true) yield values[settledDraw(network, search, below)] ?? ''
}

/**
 * Rounds cycles of unsettled edges through the current draw until it is settled, and goes on to the next; returns its
 * value. All draws before it are settled, so the carry into it is too. A push keeps every sum and, in expectation,
 * every amount: it goes up by `rise` with probability fall / (rise + fall), else down by `fall`, and settles at least
 * one edge.
 */
function settledDraw(network: FlowNetwork, search: CycleSearch, below: DrawBelow): number {
  const { width, unit } = network
  openRow(network, 0)
  for (let value = 0; value < width; ) {
    const amount = network.draws[network.first * width + value] ?? 0
    if (amount <= 0 || amount >= unit) {
      value += 1
      continue
    }
    // Values before this one are settled and stay so.
    findCycle(network, search, value)
    push(network, search, below)
  }
  let drawn = 0
  while ((network.draws[network.first * width + drawn] ?? unit) < unit) drawn += 1
  dropRow(network)
  return drawn
}

function push({ draws, carries, unit }: FlowNetwork, search: CycleSearch, below: DrawBelow): void {
  const { edges, signs, length } = search
  let [rise, fall] = [unit, unit]
  for (let index = 0; index < length; index += 1) {
    const edge = edges[index] ?? 0
    const amount = (edge & 1 ? carries : draws)[edge >> 1] ?? 0
    const [above, beneath] = (signs[index] ?? 0) > 0 ? [unit - amount, amount] : [amount, unit - amount]
    if (above < rise) rise = above
    if (beneath < fall) fall = beneath
  }
  const moved = below(rise + fall) < fall ? rise : -fall
  for (let index = 0; index < length; index += 1) {
    const edge = edges[index] ?? 0
    const cells = edge & 1 ? carries : draws
    cells[edge >> 1] = (cells[edge >> 1] ?? 0) + (signs[index] ?? 0) * moved
  }
}
