/**
 * The draws of one rule for a known number of subjects.
 *
 * @module
 */
import { type DrawBelow, keyedDraws } from '../draws.ts'
import type { PhiloxKey } from '../philox.ts'
import type { Policy } from '../policy-schema.ts'
import { largestRemainder } from '../strict-quotas.ts'
import { totalWeight, type Weights } from '../weights.ts'
import { keyedPermutation } from './permutation.ts'

/** The next subject's value, as its place among the weights. */
export type NextPlace = () => number

export interface StratumDrawOptions {
  readonly sampling: Policy['sampling']
  readonly key: PhiloxKey
  readonly attribute: string
  /** The rule's name. */
  readonly rule: string
  readonly weights: Weights
  readonly subjects: number
}

/**
 * `quota`: systematic sampling with a random start (Madow and Madow, Annals of Mathematical Statistics 15, 1944) over
 * subjects in a keyed order: each value comes as often as its target, rounded down or up; every subject is unbiased.
 * `strict`: largest remainders in a keyed order. `iid`: independent draws.
 */
export function stratumDraws(options: StratumDrawOptions): NextPlace {
  const { sampling, key, attribute, rule, weights, subjects } = options
  const below = keyedDraws(key, ['population', attribute, rule])
  if (sampling === 'iid') return independentDraws(weights, below)
  const ends =
    sampling === 'strict' ? strictEnds(weights, subjects) : systematicEnds(weights, subjects, below)
  const permute = keyedPermutation(subjects, below)
  let subject = 0
  return () => {
    const point = permute(subject)
    subject += 1
    let place = 0
    while (point >= (ends[place] ?? subjects)) place += 1
    return place
  }
}

function independentDraws(weights: Weights, below: DrawBelow): NextPlace {
  const total = totalWeight(weights)
  const ends = running([...weights.values()])
  return () => {
    const point = below(total)
    let place = 0
    while (point >= (ends[place] ?? total)) place += 1
    return place
  }
}

/**
 * Where each value's points end. Point j lies at (j + start) / n of the unit line, on which each value has its share;
 * whole numbers throughout, as n times the weights may be more than a double holds.
 */
function systematicEnds(weights: Weights, subjects: number, below: DrawBelow): readonly number[] {
  const unit = BigInt(totalWeight(weights))
  const start = BigInt(below(totalWeight(weights)))
  return running([...weights.values()]).map(end => {
    const scaled = BigInt(end) * BigInt(subjects) - start
    return Number((scaled + unit - 1n) / unit)
  })
}

function strictEnds(weights: Weights, subjects: number): readonly number[] {
  return running([...largestRemainder(weights, subjects).values()])
}

function running(counts: readonly number[]): readonly number[] {
  let sum = 0
  return counts.map(count => {
    sum += count
    return sum
  })
}
