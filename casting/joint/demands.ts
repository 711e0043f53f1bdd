/**
 * Constraints as counters over a block.
 *
 * @module
 */
import { type CompiledConstraint, isOfClass, type SubjectClass } from '../compiled-policy.ts'
import type { Block } from './block.ts'

/** So many rows of every group must match. */
export interface Demand {
  /** `constraints[0]`, and its words. */
  readonly name: string
  readonly text: string
  /** Column, and for each of its codes whether it matches. */
  readonly where: readonly { readonly column: number; readonly wanted: Uint8Array }[]
  /** The group in which a row is counted: 0 for the whole block, or its image; -1: not counted. */
  readonly groups: Int32Array
  /** Bounds of each group; without rows in it a group has 0 and Infinity. */
  readonly minimum: Float64Array
  readonly maximum: Float64Array
}

/** Bounds of a group with so many counted subjects in so many images. */
export type BoundsFor = (
  constraint: CompiledConstraint,
  counted: { readonly subjects: number; readonly images: number },
) => { readonly minimum: number; readonly maximum: number }

/**
 * The counter of a constraint; undefined: it speaks of an attribute or a value that nobody in the block has, and asks
 * for nothing here.
 */
export function demandOf(
  constraint: CompiledConstraint,
  block: Block,
  options: {
    readonly classes: readonly SubjectClass[]
    readonly compensate: boolean
    readonly boundsFor: BoundsFor
  },
): Demand {
  const where = constraint.where.map(({ attribute, values }) => {
    const column = block.columns.findIndex(other => other.attribute === attribute)
    const codes = block.columns[column]?.values ?? []
    return { column, wanted: Uint8Array.from(codes, value => (values.includes(value) ? 1 : 0)) }
  })
  const perImage = constraint.per.of === 'image'
  const groups = Int32Array.from({ length: block.rows }, (_, row) =>
    isCounted(constraint, where, block, row, options) ? (perImage ? (block.images[row] ?? 0) : 0) : -1,
  )
  const bounds = groupBounds(constraint, block, groups, options.boundsFor)
  return { name: constraint.name, text: constraint.text, where, groups, ...bounds }
}

/** Does the row meet all conditions? */
export function matches(block: Block, demand: Demand, row: number): boolean {
  for (const { column, wanted } of demand.where) {
    const code = block.columns[column]?.codes[row] ?? -1
    if (code < 0 || wanted[code] !== 1) return false
  }
  return true
}

/** Matching rows of every group. */
export function matchCounts(block: Block, demand: Demand): Int32Array {
  const counts = new Int32Array(demand.minimum.length)
  for (let row = 0; row < block.rows; row += 1) {
    const group = demand.groups[row] ?? -1
    if (group >= 0 && matches(block, demand, row)) counts[group] = (counts[group] ?? 0) + 1
  }
  return counts
}

/** How many rows too few or too many a group has. */
export function shortfall(demand: Demand, group: number, count: number): number {
  return Math.max(0, (demand.minimum[group] ?? 0) - count, count - (demand.maximum[group] ?? Infinity))
}

/**
 * A subject is counted where all attributes were drawn; under `compensate`, where it has them. `never` holds for every
 * draw, whatever stands beside it.
 */
function isCounted(
  constraint: CompiledConstraint,
  where: Demand['where'],
  block: Block,
  row: number,
  { classes, compensate }: { readonly classes: readonly SubjectClass[]; readonly compensate: boolean },
): boolean {
  const subject = classes[row]
  if (constraint.subjects !== undefined && !(subject && isOfClass(subject, constraint.subjects))) return false
  const present = where.every(({ column }) => (block.columns[column]?.codes[row] ?? -1) >= 0)
  const drawn = where.filter(({ column }) => block.columns[column]?.sampled[row] === 1).length
  if (!present) return false
  return constraint.kind === 'never' ? drawn > 0 : compensate || drawn === where.length
}

function groupBounds(
  constraint: CompiledConstraint,
  block: Block,
  groups: Int32Array,
  boundsFor: BoundsFor,
): Pick<Demand, 'minimum' | 'maximum'> {
  const size = 1 + Math.max(0, ...groups)
  const subjects = new Int32Array(size)
  const images = Array.from({ length: size }, () => new Set<number>())
  for (const [row, group] of groups.entries()) {
    if (group < 0) continue
    subjects[group] = (subjects[group] ?? 0) + 1
    images[group]?.add(block.images[row] ?? 0)
  }
  const bounds = images.map((found, group) =>
    found.size === 0
      ? { minimum: 0, maximum: Number.POSITIVE_INFINITY }
      : boundsFor(constraint, { subjects: subjects[group] ?? 0, images: found.size }),
  )
  return {
    minimum: Float64Array.from(bounds, ({ minimum }) => minimum),
    maximum: Float64Array.from(bounds, ({ maximum }) => maximum),
  }
}
