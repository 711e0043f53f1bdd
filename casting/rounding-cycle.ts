/**
 * Finds the next cycle to round in the flow network of `apportionment.ts`.
 *
 * Draw t is a node that hands one unit to its values (edges `draws`); value k of draw t is a node that takes it and
 * what draw t - 1 carried, and carries it on to draw t + 1 (edges `carries`).
 *
 * @module
 */
import type { Row } from './apportionment.ts'

/** An edge of a cycle; `sign` says whether it gains (1) or loses (-1) when the cycle is pushed up. */
export interface Step {
  readonly row: number
  readonly kind: 'draws' | 'carries'
  readonly value: number
  readonly sign: 1 | -1
}

/**
 * A cycle of unsettled edges through the first draw, reaching as few draws ahead as it can. It exists as long as the
 * first draw is unsettled: sums at every node are whole, so no node has a single unsettled edge.
 */
export function findCycle(openRow: (index: number) => Row, unit: number): readonly Step[] {
  const width = openRow(0).draws.length + 1
  const start = openRow(0).draws.findIndex(amount => isUnsettled(amount, unit))
  // Node row * width + value; the last of a row is the draw itself. Each node knows the one it was reached from.
  const cameFrom: number[] = []
  cameFrom[start] = width - 1
  let queue = [start]
  // Breadth first within the draws up to the horizon; nodes beyond it wait until nothing nearer is left.
  for (let horizon = 1; queue.length > 0; horizon += 1) {
    const beyond: number[] = []
    for (const node of queue) {
      for (const next of neighbours(node, width, openRow, unit)) {
        if (next === cameFrom[node]) continue
        if (next === width - 1) return stepsBack(node, cameFrom, width)
        if (cameFrom[next] !== undefined) continue
        cameFrom[next] = node
        const target = Math.floor(next / width) > horizon ? beyond : queue
        target.push(next)
      }
    }
    queue = beyond
  }
  throw new Error('Expected a cycle of unsettled edges: the sums of the flow network are broken')
}

/** Is this amount neither 0 nor a whole unit? */
export function isUnsettled(amount: number | undefined, unit: number): boolean {
  return amount !== undefined && amount > 0 && amount < unit
}

function neighbours(
  node: number,
  width: number,
  openRow: (index: number) => Row,
  unit: number,
): readonly number[] {
  const value = node % width
  const index = (node - value) / width
  const row = openRow(index)
  const found: number[] = []
  if (value === width - 1) {
    for (let k = 0; k < value; k += 1) if (isUnsettled(row.draws[k], unit)) found.push(index * width + k)
    return found
  }
  if (isUnsettled(row.draws[value], unit)) found.push(index * width + width - 1)
  if (index > 0 && isUnsettled(openRow(index - 1).carries[value], unit)) found.push(node - width)
  if (isUnsettled(row.carries[value], unit)) found.push(node + width)
  return found
}

/** The steps from the last node back to the first draw: an edge that is followed along its flow gains. */
function stepsBack(end: number, cameFrom: readonly (number | undefined)[], width: number): readonly Step[] {
  const first = width - 1
  const steps: Step[] = [stepBetween(end, first, width)]
  let node = end
  while (node !== first) {
    const previous = cameFrom[node] ?? first
    steps.push(stepBetween(previous, node, width))
    node = previous
  }
  return steps
}

function stepBetween(from: number, to: number, width: number): Step {
  const [rowFrom, rowTo] = [Math.floor(from / width), Math.floor(to / width)]
  if (rowFrom !== rowTo) {
    const row = Math.min(rowFrom, rowTo)
    return { row, kind: 'carries', value: from % width, sign: rowFrom < rowTo ? 1 : -1 }
  }
  const along = from % width === width - 1
  return { row: rowFrom, kind: 'draws', value: (along ? to : from) % width, sign: along ? 1 : -1 }
}
