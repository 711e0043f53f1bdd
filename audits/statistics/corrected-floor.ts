/**
 * What chance and the instrument alone give: the total variation of corrected shares where nothing is wrong.
 *
 * @module
 */
import { leftInverse, type Matrix, multiply, transpose } from './linear-algebra.ts'
import type { ReadingModel } from './reading-model.ts'
import { numberOf, type Tally } from './tallies.ts'

/** What the floor is computed for: true shares, n, and how an instrument reads. */
export interface FloorOptions {
  /** The true shares: the target, or those of the cast. */
  readonly shares: Tally
  /** Subjects of which something was read. */
  readonly n: number
  readonly model: ReadingModel
  /** `drawn`: every subject was drawn from the shares by itself; `fixed`: the subjects have exactly these shares. */
  readonly subjects: 'drawn' | 'fixed'
}

/**
 * Expected total variation between corrected and true shares, by first-order propagation of three errors through the
 * inverted confusion matrix: which subjects there are (only if `drawn`), what is read of each, and the few pictures that
 * the matrix was counted on. Every corrected share is taken as normal: ½ Σ √(2 σ² / π). With an instrument that never errs
 * it is the normal approximation of the chance floor.
 *
 * undefined where the instrument does not tell its values apart, or does not know a value that has a share.
 */
export function correctedFloor({ shares, n, model, subjects }: FloorOptions): number | undefined {
  if (n === 0) return 0
  const known = model.values.reduce((sum, value) => sum + numberOf(shares, value), 0)
  const inverted = leftInverse(transpose(model.reads))
  if (inverted === undefined || known < 1 - 1e-6) return undefined
  const seen = seenShares(shares, model)
  const jacobian = multiply(reweighing(seen, model), inverted)
  const covariance = readingCovariance(seen, n, model, subjects)
  const spread = multiply(multiply(jacobian, covariance), transpose(jacobian))
  const deviations = spread.map((row, index) => Math.sqrt((2 * Math.max(0, row[index] ?? 0)) / Math.PI))
  return deviations.reduce((sum, deviation) => sum + deviation, 0) / 2
}

/** The shares among subjects of which something is read. */
function seenShares(shares: Tally, { values, determined }: ReadingModel): readonly number[] {
  const seen = values.map((value, index) => numberOf(shares, value) * (determined[index] ?? 0))
  const total = seen.reduce((sum, share) => sum + share, 0)
  return seen.map(share => share / total)
}

/** Derivatives of the shares of all subjects by those of the subjects read. */
function reweighing(seen: readonly number[], { determined }: ReadingModel): Matrix {
  const factors = determined.map(share => 1 / Math.max(share, 1e-9))
  const total = seen.reduce((sum, share, index) => sum + share * (factors[index] ?? 0), 0)
  return seen.map((share, row) =>
    seen.map((_, column) => {
      const own = row === column ? (factors[row] ?? 0) / total : 0
      return own - (share * (factors[row] ?? 0) * (factors[column] ?? 0)) / total ** 2
    }),
  )
}

/** Covariance of the observed shares of readings. */
function readingCovariance(
  seen: readonly number[],
  n: number,
  { readings, reads, counted }: ReadingModel,
  subjects: FloorOptions['subjects'],
): Matrix {
  const observed = readings.map((_, reading) =>
    seen.reduce((sum, share, index) => sum + share * (reads[index]?.[reading] ?? 0), 0),
  )
  const within = (row: readonly number[], first: number, second: number): number =>
    (first === second ? (row[first] ?? 0) : 0) - (row[first] ?? 0) * (row[second] ?? 0)
  return readings.map((_, first) =>
    readings.map((_, second) => {
      const reading = seen.reduce(
        (sum, share, index) => sum + share * within(reads[index] ?? [], first, second),
        0,
      )
      const calibration = seen.reduce(
        (sum, share, index) =>
          sum + (share ** 2 * within(reads[index] ?? [], first, second)) / Math.max(1, counted[index] ?? 0),
        0,
      )
      return (subjects === 'drawn' ? within(observed, first, second) : reading) / n + calibration
    }),
  )
}
