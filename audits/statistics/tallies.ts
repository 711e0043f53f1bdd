/**
 * Counts and shares of values.
 *
 * @module
 */

/** Value to share, count or probability. */
export type Tally = Readonly<Record<string, number>>

/** Value to number of times it occurs. */
export function countValues(values: readonly string[]): Tally {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** The mean of distributions over the union of their values; empty for none. */
export function averageShares(distributions: readonly Tally[]): Tally {
  const sums = new Map<string, number>()
  for (const [value, share] of distributions.flatMap(distribution => Object.entries(distribution))) {
    sums.set(value, (sums.get(value) ?? 0) + share)
  }
  return Object.fromEntries([...sums].map(([value, sum]) => [value, sum / distributions.length]))
}

/** Counts as shares of their sum; empty for none. */
export function toShares(counts: Tally): Tally {
  const total = sumOf(counts)
  return total === 0
    ? {}
    : Object.fromEntries(Object.entries(counts).map(([value, count]) => [value, count / total]))
}

/** Sum of a tally's numbers. */
export function sumOf(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0)
}

/** A tally's number, 0 for a value it does not have. */
export function numberOf(tally: Tally, value: string): number {
  return Object.hasOwn(tally, value) ? (tally[value] ?? 0) : 0
}

/** The values of several tallies, in the order of their first appearance. */
export function valuesOf(...tallies: readonly Tally[]): readonly string[] {
  return [...new Set(tallies.flatMap(tally => Object.keys(tally)))]
}

/** The tally over groups of values: monk-1, monk-2 and monk-3 as one. */
export function mergeTally(tally: Tally, groupOf: (value: string) => string): Tally {
  const merged = new Map<string, number>()
  for (const [value, number] of Object.entries(tally)) {
    const group = groupOf(value)
    merged.set(group, (merged.get(group) ?? 0) + number)
  }
  return Object.fromEntries(merged)
}
