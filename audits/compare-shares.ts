/**
 * Measured shares against the shares that should be there: corrected, with intervals and with what chance alone gives.
 *
 * @module
 */
import { type InstrumentError, mostCorrected } from './instrument-error.ts'
import {
  chanceFloor,
  correctedFloor,
  correctShares,
  dirichletIntervals,
  divergence,
  drawCorrections,
  type Interval,
  isUniform,
  numberOf,
  type Parity,
  pairwiseBias,
  pairwiseBiasFloor,
  parity,
  percentileInterval,
  type Random,
  type ReadingModel,
  sumOf,
  type Tally,
  toShares,
  totalVariation,
  valuesOf,
} from './statistics/index.ts'

/** One value's share; all 0..1, `low` and `high` the ends of a 95 % interval of what was estimated. */
export interface ShareEstimate extends Interval {
  readonly target: number
  /** As read. */
  readonly observed: number
  /** Corrected by the instrument's error where that is known, else as read. */
  readonly estimate: number
}

/** Shares of a set against its target: corrected, with intervals, floor and test. */
export interface Comparison {
  /** Subjects of which something was read. */
  readonly n: number
  readonly shares: Readonly<Record<string, ShareEstimate>>
  /** Why the shares are as read; undefined: they are corrected. */
  readonly uncorrected: string | undefined
  readonly totalVariation: Interval & {
    readonly estimate: number
    readonly observed: number
    /** What chance and the instrument's error give on average where nothing is wrong; undefined: that error is unknown. */
    readonly floor: number | undefined
  }
  /** In nats; Infinity where a value was read that the target rules out. */
  readonly divergence: number
  /** bias(P) of Shen et al.; undefined: the target is not uniform, and total variation is the measure. */
  readonly bias: { readonly estimate: number; readonly floor: number } | undefined
  readonly parity: Parity
}

export interface CompareOptions {
  /** What was read, undetermined ones left out. */
  readonly counts: Tally
  readonly target: Tally
  /** undefined: the instrument publishes none. */
  readonly error: InstrumentError | undefined
  /** Does the target say how every subject was drawn by itself, or which subjects there are? */
  readonly subjects: 'drawn' | 'fixed'
  readonly random: Random
}

/** Compares; undefined where nothing was read. */
export function compareShares(options: CompareOptions): Comparison | undefined {
  const { counts, target, error, random } = options
  const n = sumOf(counts)
  if (n === 0) return undefined
  const observed = toShares(counts)
  const { model, reason } = usableModel(counts, target, error)
  const estimate = (model && correctShares(counts, model)) ?? observed
  const draws = model ? drawCorrections(counts, error?.drawn ?? [], random) : undefined
  const floor = floorOf(options, n, model)
  const distance = totalVariation(estimate, target)
  return {
    n,
    uncorrected: model === undefined ? reason : undefined,
    shares: shareEstimates(counts, target, estimate, draws),
    totalVariation: {
      estimate: distance,
      observed: totalVariation(observed, target),
      floor,
      ...percentileInterval(draws?.map(draw => totalVariation(draw, target)) ?? [distance], distance),
    },
    divergence: divergence(pick(estimate), target),
    bias: biasOf(estimate, target, n, floor ?? 0),
    parity: parity(estimate, target),
  }
}

/** Every value's share; the interval over draws of the correction, or without one from the counts alone. */
function shareEstimates(
  counts: Tally,
  target: Tally,
  estimate: Tally,
  draws: readonly Tally[] | undefined,
): Comparison['shares'] {
  const observed = toShares(counts)
  const plain = dirichletIntervals(counts, valuesOf(target, observed))
  return Object.fromEntries(
    inOrder(valuesOf(target, observed, pick(estimate))).map(value => {
      const share = numberOf(estimate, value)
      const drawn = draws?.map(draw => numberOf(draw, value))
      const interval = drawn ? percentileInterval(drawn, share) : (plain[value] ?? { low: 0, high: 1 })
      const found = { target: numberOf(target, value), observed: numberOf(observed, value), estimate: share }
      return [value, { ...found, ...interval }]
    }),
  )
}

function floorOf(
  { target, subjects }: CompareOptions,
  n: number,
  model: ReadingModel | undefined,
): number | undefined {
  const corrected = model && correctedFloor({ shares: target, n, model, subjects })
  return atMostOne(corrected ?? (subjects === 'fixed' ? undefined : chanceFloor(target, n)))
}

function atMostOne(floor: number | undefined): number | undefined {
  return floor === undefined ? undefined : Math.min(1, floor)
}

/** Numbered values by their numbers (monk-2 before monk-10), others as the policy lists them. */
function inOrder(values: readonly string[]): readonly string[] {
  return values.every(value => /\d/.test(value))
    ? [...values].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    : values
}

/** Corrected shares name every value the instrument knows; those that came out as nothing are left out. */
function pick(estimate: Tally): Tally {
  return Object.fromEntries(Object.entries(estimate).filter(([, share]) => share > 1e-9))
}

function usableModel(
  counts: Tally,
  target: Tally,
  error: InstrumentError | undefined,
): { readonly model?: ReadingModel; readonly reason: string } {
  if (error === undefined) return { reason: 'the instrument publishes no error for it' }
  const { model, tellsApart } = error
  const unknown = valuesOf(counts, pick(target)).find(
    value => !model.values.includes(value) || !model.readings.includes(value),
  )
  if (unknown !== undefined) return { reason: `the instrument was never tested on “${unknown}”` }
  if (model.values.length > mostCorrected) return { reason: `it has more than ${mostCorrected} values` }
  if (!tellsApart) return { reason: 'the instrument does not tell its values apart' }
  return { model, reason: '' }
}

/** The floor of bias(P) grows by correction as the floor of total variation does. */
function biasOf(estimate: Tally, target: Tally, n: number, floor: number): Comparison['bias'] {
  const value = pairwiseBias(estimate, target)
  if (value === undefined || !isUniform(target)) return undefined
  const size = Object.keys(target).length
  const chance = chanceFloor(target, n)
  return { estimate: value, floor: chance === 0 ? 0 : (pairwiseBiasFloor(size, n) * floor) / chance }
}
