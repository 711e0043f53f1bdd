/**
 * Layer 2, cast → pixels: what was drawn where something was asked for.
 *
 * @module
 */
import type { Observation } from './attribute-views.ts'
import { type Comparison, compareShares } from './compare-shares.ts'
import type { InstrumentError } from './instrument-error.ts'
import { type Proportion, proportion } from './proportion.ts'
import { countValues, type Random, type Tally, toShares, undetermined } from './statistics/index.ts'

export interface PixelsLayer {
  /** Of the subjects that were asked for and looked at, those of which nothing could be read. */
  readonly undetermined: Proportion
  /** Of those that were read, the ones drawn as asked, as the instrument sees it. */
  readonly drawn: Proportion
  /** What was asked to what was read (or `undetermined`) to number of subjects. */
  readonly table: Readonly<Record<string, Tally>>
  /** Shares of what was read against those of what was asked of the same subjects; undefined: nothing was read. */
  readonly comparison: Comparison | undefined
}

/** undefined where nothing was asked and looked at. */
export function pixelsLayer(
  observations: readonly Observation[],
  error: InstrumentError | undefined,
  random: Random,
): PixelsLayer | undefined {
  const judged = observations.flatMap(({ asked, measured, verdict }) =>
    asked !== null && verdict !== 'unmeasured' ? [{ asked, measured, verdict }] : [],
  )
  if (judged.length === 0) return undefined
  const read = judged.flatMap(({ asked, measured, verdict }) =>
    measured === null ? [] : [{ asked, measured, verdict }],
  )
  const asked = [...new Set(judged.map(one => one.asked))].sort((one, other) =>
    one.localeCompare(other, 'en', { numeric: true }),
  )
  return {
    undetermined: proportion(judged.length - read.length, judged.length),
    drawn: proportion(read.filter(({ verdict }) => verdict === 'drawn').length, read.length),
    table: Object.fromEntries(
      asked.map(value => [
        value,
        countValues(judged.filter(one => one.asked === value).map(one => one.measured ?? undetermined)),
      ]),
    ),
    comparison: compareShares({
      counts: countValues(read.map(one => one.measured)),
      target: toShares(countValues(read.map(one => one.asked))),
      error,
      subjects: 'fixed',
      random,
    }),
  }
}
