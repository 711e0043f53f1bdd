/**
 * How good an assignment to rows is before anything is placed: the scale that it allows, less what speaks against it.
 *
 * @module
 */
import type { Figure } from './figures.ts'
import { freeSubjects, largestHeight, type Space } from './space.ts'
import type { Layer } from './stage.ts'

/** A unit's extent per pixel of scale, with what decides where it may stand. */
export interface Extent {
  readonly root: Figure
  readonly width: number
  readonly height: number
  /** Part of its height that the row in front may hide, 0..1. */
  readonly lap: number
}

export interface RowProblem {
  /** From left to right. */
  readonly extents: readonly Extent[]
  readonly layers: readonly Layer[]
  readonly together: readonly (readonly [number, number])[]
  readonly space: Space
  readonly crowd: boolean
}

export interface RowCandidate {
  /** Row of each unit. */
  readonly rows: readonly number[]
  /** Largest scale the rows' widths and heights allow, directions not yet counted. */
  readonly scale: number
  /** Log of the scale less what speaks against it. */
  readonly score: number
}

/** Each row further back is drawn smaller by the first factor, the last of many by no more than the second. */
const nextRowFactor = 0.9
const lastRowFactor = 0.82

/** How much smaller than the front row a row is drawn. */
export function perspectiveOf(row: number, rows: number): number {
  return Math.max(nextRowFactor, lastRowFactor ** (1 / Math.max(1, rows - 1))) ** row
}

/** Largest scale at which the tallest unit is as high as it should be on this canvas. */
export function scaleLimit(extents: readonly Extent[], space: Space): number {
  const tallest = Math.max(...extents.map(extent => extent.height))
  const share = extents.length === 1 ? Math.min(0.9, 0.72 * (extents[0]?.root.said ?? 1)) : 0.66
  const highest = Math.max(...extents.map(({ root }) => (root.person ? root.stature : 0)))
  const byCanvas = Math.min(share * space.height, 0.95 * space.height) / tallest
  return highest === 0 ? byCanvas : Math.min(byCanvas, largestHeight(space) / highest)
}

/** The assignment with its scale and score. */
export function judgeRows(rows: readonly number[], { extents, space }: RowProblem): RowCandidate {
  const members = membersOf(rows, extents)
  const tallest = Math.max(...extents.map(extent => extent.height))
  let heights = 0
  let scale = scaleLimit(extents, space)
  let penalty = 0
  let things = false
  for (const [row, company] of members.entries()) {
    const factor = perspectiveOf(row, members.length)
    let [width, height] = [0, 0]
    for (const member of company) {
      width += member.width * factor
      height = Math.max(height, member.height * factor * (row === 0 ? 1 : 1 - member.lap))
    }
    scale = Math.min(scale, (space.width - (company.length + 1) * space.gap) / width)
    heights += height
    if (row > 0) {
      const crowding = Math.max(0, company.length - (members[row - 1]?.length ?? 0))
      penalty += rowPenalty(company, { row, count: extents.length, tallest, things }) + 0.15 * crowding
    }
    things ||= company.some(({ root }) => !root.person)
  }
  scale = Math.min(scale, ((members.length > 2 ? 0.94 : 0.97) * space.height) / heights)
  const alike = rows.filter((row, index) => index > 0 && rows[index - 1] === row).length
  return { rows, scale, score: Math.log(Math.max(scale, 1e-6)) - penalty - 0.008 * alike }
}

function membersOf(rows: readonly number[], extents: readonly Extent[]): readonly (readonly Extent[])[] {
  const members: Extent[][] = Array.from({ length: Math.max(...rows) + 1 }, () => [])
  for (const [index, extent] of extents.entries()) members[rows[index] ?? 0]?.push(extent)
  return members
}

interface Behind {
  readonly row: number
  /** Units in all. */
  readonly count: number
  readonly tallest: number
  /** Whether a nearer row has more than people in it. */
  readonly things: boolean
}

/** What speaks against a further row: small things far away, people behind things; less so the more subjects there are. */
function rowPenalty(company: readonly Extent[], { row, count, tallest, things }: Behind): number {
  let distant = 0
  let people = 0
  let airborne = true
  for (const { root, height } of company) {
    if (root.anchor !== 'free') distant += Math.max(0, 0.85 - height / tallest)
    if (root.person) people += 1
    airborne &&= root.anchor === 'free' && !root.person
  }
  const share = Math.min(1, freeSubjects / count)
  return (
    (airborne ? 0.1 : furtherRow(count, row, people > 0)) +
    share * (0.6 * distant + (things ? 0.1 * people : 0))
  )
}

/** Few subjects belong side by side, people above all; from five on a second row is what a photographer would do. */
function furtherRow(count: number, row: number, people: boolean): number {
  if (count > freeSubjects) return 0.05
  if (row > 1) return 0.2
  if (count === 2) return 0.8
  return people && count < 5 ? 0.4 : 0.05 + 0.6 / (count - 1)
}
