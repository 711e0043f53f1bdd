/**
 * The audit's statistics: pure functions of counts, shares and confusion matrices.
 *
 * @module
 */
export { betaQuantile, betaShare } from './beta-function.ts'
export { binomialProbability, meanAbsoluteDeviation } from './binomial.ts'
export { chanceFloor } from './chance-floor.ts'
export { type ChiSquare, chiSquare } from './chi-square.ts'
export { correctedFloor, type FloorOptions } from './corrected-floor.ts'
export {
  correctShares,
  drawCorrections,
  drawErrors,
  percentileInterval,
  quantile,
} from './correction.ts'
export { divergence, totalVariation } from './distances.ts'
export { logGamma, lowerGamma, upperGamma } from './gamma-function.ts'
export { intersection, jointTarget } from './intersections.ts'
export { dirichletIntervals, type Interval, normalDeviate, usualLevel, wilsonInterval } from './intervals.ts'
export { leftInverse, transpose } from './linear-algebra.ts'
export { isUniform, pairwiseBias, pairwiseBiasFloor } from './pairwise-bias.ts'
export { type Parity, parity } from './parity.ts'
export type { Random } from './random-variates.ts'
export {
  drawReadingModel,
  jointModel,
  mergeConfusion,
  modelOf,
  type ReadingModel,
  readingModel,
  undetermined,
} from './reading-model.ts'
export { simplexLeastSquares } from './simplex-least-squares.ts'
export {
  averageShares,
  countValues,
  mergeTally,
  numberOf,
  sumOf,
  type Tally,
  toShares,
  valuesOf,
} from './tallies.ts'
