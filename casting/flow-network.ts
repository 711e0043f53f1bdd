/**
 * The flow network of `apportionment.ts`, draw by draw, in flat arrays that move along with the stream: as many draws
 * are kept as cycles reach ahead, however long the stream.
 *
 * Draw t is a node that hands one unit to its values (edges `draws`); value k of draw t is a node that takes it and
 * what draw t - 1 carried, and carries it on to draw t + 1 (edges `carries`). Amounts are in units of 1/W:
 *
 * - `draws`: is draw t value k? They sum to W over the values.
 * - `carries`: how far the count of value k up to draw t lies above floor(t p[k]).
 *
 * Each lies in 0..W and is settled at 0 or W. Conservation: carry before + draw = carry + whole units that t p[k] gained.
 *
 * @module
 */
export interface FlowNetwork {
  /** Values. */
  readonly width: number
  /** W. */
  readonly unit: number
  /** Row after row from the first unsettled draw; cell = (`first` + row) * width + value. */
  draws: Float64Array
  carries: Float64Array
  /** Place of the current draw in the arrays, and rows that are open from there. */
  first: number
  open: number
  readonly shares: Float64Array
  /** What t p[k] leaves over a whole number after the last open row. */
  readonly remainders: Float64Array
}

export function startNetwork(shares: readonly number[]): FlowNetwork {
  const width = shares.length
  return {
    width,
    unit: shares.reduce((sum, share) => sum + share, 0),
    draws: new Float64Array(64 * width),
    carries: new Float64Array(64 * width),
    first: 0,
    open: 0,
    shares: Float64Array.from(shares),
    remainders: new Float64Array(width),
  }
}

/** Opens rows up to this one, counted from the current draw: nothing about them is settled yet. */
export function openRow(network: FlowNetwork, row: number): void {
  while (network.open <= row) {
    const { width, unit, shares, remainders } = network
    const start = (network.first + network.open) * width
    if (start + width > network.draws.length) {
      makeRoom(network)
      continue
    }
    for (let value = 0; value < width; value += 1) {
      const remainder = ((remainders[value] ?? 0) + (shares[value] ?? 0)) % unit
      remainders[value] = remainder
      network.draws[start + value] = shares[value] ?? 0
      network.carries[start + value] = remainder
    }
    network.open += 1
  }
}

/** Goes on to the next draw. */
export function dropRow(network: FlowNetwork): void {
  network.first += 1
  network.open -= 1
}

/** Moves the open rows to the front, into larger arrays where they fill more than half. */
function makeRoom(network: FlowNetwork): void {
  const { width, first, open } = network
  const [start, end] = [first * width, (first + open) * width]
  const size = (end - start) * 2 > network.draws.length ? network.draws.length * 2 : network.draws.length
  const moved = (cells: Float64Array): Float64Array => {
    const target = size === cells.length ? cells : new Float64Array(size)
    if (target === cells) cells.copyWithin(0, start, end)
    else target.set(cells.subarray(start, end))
    return target
  }
  network.draws = moved(network.draws)
  network.carries = moved(network.carries)
  network.first = 0
}
