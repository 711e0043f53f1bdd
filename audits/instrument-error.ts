/**
 * The instrument's error for one view of a set: as counted, and as it might as well be.
 *
 * @module
 */
import type { ConfusionMatrix } from './auditor.ts'
import {
  drawErrors,
  leftInverse,
  modelOf,
  type Random,
  type ReadingModel,
  transpose,
} from './statistics/index.ts'

export interface InstrumentError {
  readonly model: ReadingModel
  /** Drawn from the posterior of the counts; empty where there are too many values to correct. */
  readonly drawn: readonly ReadingModel[]
  /** false: two values are read so much alike that no share can be told from the readings. */
  readonly tellsApart: boolean
}

/** With more values than this intervals take long, and every share is too small to say anything of. */
export const mostCorrected = 40

/** Enough for the ends of a 95 % interval to move by about a tenth of its width. */
const draws = 400

/** undefined where the instrument publishes no error for one of the attributes. */
export function instrumentError(
  confusion: readonly ConfusionMatrix[],
  random: Random,
): InstrumentError | undefined {
  const model = modelOf(confusion)
  if (model === undefined) return undefined
  const correctable = model.values.length <= mostCorrected
  const tellsApart = correctable && leftInverse(transpose(model.reads)) !== undefined
  return { model, drawn: tellsApart ? drawErrors(confusion, random, draws) : [], tellsApart }
}
