/**
 * People around something: some behind it, one at each end, the others in front.
 *
 * @module
 */
import { type Block, blockOf, lineUp, type Member, moveBy } from './block.ts'
import { down, hiddenAtMost, nearest, type Space } from './space.ts'

export interface RingOptions {
  /** The centre is one of the circle: it takes a place in it, and the middle stays empty. */
  readonly hollow: boolean
  /** Whether the centre may hide the lower part of those behind it, and those in front the centre's. */
  readonly laps: boolean
  readonly space: Space
}

export interface Center {
  readonly members: readonly Member[]
  /** What stands on it, in its coordinates: those behind leave it free. */
  readonly load: readonly Member[]
}

/** The centre with the others around it, as one piece. */
export function ringOf(
  { members: own, load }: Center,
  others: readonly Block[],
  { hollow, laps, space }: RingOptions,
): readonly Member[] {
  const center = blockOf(own)
  const seats = hollow ? [center, ...others] : others
  const average = seats.reduce((sum, seat) => sum + seat.height, 0) / seats.length
  const middle: Block = hollow
    ? { members: [], width: 0.5 * center.width, height: down(0.3 * average, space.grid) }
    : center
  const low = middle.height < 0.75 * average
  // Those at an end of a row of things would be far from its other end.
  const beside = laps && own.length > 1 ? 0 : seatsBeside(seats.length)
  const back = seatsBehind(seats.length - 2 * beside, { low, hollow })
  const backRow = seats.slice(0, back)
  const behind = parted(backRow, load.length === 0 ? 0 : blockOf(load).width, space)
  const left = lineUp(seats.slice(back, back + beside), space)
  const right = lineUp(seats.slice(back + beside, back + 2 * beside), space)
  const before = lineUp(seats.slice(back + 2 * beside), space, { lift: true })
  const lap = !laps || back === 0 ? 0 : down(0.22 * Math.min(...backRow.map(one => one.height)), space.grid)
  const foot = middle.height - lap
  const rises = Math.max(left.height, right.height) > foot
  const inner = Math.max(middle.width, rises ? behind.width : 0)
  const ends = [
    ...moveBy(left.members, -inner / 2 - space.gap - left.width, foot - left.height),
    ...moveBy(right.members, inner / 2 + space.gap, foot - right.height),
  ]
  const under =
    !laps || before.width > inner
      ? 0
      : down(Math.min((hiddenAtMost - 0.05) * middle.height, 0.5 * before.height), space.grid)
  const members = [
    ...moveBy(behind.members, -behind.width / 2, -behind.height),
    ...moveBy(middle.members, -middle.width / 2, -lap),
    ...moveBy(load, -middle.width / 2 - cornerOf(own).x, -lap - cornerOf(own).y),
    ...ends,
    ...moveBy(before.members, -before.width / 2, foot - under),
  ]
  return blockOf(members.map(({ id, box }) => ({ id, box: { ...box, x: nearest(box.x, space.grid) } })))
    .members
}

/** Side by side behind the centre, half of them at either side of what stands on it. */
function parted(row: readonly Block[], loadWidth: number, space: Space): Block {
  if (loadWidth === 0 || row.length === 0) return lineUp(row, space)
  const half = Math.ceil(row.length / 2)
  const empty: Block = { members: [], width: loadWidth, height: 0 }
  const right = row.slice(half)
  // One who is alone at the left has as much room at the right, so that the load stays in the middle.
  const balance: Block = { members: [], width: lineUp(row.slice(0, half), space).width, height: 0 }
  return lineUp([...row.slice(0, half), empty, ...(right.length === 0 ? [balance] : right)], space)
}

function cornerOf(members: readonly Member[]): { readonly x: number; readonly y: number } {
  return {
    x: Math.min(0, ...members.map(({ box }) => box.x)),
    y: Math.min(0, ...members.map(({ box }) => box.y)),
  }
}

/** How many stand at each end: one, or, of more than ten, as many as keep the piece compact. */
function seatsBeside(count: number): number {
  return count > 10 ? Math.round((count - 2) / 6) : 1
}

/** How many of the others stand behind; few do not stand behind what is as high as they are. */
function seatsBehind(
  others: number,
  { low, hollow }: { readonly low: boolean; readonly hollow: boolean },
): number {
  const few = others <= 3
  if (others <= 0 || (!hollow && !low && few)) return 0
  if (hollow) return Math.floor(others / 2)
  return low && few ? others : Math.ceil(others / 2)
}
