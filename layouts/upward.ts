/**
 * Vertical positions of sized units, row by row from the nearest.
 *
 * @module
 */
import { lapOf } from './laps.ts'
import type { Range } from './placements.ts'
import { centreOf, memberOf, type Placed, type Sized } from './sized.ts'
import { directionShare, down, hiddenAtMost, nearest, type Space, up } from './space.ts'
import type { Stage } from './stage.ts'
import type { Unit } from './units.ts'

type Seated = Placed & { readonly index: number }

type Standing = Omit<Seated, 'y'>

/** Every unit with its place, or undefined where the rows do not fit the canvas's height. */
export function placeUpward(across: readonly number[], sized: Sized): readonly Placed[] | undefined {
  const { units, rows, stage } = sized
  const { space } = stage
  const placed: Seated[] = []
  const last = Math.max(...rows)
  const ground = groundLine(sized)
  for (let row = 0; row <= last; row += 1) {
    const members = units.flatMap((unit, index): readonly Standing[] =>
      rows[index] === row ? [{ unit, row, index, x: across[index] ?? 0 }] : [],
    )
    const tallest = Math.max(...members.map(({ unit }) => unit.height))
    const limits = members.map(member => lowestBottom(member, placed, stage))
    const common = Math.min(...limits.map(limit => limit.bottom))
    for (const { member, limit } of placedFirst(members, limits, stage)) {
      const company = companyOf(member.unit, members, stage)
      const wanted =
        row === 0
          ? frontBottom(member.unit, { ground, space, beside: company ?? tallest, sized })
          : behindBottom(member.unit, limit, {
              alone: company === undefined,
              last: row === last,
              common,
              space,
            })
      const y = topWithin(Math.min(wanted, limit.bottom), limit.bottom, member, placed, stage)
      if (y === undefined) return undefined
      placed.push({ ...member, y })
    }
  }
  return placed
}

/** Whoever has a place comes first, so that neighbours can follow. */
function placedFirst(members: readonly Standing[], limits: readonly Limit[], { placements }: Stage) {
  const bound = ({ unit }: Standing) => (unit.members.some(({ id }) => placements.get(id)?.down) ? 0 : 1)
  return members
    .flatMap((member, order) => {
      const limit = limits[order]
      return limit === undefined ? [] : [{ member, limit }]
    })
    .toSorted((one, other) => bound(one.member) - bound(other.member))
}

/** The top edge that comes closest to a wanted bottom in the range that the user's places leave; undefined: none. */
function topWithin(
  wanted: number,
  lowest: number,
  standing: Standing,
  placed: readonly Seated[],
  stage: Stage,
): number | undefined {
  const { unit } = standing
  const { grid } = stage.space
  const firm = placementRanges(unit, stage)
  const within = (ranges: readonly Range[]) => {
    const from = Math.max(0, ...ranges.map(range => up(range.from, grid)))
    const to = Math.min(down(lowest, grid) - unit.height, ...ranges.map(range => down(range.to, grid)))
    return from > to ? undefined : Math.min(to, Math.max(from, down(wanted, grid) - unit.height))
  }
  return within([...firm, ...neighbourRanges(standing, placed, stage)]) ?? within(firm)
}

/** Ranges of the unit's top edge in which its members are where the user put them, px. */
function placementRanges(unit: Unit, { placements, space }: Stage): readonly Range[] {
  return unit.members.flatMap(({ id, box }) => {
    const range = placements.get(id)?.down
    const centre = box.y + box.height / 2
    const { height } = space.canvas
    return range === undefined ? [] : [{ from: range.from * height - centre, to: range.to * height - centre }]
  })
}

/** Ranges of the unit's top edge in which its members are level with the neighbours that have a place already, px. */
function neighbourRanges(
  { unit, index }: Standing,
  placed: readonly Seated[],
  stage: Stage,
): readonly Range[] {
  const { graph, unitOf } = stage
  const pairs = graph.next.flatMap(({ from, to }) => [
    { own: from, other: to },
    { own: to, other: from },
  ])
  return pairs.flatMap(({ own, other }) => {
    if (unitOf.get(own) !== index || unitOf.get(other) === index) return []
    const neighbour = placed.find(one => one.index === unitOf.get(other))
    if (neighbour === undefined) return []
    const [box, beside] = [memberOf(unit, own), memberOf(neighbour.unit, other)]
    const shared = 0.4 * Math.min(box.height, beside.height)
    const top = neighbour.y + beside.y
    return [{ from: top + shared - box.y - box.height, to: top + beside.height - shared - box.y }]
  })
}

/** Height of the lowest box in the row that this unit is said to be next to; undefined: none. */
function companyOf(unit: Unit, members: readonly Standing[], { graph, unitOf }: Stage): number | undefined {
  if (graph.next.length === 0) return undefined
  const own = unitOf.get(unit.root.id)
  const beside = graph.next.flatMap(({ from, to }) =>
    unitOf.get(from) === own ? [to] : unitOf.get(to) === own ? [from] : [],
  )
  const heights = members.flatMap(({ unit: other }) =>
    other === unit ? [] : other.members.filter(({ id }) => beside.includes(id)).map(({ box }) => box.height),
  )
  return heights.length === 0 ? undefined : Math.min(...heights)
}

