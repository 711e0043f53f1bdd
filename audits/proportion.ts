/**
 * A share with the counts it comes from.
 *
 * @module
 */
import { type Interval, wilsonInterval } from './statistics/index.ts'

/** `share` is `count` of `n`, 0..1 (0 for n = 0); `low` and `high` are Wilson's 95 % interval. */
export interface Proportion extends Interval {
  readonly count: number
  readonly n: number
  readonly share: number
}

/** A proportion of counts. */
export function proportion(count: number, n: number): Proportion {
  return { count, n, share: n === 0 ? 0 : count / n, ...wilsonInterval(count, n) }
}
