/**
 * Shares as they are, from shares as an instrument with a known error reads them.
 *
 * @module
 */
import type { ConfusionMatrix } from '../auditor.ts'
import { type Interval, usualLevel } from './intervals.ts'
import { transpose } from './linear-algebra.ts'
import { drawDirichlet, type Random } from './random-variates.ts'
import { drawReadingModel, modelOf, type ReadingModel } from './reading-model.ts'
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

/**
 * What the instrument's error might as well be, `draws` times: every row of the confusion matrices from its Dirichlet
 * posterior. The same random stream gives the same draws.
 */
export function drawErrors(
  confusion: readonly ConfusionMatrix[],
  random: Random,
  draws: number,
): readonly ReadingModel[] {
  return Array.from({ length: draws }, () =>
    modelOf(confusion, matrix => drawReadingModel(matrix, random)),
  ).filter(model => model !== undefined)
}

/**
 * Corrected shares as they might as well have been: every draw takes the observed shares from their Dirichlet posterior and
 * corrects them by one of the drawn errors. This is the Bayesian bootstrap of Rubin (1981) with a prior that weighs one
 * subject in all, so that nothing seen is not taken for nothing possible.
 */
export function drawCorrections(
  counts: Tally,
  errors: readonly ReadingModel[],
  random: Random,
): readonly Tally[] {
  const draw = (model: ReadingModel): Tally | undefined => {
    const prior = 1 / model.readings.length
    const shares = drawDirichlet(
      model.readings.map(reading => numberOf(counts, reading) + prior),
      random,
    )
    const drawn = Object.fromEntries(model.readings.map((reading, index) => [reading, shares[index] ?? 0]))
    return correctShares(drawn, model)
  }
  return errors.map(draw).filter(drawn => drawn !== undefined)
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
