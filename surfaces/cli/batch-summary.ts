/**
 * How `batch` ends: the summary, and the error where pictures are missing.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { RunFolder, RunSummary } from '../../jobs/index.ts'
import { duration } from './batch-progress.ts'
import { grouped } from './figures.ts'

export interface SummaryFacts {
  readonly folder: RunFolder
  readonly seed: number
  /** US dollars; undefined: not counted. */
  readonly cost: number | undefined
}

export function summaryText(summary: RunSummary, { folder, seed, cost }: SummaryFacts): string {
  const { images, drawn, drawnNow, failed, left, seconds } = summary
  const parts = [
    `${grouped(drawn)} of ${grouped(images)} pictures`,
    ...(drawnNow < drawn ? [`${grouped(drawnNow)} of them now`] : []),
    ...(failed > 0 ? [`${grouped(failed)} failed`] : []),
    ...(left > 0 ? [`${grouped(left)} left`] : []),
    ...(seconds >= 1 && drawnNow > 0
      ? [`${duration(seconds)}, ${((drawnNow / seconds) * 60).toFixed(1)} a minute`]
      : []),
    ...(cost === undefined ? [] : [`at most $${cost.toFixed(2)}`]),
    `seed ${seed}`,
  ]
  return `${parts.join(' · ')}\n${folder.path}\n`
}

/** Throws where the run is not whole: EVENCAST_ABORTED, _COST_LIMIT or _BATCH_INCOMPLETE. */
export function assertWhole({ images, drawn, failed, left, stopped }: RunSummary, folder: RunFolder): void {
  const again = `evencast batch --resume --out ${folder.path}`
  const of = `${drawn} of ${images}`
  if (stopped === 'interrupted')
    throw new EvencastError('EVENCAST_ABORTED', `Stopped with ${of} pictures drawn`, {
      hint: `Go on: ${again}`,
    })
  if (stopped === 'cost')
    throw new EvencastError(
      'EVENCAST_COST_LIMIT',
      `Stopped before --max-cost would be passed, with ${of} pictures drawn`,
      {
        hint: `Go on with a higher one: ${again} --max-cost …`,
      },
    )
  if (failed + left > 0)
    throw new EvencastError(
      'EVENCAST_BATCH_INCOMPLETE',
      `Expected ${images} pictures, got ${drawn}: ${failed} failed`,
      {
        hint: `${folder.failures} says why. To try them again: ${again}`,
      },
    )
}