interface FrontRow {
  readonly ground: number
  readonly space: Space
  /** Height of the unit that free things float beside, px. */
  readonly beside: number
  readonly sized: Sized
}

/** Front row: busts on the canvas's edge, feet a little above it, free things at the height of faces. */
function frontBottom(unit: Unit, { ground, space, beside, sized }: FrontRow): number {
  if (unit.root.anchor === 'edge') return space.height
  if (unit.root.anchor === 'ground' || unit.root.person) return ground
  if (sized.units.every(one => one.root.anchor === 'free')) {
    return Math.max(...sized.rows) > 0 ? ground : (space.height + unit.height) / 2
  }
  return Math.max(ground - 0.75 * Math.max(0, beside - unit.height) - 0.1 * beside, unit.height)
}

/** The less the scene fills the canvas, the higher its ground; beside busts it stays low, so that heads are level. */
function groundLine({ units, rows, stage: { space } }: Sized): number {
  const bands: number[] = []
  for (const [index, unit] of units.entries()) {
    const row = rows[index] ?? 0
    bands[row] = Math.max(bands[row] ?? 0, unit.height)
  }
  const slack = space.height - bands.reduce((sum, height) => sum + height, 0)
  const lift = Math.min(0.14 * space.height, Math.max(0, 0.32 * slack))
  const front = units.filter((_, index) => rows[index] === 0)
  const besideBusts = front.some(unit => unit.root.anchor === 'edge')
  const lowest = Math.min(...front.map(unit => unit.height))
  return space.height - (besideBusts ? Math.min(lift, 0.2 * lowest, 0.04 * space.height) : lift)
}

interface RowBehind {
  /** Whether it keeps nobody company in its row. */
  readonly alone: boolean
  /** Whether no row is behind it. */
  readonly last: boolean
  /** The row's common lower edge, px. */
  readonly common: number
  readonly space: Space
}

/** Rows behind: one lower edge for all; what may float does so in the last row, nearer to the top than to heads. */
function behindBottom(unit: Unit, limit: Limit, { alone, last, common, space }: RowBehind): number {
  if (alone && unit.root.anchor === 'free' && !unit.root.person) {
    const room = limit.bottom - unit.height
    return last ? unit.height + Math.max(0, Math.min(0.62 * room, room - 0.03 * space.height)) : limit.bottom
  }
  return alone && limit.overlaps ? limit.bottom : common
}

interface Limit {
  readonly bottom: number
  /** Whether something in front may hide its lower part. */
  readonly overlaps: boolean
}

/** How low a unit may stand: above what is below it, save where that may hide its lower part. */
function lowestBottom({ unit, x, index }: Standing, placed: readonly Seated[], stage: Stage): Limit {
  const { space, graph, unitOf } = stage
  const step = Math.max(space.grid, nearest(0.035 * space.height, space.grid))
  const hideable = hideablePart(unit, stage)
  const coverable = unit.root.person ? Math.min(hiddenAtMost, lapOf(unit.root)) : hiddenAtMost
  let bottom = space.height
  let overlaps = false
  for (const front of placed) {
    const foot = front.y + front.unit.height
    const crossing = x < front.x + front.unit.width && front.x < x + unit.width
    if (
      isInFront(front.index, index, stage) &&
      unit.members.length === 1 &&
      front.unit.members.length === 1
    ) {
      overlaps = true
      bottom = Math.min(bottom, foot - step, front.y + down(coverable * unit.height, space.grid))
    } else if (crossing) {
      bottom = Math.min(bottom, foot - step, front.y + hideable)
    } else {
      bottom = Math.min(bottom, foot - step)
    }
  }
  for (const edge of graph.above) {
    if (unitOf.get(edge.from) !== index) continue
    const front = placed.find(one => one.index === unitOf.get(edge.to))
    if (front === undefined) continue
    const apart = front.y + centreOf(front.unit, edge.to, 'y') - directionShare * space.canvas.height
    bottom = Math.min(bottom, apart - centreOf(unit, edge.from, 'y') + unit.height)
  }
  return { bottom: down(bottom, space.grid), overlaps }
}

/** Height of the lower part that the next row may hide, px: none unless the scene is a crowd. */
function hideablePart(unit: Unit, { crowd, figures, space }: Stage): number {
  if (!crowd) return 0
  const free = unit.members.map(({ id, box }) => {
    const figure = figures.get(id)
    return unit.height - box.y - box.height + (figure === undefined ? 0 : lapOf(figure) * box.height)
  })
  return down(Math.min(...free), space.grid)
}

function isInFront(front: number, behind: number, { graph, unitOf }: Stage): boolean {
  return graph.front.some(({ from, to }) => unitOf.get(from) === front && unitOf.get(to) === behind)
}
