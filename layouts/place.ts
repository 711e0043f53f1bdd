/**
 * Positions of sized units in their rows: across by difference constraints, upward row by row.
 *
 * @module
 */
import type { Box } from '../types.ts'
import { type Difference, solveDifferences } from './differences.ts'
import type { Edge, RelationGraph } from './relations.ts'
import { directionShare, down, hiddenAtMost, nearest, type Space, up } from './space.ts'
import { rootOf, type Unit } from './units.ts'

export interface Placing {
  /** From left to right. */
  readonly units: readonly Unit[]
  /** Row of each unit, 0 the nearest. */
  readonly rows: readonly number[]
  readonly graph: RelationGraph
  readonly space: Space
}

export interface Placed {
  readonly unit: Unit
  readonly row: number
  readonly x: number
  readonly y: number
}

/** Every unit with its place, or undefined where these sizes do not fit these rows. */
export function placeUnits(placing: Placing): readonly Placed[] | undefined {
  const across = placeAcross(placing)
  return across === undefined ? undefined : placeUpward(across, placing)
}

// ─── across ──────────────────────────────────────────────────────────────────────────────────────

function placeAcross(placing: Placing): readonly number[] | undefined {
  const { units, rows, graph, space } = placing
  const differences = [...rowDifferences(units, rows, space), ...directionDifferences(units, graph, space)]
  const solve = (targets: readonly number[]) =>
    solveDifferences({
      grid: space.grid,
      differences,
      items: units.map((unit, index) => {
        const margin = Math.min(space.gap, down(Math.max(0, space.width - unit.width) / 2, space.grid))
        return { target: targets[index] ?? 0, lower: margin, upper: space.width - unit.width - margin }
      }),
    })
  const across = solve(targetsAcross(placing))
  return across === undefined ? undefined : solve(drawTogether(across, placing))
}

/** Neighbours that ended far apart meet halfway. */
function drawTogether(across: readonly number[], { units, rows, graph, space }: Placing): readonly number[] {
  const targets = [...across]
  for (const edge of graph.next) {
    const pair = [unitIndex(units, edge.from, graph), unitIndex(units, edge.to, graph)]
    const [left = 0, right = 0] = pair.toSorted((one, other) => one - other)
    if (left === right || rows[left] !== rows[right]) continue
    const apart = (targets[right] ?? 0) - (targets[left] ?? 0) - (units[left]?.width ?? 0) - space.gap
    if (apart < 0.12 * space.width) continue
    targets[left] = (targets[left] ?? 0) + apart / 2
    targets[right] = (targets[right] ?? 0) - apart / 2
  }
  return targets
}

function rowDifferences(
  units: readonly Unit[],
  rows: readonly number[],
  space: Space,
): readonly Difference[] {
  return units.flatMap((unit, from) => {
    const to = rows.findIndex((row, index) => index > from && row === rows[from])
    return to < 0 ? [] : [{ from, to, distance: unit.width + space.gap }]
  })
}

function directionDifferences(
  units: readonly Unit[],
  graph: RelationGraph,
  space: Space,
): readonly Difference[] {
  return graph.left.flatMap(edge => {
    const [from, to] = [unitIndex(units, edge.from, graph), unitIndex(units, edge.to, graph)]
    if (from === to) return []
    const offset = centreIn(units[from], edge.from, 'x') - centreIn(units[to], edge.to, 'x')
    return [{ from, to, distance: up(directionShare * space.canvas.width + offset, space.grid) }]
  })
}

/** Rows are centred and evenly spaced; who is above or behind one other unit is drawn towards it. */
function targetsAcross({ units, rows, graph, space }: Placing): readonly number[] {
  const targets = units.map(() => 0)
  const last = Math.max(...rows)
  for (let row = 0; row <= last; row += 1) {
    const members = units.flatMap((_, index) => (rows[index] === row ? [index] : []))
    const width = members.reduce((sum, index) => sum + (units[index]?.width ?? 0), 0)
    const free = space.width - width
    const gap = Math.min(free / (members.length + 1), 0.1 * space.width)
    let cursor = (space.width - width - gap * (members.length - 1)) / 2
    for (const index of members) {
      const pull = pullOf(index, { units, rows, graph, space }, targets)
      targets[index] = pull ?? cursor
      cursor += (units[index]?.width ?? 0) + gap
    }
  }
  return targets
}

function pullOf(index: number, placing: Placing, targets: readonly number[]): number | undefined {
  const { units, rows, graph } = placing
  const unit = units[index]
  const centres = [...graph.above, ...graph.front.map(({ from, to }) => ({ from: to, to: from }))]
    .filter(({ from }) => unitIndex(units, from, graph) === index)
    .map(({ to }) => unitIndex(units, to, graph))
    .filter(lower => (rows[lower] ?? 0) < (rows[index] ?? 0))
    .map(lower => (targets[lower] ?? 0) + (units[lower]?.width ?? 0) / 2)
  if (centres.length === 0 || unit === undefined) return undefined
  return (Math.min(...centres) + Math.max(...centres)) / 2 - unit.width / 2
}

// ─── upward ──────────────────────────────────────────────────────────────────────────────────────

