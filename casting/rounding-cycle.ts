/**
 * Finds the next cycle to round in the flow network of `apportionment.ts`.
 *
 * @module
 */
import { type FlowNetwork, openRow } from './flow-network.ts'

/**
 * What the search remembers between draws, so that none has to clear or make arrays. A node is row * (width + 1) +
 * value; the last of a row is the draw itself. `cameFrom` holds where a node was reached from in search `seen`.
 */
export interface CycleSearch {
  cameFrom: Int32Array
  seen: Int32Array
  search: number
  queue: Int32Array
  beyond: Int32Array
  /** The cycle's edges: cell * 2, plus 1 for `carries`; and whether each gains (1) or loses (-1) by a push up. */
  edges: Int32Array
  signs: Int8Array
  length: number
}

export function startSearch(): CycleSearch {
  const size = 1024
  return {
    cameFrom: new Int32Array(size),
    seen: new Int32Array(size),
    search: 0,
    queue: new Int32Array(size),
    beyond: new Int32Array(size),
    edges: new Int32Array(size),
    signs: new Int8Array(size),
    length: 0,
  }
}

/**
 * A cycle of unsettled edges through the current draw, reaching as few draws ahead as it can, written to the search's
 * edges. It exists as long as the draw is unsettled: sums at every node are whole, so no node has a single unsettled
 * edge. Breadth first within the draws up to a horizon; nodes beyond it wait until nothing nearer is left.
 *
 * The order in which neighbours are looked at decides which cycle is found, and with it every draw: it is part of the
 * stream's contract.
 */
export function findCycle(network: FlowNetwork, search: CycleSearch, start: number): void {
  const { unit, width: values } = network
  const width = values + 1
  const root = values
  search.search += 1
  reserve(search, width)
  const stamp = search.search
  search.cameFrom[start] = root
  search.seen[start] = stamp
  search.queue[0] = start
  let [queued, waiting] = [1, 0]
  for (let horizon = 1; queued > 0; horizon += 1) {
    // Within a horizon no node lies further than the row after it.
    reserve(search, (horizon + 3) * width)
    openRow(network, horizon + 1)
    const { draws, carries } = network
    const { cameFrom, seen, queue, beyond } = search
    const base = network.first * values
    waiting = 0
    for (let place = 0; place < queued; place += 1) {
      const node = queue[place] ?? 0
      const value = node % width
      const row = (node - value) / width
      const cell = base + row * values + value
      const from = cameFrom[node] ?? 0
      const isDraw = value === values
      const neighbours = isDraw ? values : 3
      for (let index = 0; index < neighbours; index += 1) {
        let next: number
        let amount: number
        if (isDraw) {
          next = row * width + index
          amount = draws[base + row * values + index] ?? 0
        } else if (index === 0) {
          next = row * width + values
          amount = draws[cell] ?? 0
        } else if (index === 1) {
          next = node - width
          amount = row > 0 ? (carries[cell - values] ?? 0) : 0
        } else {
          next = node + width
          amount = carries[cell] ?? 0
        }
        if (amount <= 0 || amount >= unit || next === from) continue
        if (next === root) {
          traceBack(network, search, node)
          return
        }
        if (seen[next] === stamp) continue
        seen[next] = stamp
        cameFrom[next] = node
        if (Math.floor(next / width) > horizon) {
          beyond[waiting] = next
          waiting += 1
        } else {
          queue[queued] = next
          queued += 1
        }
      }
    }
    search.queue = beyond
    search.beyond = queue
    queued = waiting
  }
  throw new Error('Expected a cycle of unsettled edges: the sums of the flow network are broken')
}

/** The edges from the last node back to the current draw: an edge that is followed along its flow gains. */
function traceBack(network: FlowNetwork, search: CycleSearch, end: number): void {
  const root = network.width
  search.length = 0
  addEdge(network, search, end, root)
  let node = end
  while (node !== root) {
    const previous = search.cameFrom[node] ?? root
    addEdge(network, search, previous, node)
    node = previous
  }
}

function addEdge({ width: values, first }: FlowNetwork, search: CycleSearch, from: number, to: number): void {
  const width = values + 1
  const [rowFrom, rowTo] = [Math.floor(from / width), Math.floor(to / width)]
  const along = from % width === values
  const row = Math.min(rowFrom, rowTo)
  const value = (rowFrom === rowTo && along ? to : from) % width
  const gains = rowFrom === rowTo ? along : rowFrom < rowTo
  search.edges[search.length] = ((first + row) * values + value) * 2 + (rowFrom === rowTo ? 0 : 1)
  search.signs[search.length] = gains ? 1 : -1
  search.length += 1
}

function reserve(search: CycleSearch, nodes: number): void {
  if (nodes <= search.cameFrom.length) return
  const size = Math.max(nodes, search.cameFrom.length * 2)
  const grown = (cells: Int32Array): Int32Array => {
    const target = new Int32Array(size)
    target.set(cells)
    return target
  }
  search.cameFrom = grown(search.cameFrom)
  search.seen = grown(search.seen)
  search.queue = grown(search.queue)
  search.beyond = grown(search.beyond)
  search.edges = grown(search.edges)
  search.signs = new Int8Array(size)
}
