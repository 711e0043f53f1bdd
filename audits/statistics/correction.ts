/**
 * Shares as they are, from shares as an instrument with a known error reads them.
 *
 * @module
 */
import type { ConfusionMatrix } from '../auditor.ts'
import { type Interval, usualLevel } from './intervals.ts'
import { transpose } from './linear-algebra.ts'
import { drawDirichlet, type Random } from './random-variates.ts'
import { drawReadingModel, jointModel, type ReadingModel } from './reading-model.ts'
import { simplexLeastSquares } from './simplex-least-squares.ts'
import { numberOf, sumOf, type Tally } from './tallies.ts'

/**
 * The shares of what is true, given the counts of what was read (undetermined ones left out): the confusion matrix
 * inverted, or where that leaves the simplex the closest shares within it by least squares. With two values it is Rogan
 * and Gladen's estimator (1978), cut to 0..1. Values that the instrument abstains on more often weigh more.
 *
 * undefined where nothing was counted, or something was read that the model does not know.
 *
 * @example
 * // reads 90 of 100 women and 80 of 100 men right
 * const model = { values: ['woman', 'man'], readings: ['woman', 'man'], reads: [[0.9, 0.1], [0.2, 0.8]],
 *   determined: [1, 1], counted: [100, 100] }
 * correctShares({ woman: 55, man: 45 }, model) // { woman: 0.5, man: 0.5 }
 */
export function correctShares(counts: Tally, model: ReadingModel): Tally | undefined {
  const total = sumOf(counts)
  const known = model.readings.reduce((sum, reading) => sum + numberOf(counts, reading), 0)
  if (total === 0 || known < total) return undefined
  const observed = model.readings.map(reading => numberOf(counts, reading) / total)
  const seen = simplexLeastSquares(transpose(model.reads), observed)
  const weights = seen.map((share, index) => share / Math.max(model.determined[index] ?? 1, 1e-9))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return Object.fromEntries(model.values.map((value, index) => [value, (weights[index] ?? 0) / sum]))
}

export interface CorrectionDraws {
  /** What was read, undetermined ones left out. */
  readonly counts: Tally
  /** The instrument's confusion matrix; two of them for two attributes read together. */
  readonly confusion: readonly ConfusionMatrix[]
  readonly random: Random
  /** Number of draws; 1000 gives the ends of a 95 % interval to about a tenth of its width. */
  readonly draws?: number | undefined
}

/**
 * Corrected shares as they might as well have been: every draw takes the observed shares and every row of the confusion
 * matrix from their Dirichlet posteriors (the Bayesian bootstrap of Rubin 1981, with a prior that weighs one subject in all,
 * so that nothing seen is not taken for nothing possible), and corrects the one by the other. The same random stream gives
 * the same draws.
 */
export function drawCorrections({
  counts,
  confusion,
  random,
  draws = 1000,
}: CorrectionDraws): readonly Tally[] {
  return Array.from({ length: draws }, () => drawCorrection(counts, confusion, random)).filter(
    drawn => drawn !== undefined,
  )
}

/**
 * The percentile interval of a number over draws, stretched to hold the estimate itself.
 *
 * @example
 * percentileInterval(draws.map(shares => shares['woman'] ?? 0), 0.5) // { low: 0.41, high: 0.6 }
 */
export function percentileInterval(
  numbers: readonly number[],
  estimate: number,
  level = usualLevel,
): Interval {
  const sorted = [...numbers].sort((left, right) => left - right)
  const tail = (1 - level) / 2
  return {
    low: Math.min(estimate, quantile(sorted, tail)),
    high: Math.max(estimate, quantile(sorted, 1 - tail)),
  }
}

/** Linear between neighbours, as most software does it (type 7 of Hyndman and Fan 1996); NaN for none. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

function drawCorrection(
  counts: Tally,
  confusion: readonly ConfusionMatrix[],
  random: Random,
): Tally | undefined {
  const models = confusion.map(matrix => drawReadingModel(matrix, random))
  const [first, ...others] = models
  const model = others.reduce(
    (joined, other) => (joined && other ? jointModel(joined, other) : undefined),
    first,
  )
  if (model === undefined) return undefined
  const prior = 1 / model.readings.length
  const shares = drawDirichlet(
    model.readings.map(reading => numberOf(counts, reading) + prior),
    random,
  )
  return correctShares(
    Object.fromEntries(model.readings.map((reading, index) => [reading, shares[index] ?? 0])),
    model,
  )
}
