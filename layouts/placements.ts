/**
 * Where on the canvas a subject is said to be, as ranges of its box's centre.
 *
 * @module
 */
import type { Plan, PlanSubject } from '../types.ts'

/** Parts of the canvas's width or height, 0..1. */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface Placement {
  /** Range of the centre across; undefined: free. */
  readonly across: Range | undefined
  /** Range of the centre downward; undefined: free. */
  readonly down: Range | undefined
}

const cells = { left: 0, center: 1, right: 2, top: 0, middle: 1, bottom: 2 } as const

/** A cell's range for up to two subjects, a third of the canvas, and for more, who need room side by side. */
const thirds: readonly Range[] = [
  { from: 0, to: 1 / 3 },
  { from: 1 / 3, to: 2 / 3 },
  { from: 2 / 3, to: 1 },
]
const wider: readonly Range[] = [
  { from: 0, to: 0.44 },
  { from: 0.2, to: 0.8 },
  { from: 0.56, to: 1 },
]

/** Subject id to the ranges it is held to; subjects of whom nothing was said are left out. */
export function placementsOf(plan: Plan): ReadonlyMap<string, Placement> {
  const rangeOf = (subject: PlanSubject, axis: 'horizontal' | 'vertical'): Range | undefined => {
    const said = subject.placement?.[axis]
    if (said === undefined) return undefined
    const company = plan.subjects.filter(one => one.placement?.[axis] === said).length
    return (company > 2 ? wider : thirds)[cells[said]]
  }
  return new Map(
    plan.subjects.flatMap(subject => {
      const placement = { across: rangeOf(subject, 'horizontal'), down: rangeOf(subject, 'vertical') }
      return placement.across === undefined && placement.down === undefined
        ? []
        : [[subject.id, placement] as const]
    }),
  )
}

/** The placement in the user's words: "in the top left", "at the bottom", "in the center". */
export function placementWords({ placement }: PlanSubject): string {
  const { horizontal, vertical } = placement ?? {}
  if (horizontal !== undefined && vertical !== undefined) return `in the ${vertical} ${horizontal}`
  if (vertical !== undefined) return vertical === 'middle' ? 'in the middle' : `at the ${vertical}`
  return horizontal === 'center' ? 'in the center' : `on the ${horizontal}`
}
