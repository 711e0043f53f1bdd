/**
 * A block of subjects as a table of whole numbers: what the searches for joint quotas and constraints work on.
 *
 * @module
 */
import type { Weights } from '../weights.ts'

/** What a cell's value is drawn from. */
export interface Stratum {
  /** The rule's name, as casts record it. */
  readonly name: string
  readonly weights: Weights
}

/** One attribute over all rows. */
export interface BlockColumn {
  readonly attribute: string
  /** Values by their code. */
  readonly values: readonly string[]
  /** Every row's value; -1: none (the attribute is none of the subject's, or exempt). */
  readonly codes: Int16Array
  readonly strata: readonly Stratum[]
  /** The stratum a row's value was drawn from; -1: it was not drawn, or may not change. Moves with the value. */
  readonly drawnFrom: Int16Array
  /** 1: the value was drawn, whether it may change or not. */
  readonly sampled: Uint8Array
  /** Columns that some rule of this one looks at. */
  readonly parents: readonly number[]
  /** Columns that follow this one, directly or through others; they move with it. */
  readonly dependents: readonly number[]
}

/** Rows are subjects in the scope's order, columns are attributes, parents first. */
export interface Block {
  readonly rows: number
  readonly columns: readonly BlockColumn[]
  /** Rows of a kind have the same rules: class, role and all that was stated are alike. */
  readonly kinds: Int32Array
  /** The image that a row belongs to. */
  readonly images: Int32Array
}

/**
 * May two rows exchange this column's value? Both were drawn from the same stratum, and what follows from the value
 * can move with it: then every stratum keeps its counts.
 */
export function mayExchange(block: Block, column: number, left: number, right: number): boolean {
  const moved = block.columns[column]
  if (moved === undefined) return false
  const stratum = moved.drawnFrom[left]
  if (stratum === undefined || stratum < 0 || stratum !== moved.drawnFrom[right]) return false
  if (moved.dependents.length === 0) return true
  if (block.kinds[left] !== block.kinds[right]) return false
  return moved.dependents.every(dependent => {
    const following = block.columns[dependent]
    if (following === undefined) return true
    const [one = -1, other = -1] = [following.drawnFrom[left], following.drawnFrom[right]]
    return (
      one >= 0 &&
      other >= 0 &&
      following.parents.every(
        parent =>
          parent === column ||
          moved.dependents.includes(parent) ||
          block.columns[parent]?.codes[left] === block.columns[parent]?.codes[right],
      )
    )
  })
}

/** Exchanges a column's value, and all that follows from it, between two rows. */
export function exchange(block: Block, column: number, left: number, right: number): void {
  const moved = block.columns[column]
  if (moved === undefined) return
  swapCells(moved, left, right)
  for (const dependent of moved.dependents) {
    const following = block.columns[dependent]
    if (following !== undefined) swapCells(following, left, right)
  }
}

function swapCells({ codes, drawnFrom }: BlockColumn, left: number, right: number): void {
  const code = codes[left] ?? -1
  codes[left] = codes[right] ?? -1
  codes[right] = code
  const stratum = drawnFrom[left] ?? -1
  drawnFrom[left] = drawnFrom[right] ?? -1
  drawnFrom[right] = stratum
}
