/** Goldens from SciPy and papers: their cases, and the largest difference that was seen. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

export interface Golden<Case> {
  readonly source: string
  readonly cases: readonly Case[]
}

export function readGolden<Case>(name: string): Golden<Case> {
  return JSON.parse(readFileSync(`tests/goldens/statistics/${name}.json`, 'utf8'))
}

/** Collects differences; `largest` fails where one is above what is allowed, and says the number. */
export function differences() {
  let worst = 0
  return {
    add(actual: number | undefined, expected: number, relative = false): void {
      const difference =
        Math.abs((actual ?? Number.NaN) - expected) / (relative ? Math.abs(expected) || 1 : 1)
      worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference)
    },
    largest(allowed: number, report: (message: string) => void): void {
      report(`largest difference ${worst.toExponential(1)}`)
      assert.ok(worst <= allowed, `Expected differences of at most ${allowed}, got ${worst}`)
    },
  }
}
