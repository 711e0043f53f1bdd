/**
 * Values of several attributes taken together: `feminine × older`.
 *
 * @module
 */
import type { Tally } from './tallies.ts'

const joint = ' × '

/** The name of an intersection; two values, or the values of two attributes. */
export function intersection(...values: readonly string[]): string {
  return values.join(joint)
}

/**
 * The target of two attributes together where neither looks at the other: the product of their shares.
 *
 * @example
 * jointTarget({ feminine: 0.5, masculine: 0.5 }, { adult: 0.8, older: 0.2 })
 * // { 'feminine × adult': 0.4, 'feminine × older': 0.1, 'masculine × adult': 0.4, 'masculine × older': 0.1 }
 */
export function jointTarget(first: Tally, second: Tally): Tally {
  return Object.fromEntries(
    Object.entries(first).flatMap(([value, share]) =>
      Object.entries(second).map(([other, otherShare]) => [intersection(value, other), share * otherShare]),
    ),
  )
}
