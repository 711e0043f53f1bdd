/**
 * Ages in years and decades to the attribute's values.
 *
 * @module
 */

/** `child` below 18, `older` from 60. */
export function ageOfYears(years: number): 'child' | 'adult' | 'older' {
  if (years < 18) return 'child'
  return years < 60 ? 'adult' : 'older'
}

const decades: Readonly<Record<string, number>> = {
  teens: 13,
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
  nineties: 90,
}

/** Age of `sixties`, `60s`, `late 70s`; undefined: no decade. */
export function ageOfDecade(words: readonly string[]): 'child' | 'adult' | 'older' | undefined {
  const last = words.at(-1)?.replace(/'s$/, 's') ?? ''
  const years = decades[last] ?? (/^[1-9]0s$/.test(last) ? Number(last.slice(0, 2)) : undefined)
  return years === undefined ? undefined : ageOfYears(years)
}
