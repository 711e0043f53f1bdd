/**
 * How far the values of a block are from their shares, as a cost that is least where they bend in proportion.
 *
 * @module
 */
import type { DrawBelow } from '../draws.ts'
import { totalWeight } from '../weights.ts'
import type { Block, BlockColumn } from './block.ts'

/** Stratum to the counts of the column's values drawn from it. */
export type StratumCounts = ReadonlyMap<number, Int32Array>

/**
 * Relative entropy of what is there to what the rules ask for, summed over the strata, in whole subjects: the j-th
 * subject of a value costs log((j - 1 + turn) / share), less log(j) of its stratum. Without constraints the counts that
 * were drawn cost least. Where constraints take some values' counts away, the others are least where they keep their
 * proportions (minimum discrimination information, Kullback 1959), each rounded up or down by its turn.
 */
export interface ShareCost {
  readonly total: () => number
  /** Takes a row out of some columns' counts before they change; `add` puts it back. */
  readonly remove: (row: number, columns: readonly number[]) => void
  readonly add: (row: number, columns: readonly number[]) => void
}

/** Drawn counts of a column, stratum by stratum. */
export function stratumCounts({ codes, drawnFrom, values }: BlockColumn): StratumCounts {
  const counts = new Map<number, Int32Array>()
  for (const [row, stratum] of drawnFrom.entries()) {
    const code = codes[row] ?? -1
    if (stratum < 0 || code < 0) continue
    const found = counts.get(stratum) ?? new Int32Array(values.length)
    counts.set(stratum, found)
    found[code] = (found[code] ?? 0) + 1
  }
  return counts
}

/** The cost of the block as it stands, of which `drawn` was drawn. */
export function startShareCost(block: Block, drawn: readonly StratumCounts[], below: DrawBelow): ShareCost {
  const columnsOf = block.columns.map((column, index) => openStrata(column, drawn[index] ?? new Map(), below))
  let total = 0
  const each = (
    row: number,
    columns: readonly number[],
    visit: (found: OpenStratum, code: number) => void,
  ) => {
    for (const index of columns) {
      const { drawnFrom, codes } = block.columns[index] ?? {}
      const [stratum = -1, code = -1] = [drawnFrom?.[row], codes?.[row]]
      const found = stratum < 0 || code < 0 ? undefined : columnsOf[index]?.(stratum)
      if (found !== undefined) visit(found, code)
    }
  }
  const cost: ShareCost = {
    total: () => total,
    remove: (row, columns) =>
      each(row, columns, (found, code) => {
        found.counts[code] = (found.counts[code] ?? 0) - 1
        found.subjects -= 1
        total -= found.weight * nextCost(found, code)
      }),
    add: (row, columns) =>
      each(row, columns, (found, code) => {
        total += found.weight * nextCost(found, code)
        found.counts[code] = (found.counts[code] ?? 0) + 1
        found.subjects += 1
      }),
  }
  const all = block.columns.map((_, index) => index)
  for (let row = 0; row < block.rows; row += 1) cost.add(row, all)
  return cost
}

interface OpenStratum {
  /** Attributes that others are given are kept before these: a constraint on hair leaves ages alone where it can. */
  readonly weight: number
  subjects: number
  readonly counts: Int32Array
  readonly shares: Float64Array
  readonly turns: Float64Array
}

/** What one more subject of this value costs. */
function nextCost({ subjects, counts, shares, turns }: OpenStratum, code: number): number {
  const place = Math.max(least, (counts[code] ?? 0) + (turns[code] ?? 0))
  return Math.log(place / (Math.max(least, shares[code] ?? 0) * (subjects + 1)))
}

const givenWeight = 100

/** Keeps logarithms finite. */
const least = 1e-9

function openStrata(
  { values, strata, dependents }: BlockColumn,
  drawn: StratumCounts,
  below: DrawBelow,
): (stratum: number) => OpenStratum {
  const open = new Map<number, OpenStratum>()
  return stratum => {
    const found = open.get(stratum)
    if (found !== undefined) return found
    const weights = strata[stratum]?.weights ?? new Map<string, number>()
    const unit = totalWeight(weights)
    const shares = Float64Array.from(values, value => (weights.get(value) ?? 0) / unit)
    const before = drawn.get(stratum) ?? new Int32Array(values.length)
    const subjects = before.reduce((sum, count) => sum + count, 0)
    const turns = shares.map((share, code) => turnOf(subjects * share, before[code] ?? 0, below))
    const weight = dependents.length > 0 ? givenWeight : 1
    const fresh = { weight, subjects: 0, counts: new Int32Array(values.length), shares, turns }
    open.set(stratum, fresh)
    return fresh
  }
}

/**
 * Where between two whole numbers a target is rounded up: uniform over the seeds, so that what is rounded stays
 * unbiased, and among the turns that round this target to the count it was drawn with.
 */
function turnOf(target: number, drawn: number, below: DrawBelow): number {
  const [low, high] = [Math.max(0, target - drawn), Math.min(1, target - drawn + 1)]
  if (low >= high) return target - drawn + 0.5
  return low + ((high - low) * (below(precision) + 0.5)) / precision
}

const precision = 2 ** 32
