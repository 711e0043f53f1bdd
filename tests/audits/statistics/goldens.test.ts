import { describe, it } from 'node:test'
import {
  betaQuantile,
  betaShare,
  chanceFloor,
  chiSquare,
  correctShares,
  dirichletIntervals,
  divergence,
  logGamma,
  lowerGamma,
  pairwiseBias,
  pairwiseBiasFloor,
  quantile,
  type Tally,
  totalVariation,
  upperGamma,
  wilsonInterval,
} from '../../../audits/statistics/index.ts'
import { differences, readGolden } from './goldens.ts'

describe('statistics agree with SciPy and the papers', () => {
  it('total variation and divergence', t => {
    const seen = differences()
    type Case = { observed: Tally; target: Tally; totalVariation: number; divergence: number }
    for (const one of readGolden<Case>('distances').cases) {
      seen.add(totalVariation(one.observed, one.target), one.totalVariation)
      seen.add(divergence(one.observed, one.target), one.divergence)
    }
    seen.largest(1e-14, message => t.diagnostic(message))
  })

  it('chi-square and its probability', t => {
    const seen = differences()
    type Case = { counts: Tally; target: Tally; statistic: number; probability: number }
    for (const one of readGolden<Case>('chi-square').cases) {
      const { statistic, probability } = chiSquare(one.counts, one.target)
      seen.add(statistic, one.statistic, true)
      seen.add(probability, one.probability)
    }
    seen.largest(1e-12, message => t.diagnostic(message))
  })

  it('the incomplete gamma function', t => {
    const seen = differences()
    for (const { a, x, upper, lower } of readGolden<Record<'a' | 'x' | 'upper' | 'lower', number>>('gamma')
      .cases) {
      seen.add(upperGamma(a, x), upper)
      seen.add(lowerGamma(a, x), lower)
    }
    seen.largest(1e-12, message => t.diagnostic(message))
  })

  it('the gamma function', t => {
    const seen = differences()
    for (const { x, value } of readGolden<{ x: number; value: number }>('log-gamma').cases) {
      seen.add(logGamma(x), value, true)
    }
    seen.largest(1e-13, message => t.diagnostic(message))
  })

  it('the beta distribution', t => {
    const seen = differences()
    type Case = Record<'share' | 'a' | 'b' | 'quantile' | 'below', number>
    for (const { share, a, b, quantile: expected, below } of readGolden<Case>('beta').cases) {
      seen.add(betaQuantile(share, a, b), expected)
      seen.add(betaShare(expected, a, b), below)
    }
    seen.largest(1e-11, message => t.diagnostic(message))
  })

  it("Wilson's interval", t => {
    const seen = differences()
    type Case = Record<'successes' | 'n' | 'level' | 'low' | 'high', number>
    for (const { successes, n, level, low, high } of readGolden<Case>('wilson').cases) {
      const interval = wilsonInterval(successes, n, level)
      seen.add(interval.low, low)
      seen.add(interval.high, high)
    }
    seen.largest(1e-12, message => t.diagnostic(message))
  })

  it('Dirichlet intervals', t => {
    const seen = differences()
    type Case = { counts: Tally; level: number; intervals: Record<string, [number, number]> }
    for (const { counts, level, intervals } of readGolden<Case>('dirichlet').cases) {
      const found = dirichletIntervals(counts, Object.keys(counts), level)
      for (const [value, [low, high]] of Object.entries(intervals)) {
        seen.add(found[value]?.low, low)
        seen.add(found[value]?.high, high)
      }
    }
    seen.largest(1e-11, message => t.diagnostic(message))
  })

  it('the chance floor', t => {
    const seen = differences()
    for (const { target, n, floor } of readGolden<{ target: Tally; n: number; floor: number }>('chance-floor')
      .cases) {
      seen.add(chanceFloor(target, n), floor)
    }
    seen.largest(1e-12, message => t.diagnostic(message))
  })

  it('bias(P) and its floor', t => {
    const seen = differences()
    for (const { observed, bias } of readGolden<{ observed: Tally; bias: number }>('pairwise-bias').cases) {
      const values = Object.keys(observed)
      const equal = Object.fromEntries(values.map(value => [value, 1 / values.length]))
      seen.add(pairwiseBias(observed, equal), bias)
    }
    type Case = { size: number; n: number; floor: number }
    for (const { size, n, floor } of readGolden<Case>('pairwise-bias-floor').cases) {
      seen.add(pairwiseBiasFloor(size, n), floor)
    }
    seen.largest(1e-12, message => t.diagnostic(message))
  })

  it('confusion correction, within the simplex and on its border', t => {
    const [within, border] = [differences(), differences()]
    type Case = { counts: Tally; reads: number[][]; determined: number[]; inside: boolean; corrected: Tally }
    for (const { counts, reads, determined, inside, corrected } of readGolden<Case>('correction').cases) {
      const values = Object.keys(counts)
      const model = { values, readings: values, reads, determined, counted: values.map(() => 100) }
      const found = correctShares(counts, model)
      for (const [value, share] of Object.entries(corrected)) {
        ;(inside ? within : border).add(found?.[value], share)
      }
    }
    within.largest(1e-10, message => t.diagnostic(`within: ${message}`))
    // SLSQP itself stops about here.
    border.largest(1e-6, message => t.diagnostic(`border: ${message}`))
  })

  it('quantiles', t => {
    const seen = differences()
    type Case = { numbers: number[]; share: number; quantile: number }
    for (const { numbers, share, quantile: expected } of readGolden<Case>('quantiles').cases) {
      seen.add(
        quantile(
          [...numbers].sort((left, right) => left - right),
          share,
        ),
        expected,
      )
    }
    seen.largest(1e-14, message => t.diagnostic(message))
  })
})
