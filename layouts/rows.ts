/**
 * Which row each unit stands in, 0 the nearest: candidates that keep the vertical relations, the most promising first.
 *
 * @module
 */
import type { Figure } from './figures.ts'
import type { Space } from './space.ts'

/** A unit's extent per pixel of scale, with what decides where it may stand. */
export interface Extent {
  readonly root: Figure
  readonly width: number
  readonly height: number
}

export interface RowProblem {
  /** From left to right. */
  readonly extents: readonly Extent[]
  /** Indices: `lower` stands in a nearer row than `upper`. */
  readonly layers: readonly { readonly lower: number; readonly upper: number }[]
  /** Indices of units in one row. */
  readonly together: readonly (readonly [number, number])[]
  readonly space: Space
}

export interface RowCandidate {
  /** Row of each unit. */
  readonly rows: readonly number[]
  /** Largest scale the rows' widths and heights allow, directions not yet counted. */
  readonly scale: number
  /** Log of the scale less what speaks against it. */
  readonly score: number
}

/** Each row further back is drawn this much smaller. */
export const rowFactor = 0.9

const assignmentLimit = 1200

/** Assignments, best first: a few by rule, all of them where there are few or where `thorough` asks for them. */
export function rowCandidates(problem: RowProblem, thorough = false): readonly RowCandidate[] {
  const all = problem.extents.length <= 6 || thorough ? everyAssignment(problem) : []
  const ruled = all.length === 0 || all.length === assignmentLimit ? ruledAssignments(problem) : []
  return [...all, ...ruled.filter((rows, index) => isFirst(rows, index, ruled))]
    .map(rows => judge(rows, problem))
    .toSorted((one, other) => other.score - one.score)
}

function isFirst(rows: readonly number[], index: number, every: readonly (readonly number[])[]): boolean {
  return every.findIndex(other => other.join() === rows.join()) === index
}

/** Largest scale at which the tallest unit is as high as it should be on this canvas. */
export function scaleLimit(extents: readonly Extent[], space: Space): number {
  const tallest = Math.max(...extents.map(extent => extent.height))
  const share = extents.length === 1 ? 0.7 : extents.length === 2 ? 0.58 : 0.52
  return Math.min((share * space.height) / tallest, (0.95 * space.height) / tallest)
}

function everyAssignment({ extents, layers, together }: RowProblem): readonly (readonly number[])[] {
  const most = mostRows(extents.length, layers)
  const found: number[][] = []
  const rows: number[] = []
  const counts = Array.from({ length: most }, () => 0)
  const fits = (index: number, row: number): boolean =>
    layers.every(
      ({ lower, upper }) =>
        (lower !== index || upper > index || row < (rows[upper] ?? 0)) &&
        (upper !== index || lower > index || row > (rows[lower] ?? 0)),
    ) &&
    together.every(
      ([one, other]) =>
        (one !== index || other > index || rows[other] === row) &&
        (other !== index || one > index || rows[one] === row),
    )
  const visit = (index: number): void => {
    if (found.length >= assignmentLimit) return
    if (index === extents.length) {
      if (isBalanced(counts, layers.length + together.length > 0)) found.push([...rows])
      return
    }
    for (let offset = 0; offset < most; offset += 1) {
      const row = (index + offset) % most
      if (!fits(index, row)) continue
      rows[index] = row
      counts[row] = (counts[row] ?? 0) + 1
      visit(index + 1)
      counts[row] = (counts[row] ?? 0) - 1
    }
    rows.length = index
  }
  visit(0)
  return found
}

/** No empty row between others; unless relations ask for it, no row holds far more than the one in front of it. */
function isBalanced(counts: readonly number[], related: boolean): boolean {
  return counts.every((count, row) => {
    const nearer = counts[row - 1]
    return count === 0 || nearer === undefined || (nearer > 0 && (related || count <= nearer + 1))
  })
}

/** Longest chain of layers; without one, rows are added as the number of units grows. */
function mostRows(count: number, layers: RowProblem['layers']): number {
  const depth = (index: number): number =>
    1 + Math.max(0, ...layers.filter(({ lower }) => lower === index).map(({ upper }) => depth(upper)))
  const chain = Math.max(1, ...layers.map(({ lower }) => depth(lower)))
  return Math.max(chain, count > 9 ? 6 : count > 6 ? 3 : Math.min(count, 2))
}

