/**
 * Horizontal positions of sized units in their rows, by difference constraints.
 *
 * @module
 */
import type { Box } from '../types.ts'
import { type Difference, solveDifferences } from './differences.ts'
import { centreOf, memberOf, type Sized } from './sized.ts'
import { directionShare, down, neighbourShare, up } from './space.ts'

/** Every unit's left edge, px, or undefined where these sizes do not fit these rows. */
export function placeAcross(sized: Sized): readonly number[] | undefined {
  const { units, stage } = sized
  const { space } = stage
  const firm = [...rowDifferences(sized), ...directionDifferences(sized)]
  const bounds = boundsAcross(sized)
  const solve = (differences: readonly Difference[], targets: readonly number[]) =>
    solveDifferences({
      grid: space.grid,
      differences,
      items: units.map((_, index) => ({
        target: targets[index] ?? 0,
        ...(bounds[index] ?? { lower: 0, upper: space.width }),
      })),
    })
  const targets = targetsAcross(sized)
  if (stage.graph.next.length === 0) return solve(firm, targets)
  const close = [...firm, ...closeDifferences(sized)]
  const across = solve(close, targets)
  return across === undefined ? solve(firm, targets) : solve(close, drawTogether(across, sized))
}

/** Neighbours are at most a third of the canvas apart, to whichever side. */
function closeDifferences({ units, stage }: Sized): readonly Difference[] {
  const { graph, space, unitOf } = stage
  return graph.next.flatMap(edge => {
    const [one, other] = [unitOf.get(edge.from) ?? 0, unitOf.get(edge.to) ?? 0]
    if (one === other) return []
    const [a, b] = [memberOf(units[one], edge.from), memberOf(units[other], edge.to)]
    const reach = (left: Box, right: Box) =>
      -down(left.x + left.width - right.x + neighbourShare * space.canvas.width, space.grid)
    return [
      { from: other, to: one, distance: reach(a, b) },
      { from: one, to: other, distance: reach(b, a) },
    ]
  })
}

/** Inside the canvas, and where the user put its members. */
function boundsAcross({
  units,
  stage,
}: Sized): readonly { readonly lower: number; readonly upper: number }[] {
  const { space, placements } = stage
  const { grid } = space
  return units.map(unit => {
    const margin = Math.min(space.gap, down(Math.max(0, space.width - unit.width) / 2, grid))
    const places = unit.members.flatMap(({ id, box }) => {
      const range = placements.get(id)?.across
      const centre = box.x + box.width / 2
      return range === undefined
        ? []
        : [{ from: range.from * space.canvas.width - centre, to: range.to * space.canvas.width - centre }]
    })
    return {
      lower: Math.max(margin, ...places.map(({ from }) => up(from, grid))),
      upper: Math.min(space.width - unit.width - margin, ...places.map(({ to }) => down(to, grid))),
    }
  })
}

function rowDifferences({ units, rows, stage }: Sized): readonly Difference[] {
  const last = new Map<number, number>()
  return units.flatMap((_, to) => {
    const row = rows[to] ?? 0
    const from = last.get(row)
    last.set(row, to)
    if (from === undefined) return []
    return [{ from, to, distance: (units[from]?.width ?? 0) + stage.space.gap }]
  })
}

function directionDifferences({ units, stage }: Sized): readonly Difference[] {
  const { space, graph, unitOf } = stage
  return graph.left.flatMap(edge => {
    const [from, to] = [unitOf.get(edge.from) ?? 0, unitOf.get(edge.to) ?? 0]
    if (from === to) return []
    const offset = centreOf(units[from], edge.from, 'x') - centreOf(units[to], edge.to, 'x')
    return [{ from, to, distance: up(directionShare * space.canvas.width + offset, space.grid) }]
  })
}

/** Rows are centred and evenly spaced; who is above or behind another unit, or has a place, is drawn towards it. */
function targetsAcross(sized: Sized): readonly number[] {
  const { units, rows, stage } = sized
  const { space } = stage
  const targets = units.map(() => 0)
  const members: number[][] = []
  for (const [index] of units.entries()) {
    const row = rows[index] ?? 0
    members[row] = [...(members[row] ?? []), index]
  }
  for (const company of members) {
    const width = company.reduce((sum, index) => sum + (units[index]?.width ?? 0), 0)
    const free = space.width - width
    const gap = Math.min(free / (company.length + 1), 0.1 * space.width)
    let cursor = (free - gap * (company.length - 1)) / 2
    for (const index of company) {
      targets[index] = placeTarget(index, sized) ?? pullTarget(index, sized, targets) ?? cursor
      cursor += (units[index]?.width ?? 0) + gap
    }
  }
  return targets
}

/** The middle of the range that a member is held to; at the sides a little outward of it. */
function placeTarget(index: number, { units, stage }: Sized): number | undefined {
  const { width } = stage.space.canvas
  for (const { id, box } of units[index]?.members ?? []) {
    const range = stage.placements.get(id)?.across
    if (range !== undefined) return ((range.from + range.to) / 2) * width - box.x - box.width / 2
  }
  return undefined
}

function pullTarget(
  index: number,
  { units, rows, stage }: Sized,
  targets: readonly number[],
): number | undefined {
  const unit = units[index]
  const centres = stage.layers
    .filter(({ lower, upper }) => upper === index && (rows[lower] ?? 0) < (rows[index] ?? 0))
    .map(({ lower }) => (targets[lower] ?? 0) + (units[lower]?.width ?? 0) / 2)
  if (centres.length === 0 || unit === undefined) return undefined
  return (Math.min(...centres) + Math.max(...centres)) / 2 - unit.width / 2
}

/** Neighbours that ended far apart meet halfway. */
function drawTogether(across: readonly number[], { units, rows, stage }: Sized): readonly number[] {
  const { graph, space, unitOf } = stage
  const targets = [...across]
  for (const edge of graph.next) {
    const pair = [unitOf.get(edge.from) ?? 0, unitOf.get(edge.to) ?? 0]
    const [left = 0, right = 0] = pair.toSorted((one, other) => one - other)
    if (left === right || rows[left] !== rows[right]) continue
    const apart = (targets[right] ?? 0) - (targets[left] ?? 0) - (units[left]?.width ?? 0) - space.gap
    if (apart < 0.12 * space.width) continue
    targets[left] = (targets[left] ?? 0) + apart / 2
    targets[right] = (targets[right] ?? 0) - apart / 2
  }
  return targets
}
