/**
 * Joint quotas by swap search: subjects exchange values until the balanced combinations come as often as wanted.
 * Exchanges within a stratum leave every count of a single attribute as it is. The discrete kin of Latin hypercube
 * sampling with controlled correlations (Owen, "Controlling Correlations in Latin Hypercube Samples", JASA 89, 1994).
 *
 * @module
 */
import type { DrawBelow } from '../draws.ts'
import { type Block, exchange, mayExchange } from './block.ts'
import type { Tally } from './tally.ts'

/** Tries per row, most of which end at a glance; the search ends sooner where nothing is left to improve. */
export const triesPerRow = 600

/**
 * Exchanges values between random rows wherever that brings neither constraints nor balance further off. Changes the
 * block and its tally in place.
 */
export function searchSwaps(
  block: Block,
  tally: Tally,
  options: { readonly columns: readonly number[]; readonly below: DrawBelow; readonly tries?: number },
): void {
  const { columns, below, tries = triesPerRow * block.rows } = options
  if (columns.length === 0 || block.rows < 2) return
  for (let attempt = 0; attempt < tries && tally.imbalance() > 0; attempt += 1) {
    const column = columns[below(columns.length)] ?? 0
    const left = below(block.rows)
    // Only a subject whose combination is there too often has something to give away.
    if (!tally.isSurplus(left, movedColumns(block, column))) continue
    const right = below(block.rows)
    trySwap(block, tally, column, left, right)
  }
}

/** One exchange, kept where it makes neither cost higher. Returns whether it was kept. */
export function trySwap(block: Block, tally: Tally, column: number, left: number, right: number): boolean {
  const codes = block.columns[column]?.codes
  if (codes === undefined || codes[left] === codes[right]) return false
  if (!mayExchange(block, column, left, right)) return false
  const [violation, imbalance] = [tally.violation(), tally.imbalance()]
  applySwap(block, tally, column, left, right)
  const worse =
    tally.violation() > violation || (tally.violation() === violation && tally.imbalance() > imbalance)
  if (worse) applySwap(block, tally, column, left, right)
  return !worse
}

function applySwap(block: Block, tally: Tally, column: number, left: number, right: number): void {
  const moved = movedColumns(block, column)
  tally.remove(left, moved)
  tally.remove(right, moved)
  exchange(block, column, left, right)
  tally.add(left, moved)
  tally.add(right, moved)
}

/** The column and all that follow it. */
export function movedColumns(block: Block, column: number): readonly number[] {
  const dependents = block.columns[column]?.dependents ?? []
  return dependents.length === 0 ? [column] : [column, ...dependents]
}

/**
 * Exchanges every column at random first, so that a value's place in the block is pure chance: whatever the search
 * does then, every subject has each value with the probability that the policy says.
 */
export function scatter(block: Block, below: DrawBelow): void {
  for (let column = 0; column < block.columns.length; column += 1) {
    for (let row = block.rows - 1; row > 0; row -= 1) {
      const other = below(row + 1)
      if (other !== row && mayExchange(block, column, row, other)) exchange(block, column, row, other)
    }
  }
}
