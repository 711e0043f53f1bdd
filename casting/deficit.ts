/**
 * Draws against a deficit: where values were taken that no draw decided, the next ones make up for them.
 *
 * @module
 */
import type { DrawBelow } from './draws.ts'
import { totalWeight, type Weights } from './weights.ts'

/**
 * A value with probability in proportion to what it lacks, among those after which every value can still come in
 * time. From counts within one of their targets, every later count stays so (the quota method of Balinski and Young,
 * 1975, with random choices; what can come in time is told by Hall's condition over the windows of Baruah, Cohen,
 * Plaxton and Varvel, "Proportionate Progress", Algorithmica 15, 1996). Over many draws it follows the weights; a
 * single draw depends on the counts, as it must.
 *
 * @example
 * drawAgainstDeficit(exactWeights({ feminine: 1, masculine: 1 }), new Map([['masculine', 3]]), below) // 'feminine'
 */
export function drawAgainstDeficit(
  weights: Weights,
  counts: ReadonlyMap<string, number>,
  below: DrawBelow,
): string {
  const values = [...weights.keys()]
  const shares = [...weights.values()]
  const unit = totalWeight(weights)
  const taken = values.map(value => counts.get(value) ?? 0)
  const turn = taken.reduce((sum, count) => sum + count, 1)
  const deficits = shares.map((share, index) => Math.max(0, turn * share - unit * (taken[index] ?? 0)))
  const timely = deficits.map((deficit, index) =>
    deficit > 0 && restInTime(shares, unit, turn, taken, index) ? deficit : 0,
  )
  const candidates = timely.some(deficit => deficit > 0) ? timely : deficits
  let rest = below(candidates.reduce((sum, deficit) => sum + deficit, 0))
  for (const [index, deficit] of candidates.entries()) {
    if (rest < deficit) return values[index] ?? ''
    rest -= deficit
  }
  return values[0] ?? ''
}

/** After this choice: do at most h draws fall due within the next h, for every h? */
function restInTime(
  shares: readonly number[],
  unit: number,
  turn: number,
  taken: readonly number[],
  chosen: number,
): boolean {
  const counts = taken.map((count, index) => count + (index === chosen ? 1 : 0))
  const farthest = Math.max(
    ...shares.map((share, index) => Math.ceil(((counts[index] ?? 0) * unit) / share) - turn),
  )
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    let due = 0
    for (let index = 0; index < shares.length; index += 1) {
      const target = Math.floor(((turn + ahead) * (shares[index] ?? 0)) / unit)
      due += Math.max(0, target - (counts[index] ?? 0))
    }
    if (due > ahead) return false
  }
  return true
}
