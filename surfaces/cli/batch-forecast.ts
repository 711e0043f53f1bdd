/**
 * `batch --dry-run`: what the run will take, from one picture that is drawn and not kept.
 *
 * @module
 */
import { isJob, type Job, type JobList, type Perform } from '../../jobs/index.ts'
import { duration } from './batch-progress.ts'
import { grouped } from './figures.ts'

export interface BatchForecast {
  readonly images: number
  /** Pictures whose request cannot be planned. */
  readonly undrawable: number
  /** Wall-clock seconds of the whole run, loading the model included; null: the service's own affair. */
  readonly seconds: number | null
  /** Bytes of all files. */
  readonly bytes: number | null
  /** US dollars, at most; null: the price is not known. */
  readonly cost: number | null
  /** Picture that was measured; null: a hosted model was not called. */
  readonly measured: number | null
}

/** Bytes of a ledger line per subject, and beside them, as they come out. */
const [lineBytes, subjectBytes] = [900, 1100]

export interface ForecastOptions {
  readonly list: JobList
  readonly perform: Perform
  readonly workers: number
  /** Of a picture; undefined: not known. */
  readonly price: number | undefined
  readonly isHosted: boolean
  readonly now: () => number
  readonly signal?: AbortSignal | undefined
}

/**
 * Draws the picture in the middle of the run twice, the first time to load the model. A hosted model is not called, for
 * that would cost.
 */
export async function forecastBatch(options: ForecastOptions): Promise<BatchForecast> {
  const { list, workers, price, isHosted } = options
  const jobs = Array.from({ length: list.images }, (_, index) => list.at(index)).filter(isJob)
  const undrawable = list.images - jobs.length
  const cost = price === undefined ? null : price * jobs.length
  const shared = { images: list.images, undrawable, cost }
  const sample = jobs[Math.floor(jobs.length / 2)]
  if (isHosted || sample === undefined) return { ...shared, seconds: null, bytes: null, measured: null }
  const { load, each, bytes } = await measure(sample, options)
  const subjects = jobs.reduce((sum, { plan }) => sum + plan.subjects.length, 0)
  return {
    ...shared,
    // A model that uses all cores draws no faster side by side.
    seconds: load + each * jobs.length,
    bytes: bytes * jobs.length + lineBytes * jobs.length + subjectBytes * subjects,
    measured: sample.index,
    ...(workers > 1 ? { workers } : {}),
  }
}

export function forecastText({ images, undrawable, seconds, bytes, cost, measured }: BatchForecast): string {
  return [
    `pictures  ${grouped(images)}${undrawable > 0 ? `, ${undrawable} of which cannot be planned` : ''}`,
    `time      ${seconds === null ? "the service's: not measured, for that would cost" : `about ${duration(seconds)} (picture ${(measured ?? 0) + 1} was measured)`}`,
    `disk      ${bytes === null ? 'about 2 MB a picture of 1024x1024' : `about ${(bytes / 1e6).toFixed(1)} MB`}`,
    `cost      ${cost === null ? 'not known: say what a picture costs with --price' : cost === 0 ? 'none' : `at most $${cost.toFixed(2)}`}`,
    '',
  ].join('\n')
}

async function measure(
  job: Job,
  { perform, now, signal }: ForecastOptions,
): Promise<{ readonly load: number; readonly each: number; readonly bytes: number }> {
  const started = now()
  const { png } = await perform(job, { signal })
  const loaded = now()
  await perform(job, { signal })
  const each = (now() - loaded) / 1000
  return { load: Math.max(0, (loaded - started) / 1000 - each), each, bytes: png.length }
}