function placeUpward(
  across: readonly number[],
  { units, rows, graph, space }: Placing,
): readonly Placed[] | undefined {
  const placed: Placed[] = []
  const last = Math.max(...rows)
  for (let row = 0; row <= last; row += 1) {
    const members = units.flatMap((unit, index) =>
      rows[index] === row ? [{ unit, row, x: across[index] ?? 0 }] : [],
    )
    const tallest = Math.max(...members.map(({ unit }) => unit.height))
    const limits = members.map(member => lowestBottom(member, placed, graph, space))
    const common = Math.min(...limits.map(limit => limit.bottom))
    for (const [index, member] of members.entries()) {
      const limit = limits[index]
      if (limit === undefined) return undefined
      const company = companyOf(member.unit, members, graph)
      const wanted =
        row === 0
          ? frontBottom(member.unit, { units, rows, space, beside: company ?? tallest })
          : behindBottom(member.unit, limit, {
              alone: company === undefined,
              last: row === last,
              common,
              space,
            })
      const y = down(Math.min(wanted, limit.bottom), space.grid) - member.unit.height
      if (y < 0) return undefined
      placed.push({ ...member, y })
    }
  }
  return placed
}

/** Height of the lowest box in the row that this unit is said to be next to; undefined: none. */
function companyOf(
  unit: Unit,
  members: readonly Omit<Placed, 'y'>[],
  graph: RelationGraph,
): number | undefined {
  const beside = graph.next.flatMap(({ from, to }) => (has(unit, from) ? [to] : has(unit, to) ? [from] : []))
  const heights = members.flatMap(({ unit: other }) =>
    other === unit ? [] : other.members.filter(({ id }) => beside.includes(id)).map(({ box }) => box.height),
  )
  return heights.length === 0 ? undefined : Math.min(...heights)
}

interface FrontRow {
  readonly units: readonly Unit[]
  readonly rows: readonly number[]
  readonly space: Space
  /** Height of the unit that free things float beside, px. */
  readonly beside: number
}

/** Front row: busts on the canvas's edge, feet a little above it, free things at the height of faces. */
function frontBottom(unit: Unit, { units, rows, space, beside }: FrontRow): number {
  if (unit.root.anchor === 'edge') return space.height
  const ground = groundLine(units, rows, space)
  if (unit.root.anchor === 'ground' || unit.root.person) return ground
  if (units.every(one => one.root.anchor === 'free')) {
    return Math.max(...rows) > 0 ? ground : (space.height + unit.height) / 2
  }
  return Math.max(ground - 0.75 * Math.max(0, beside - unit.height) - 0.1 * beside, unit.height)
}

/** The less the scene fills the canvas, the higher its ground. */
function groundLine(units: readonly Unit[], rows: readonly number[], space: Space): number {
  const last = Math.max(...rows)
  const bands = Array.from({ length: last + 1 }, (_, row) =>
    Math.max(...units.filter((_, index) => rows[index] === row).map(unit => unit.height)),
  )
  const slack = space.height - bands.reduce((sum, height) => sum + height, 0)
  const lift = Math.min(0.14 * space.height, Math.max(0, 0.32 * slack))
  const front = units.filter((_, index) => rows[index] === 0)
  const besideBusts = front.some(unit => unit.root.anchor === 'edge')
  const lowest = Math.min(...front.map(unit => unit.height))
  return space.height - (besideBusts ? Math.min(lift, 0.3 * lowest, 0.08 * space.height) : lift)
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

/** How low a unit may stand: above what is below it, save where it is said to be behind that. */
function lowestBottom(
  { unit, x }: Omit<Placed, 'y'>,
  placed: readonly Placed[],
  graph: RelationGraph,
  space: Space,
): Limit {
  const step = Math.max(space.grid, nearest(0.035 * space.height, space.grid))
  let bottom = space.height
  let overlaps = false
  for (const front of placed) {
    const top = front.y
    const foot = front.y + front.unit.height
    if (isInFront(front.unit, unit, graph) && unit.members.length === 1 && front.unit.members.length === 1) {
      overlaps = true
      bottom = Math.min(bottom, foot - step, top + down(hiddenAtMost * unit.height, space.grid))
    } else if (x < front.x + front.unit.width && front.x < x + unit.width) {
      bottom = Math.min(bottom, top)
    } else {
      bottom = Math.min(bottom, foot - step)
    }
    for (const edge of graph.above) {
      if (!has(unit, edge.from) || !has(front.unit, edge.to)) continue
      const lower = front.y + centreIn(front.unit, edge.to, 'y')
      const apart = lower - directionShare * space.canvas.height
      bottom = Math.min(bottom, apart - centreIn(unit, edge.from, 'y') + unit.height)
    }
  }
  return { bottom: down(bottom, space.grid), overlaps }
}

function isInFront(front: Unit, behind: Unit, graph: RelationGraph): boolean {
  return graph.front.some(edge => has(front, edge.from) && has(behind, edge.to))
}

function has(unit: Unit, id: string): boolean {
  return unit.members.some(member => member.id === id)
}

function unitIndex(units: readonly Unit[], id: Edge['from'], graph: RelationGraph): number {
  const root = rootOf(id, graph)
  return units.findIndex(unit => unit.root.id === root)
}

function centreIn(unit: Unit | undefined, id: string, axis: 'x' | 'y'): number {
  const box: Box | undefined = unit?.members.find(member => member.id === id)?.box
  if (box === undefined) throw new RangeError(`Expected \`${id}\` in its unit, got none`)
  return axis === 'x' ? box.x + box.width / 2 : box.y + box.height / 2
}