/** Even shares for every number of rows: alternating along the order, the tallest at the back, tall things behind people. */
function ruledAssignments({ extents, layers, together }: RowProblem): readonly (readonly number[])[] {
  const count = extents.length
  const byHeight = ranks(extents, ({ height }) => height)
  const byKind = ranks(extents, ({ root, height }) =>
    root.person ? 0 : root.anchor === 'free' ? height + 100 : height,
  )
  return Array.from({ length: mostRows(count, layers) }, (_, index) => index + 1).flatMap(depth => {
    const alternating = extents.map((_, index) => index % depth)
    const behind = (rank: readonly number[]) => rank.map(place => Math.floor((place * depth) / count))
    return [alternating, behind(byHeight), behind(byKind)].map(rows =>
      closeRanks(keepRelations(rows, layers, together)),
    )
  })
}

/** Place of each extent in ascending order of a measure. */
function ranks(extents: readonly Extent[], measure: (extent: Extent) => number): readonly number[] {
  const sorted = extents.toSorted((one, other) => measure(one) - measure(other))
  return extents.map(extent => sorted.indexOf(extent))
}

/** Moves units back until every layer is behind the one below it; neighbours move together. */
function keepRelations(
  start: readonly number[],
  layers: RowProblem['layers'],
  together: RowProblem['together'],
): readonly number[] {
  const rows = [...start]
  for (let pass = 0; pass <= rows.length; pass += 1) {
    for (const [one, other] of together) {
      rows[one] = rows[other] = Math.max(rows[one] ?? 0, rows[other] ?? 0)
    }
    for (const { lower, upper } of layers) rows[upper] = Math.max(rows[upper] ?? 0, (rows[lower] ?? 0) + 1)
  }
  return rows
}

/** The same order of rows without empty ones. */
function closeRanks(rows: readonly number[]): readonly number[] {
  const used = [...new Set(rows)].toSorted((one, other) => one - other)
  return rows.map(row => used.indexOf(row))
}

function judge(rows: readonly number[], { extents, space }: RowProblem): RowCandidate {
  const last = Math.max(...rows)
  let heights = 0
  let scale = scaleLimit(extents, space)
  let penalty = 0
  let before = 0
  for (let row = 0; row <= last; row += 1) {
    const members = extents.filter((_, index) => rows[index] === row)
    const factor = rowFactor ** row
    const width = members.reduce((sum, member) => sum + member.width, 0) * factor
    const room = space.width - (members.length + 1) * space.gap
    scale = Math.min(scale, room / width)
    heights += Math.max(...members.map(member => member.height)) * factor
    if (row > 0)
      penalty += rowPenalty(members, row, rows, extents) + 0.15 * Math.max(0, members.length - before)
    before = members.length
  }
  scale = Math.min(scale, ((last > 1 ? 0.94 : 0.97) * space.height) / heights)
  const alike = rows.filter((row, index) => index > 0 && rows[index - 1] === row).length
  return { rows, scale, score: Math.log(Math.max(scale, 1e-6)) - penalty - 0.008 * alike }
}

/** What speaks against a further row: small things far away, people behind things; less so the more subjects there are. */
function rowPenalty(
  members: readonly Extent[],
  row: number,
  rows: readonly number[],
  extents: readonly Extent[],
): number {
  const tallest = Math.max(...extents.map(extent => extent.height))
  const airborne = members.every(({ root }) => root.anchor === 'free' && !root.person)
  const small = members.filter(({ root }) => root.anchor !== 'free')
  const distant = small.reduce((sum, { height }) => sum + Math.max(0, 0.85 - height / tallest), 0)
  const nearer = extents.filter((_, index) => (rows[index] ?? 0) < row)
  const things = nearer.filter(({ root }) => !root.person).length / nearer.length
  const people = members.filter(({ root }) => root.person).length
  return (
    (airborne ? 0.1 : furtherRow(extents.length, row, people > 0)) +
    0.6 * distant +
    (things ? 0.1 * people : 0)
  )
}

/** Few subjects belong side by side, people above all; from five on a second row is what a photographer would do. */
function furtherRow(count: number, row: number, people: boolean): number {
  if (row > 1) return 0.2
  if (count === 2) return 0.8
  return people && count < 5 ? 0.75 : 0.05 + 0.6 / (count - 1)
}
