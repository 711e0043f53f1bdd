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

export interface Comparison {
  /** Subjects of which something was read. */
  readonly n: number
  readonly shares: Readonly<Record<string, ShareEstimate>>
  /** Why the shares are as read; undefined: they are corrected. */
  readonly uncorrected: string | undefined
  readonly totalVariation: Interval & {
    readonly estimate: number
    readonly observed: number
    /** What chance and the instrument's error give on average where nothing is wrong. */
    readonly floor: number
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
export function compareShares({
  counts,
  target,
  error,
  subjects,
  random,
}: CompareOptions): Comparison | undefined {
  const n = sumOf(counts)
  if (n === 0) return undefined
  const observed = toShares(counts)
  const { model, reason } = usableModel(counts, target, error?.model)
  const estimate = (model && correctShares(counts, model)) ?? observed
  const draws = model ? drawCorrections(counts, error?.drawn ?? [], random) : []
  const values = valuesOf(target, observed)
  const plain = dirichletIntervals(counts, values)
  const floors = {
    chance: subjects === 'fixed' && model === undefined ? 0 : chanceFloor(target, n),
    corrected: model && correctedFloor({ shares: target, n, model, subjects }),
  }
  const floor = Math.min(1, floors.corrected ?? floors.chance)
  const distance = totalVariation(estimate, target)
  return {
    n,
    uncorrected: model === undefined ? reason : undefined,
    shares: Object.fromEntries(
      inOrder(valuesOf(target, observed, pick(estimate))).map(value => {
        const share = numberOf(estimate, value)
        const interval = model
          ? percentileInterval(
              draws.map(draw => numberOf(draw, value)),
              share,
            )
          : (plain[value] ?? { low: 0, high: 1 })
        return [
          value,
          {
            target: numberOf(target, value),
            observed: numberOf(observed, value),
            estimate: share,
            ...interval,
          },
        ]
      }),
    ),
    totalVariation: {
      estimate: distance,
      observed: totalVariation(observed, target),
      floor,
      ...percentileInterval(
        draws.length > 0 ? draws.map(draw => totalVariation(draw, target)) : [distance],
        distance,
      ),
    },
    divergence: divergence(pick(estimate), target),
    bias: biasOf(estimate, target, n, floor),
    parity: parity(estimate, target),
  }
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
  model: ReadingModel | undefined,
): { readonly model?: ReadingModel; readonly reason: string } {
  if (model === undefined) return { reason: 'the instrument publishes no error for it' }
  const unknown = valuesOf(counts, pick(target)).find(
    value => !model.values.includes(value) || !model.readings.includes(value),
  )
  if (unknown !== undefined) return { reason: `the instrument was never tested on “${unknown}”` }
  if (model.values.length > mostCorrected) return { reason: `it has more than ${mostCorrected} values` }
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
