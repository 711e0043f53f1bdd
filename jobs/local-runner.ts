/**
 * The runner in this process: so many pictures side by side.
 *
 * @module
 */
import PQueue from 'p-queue'
import { attemptJob } from './attempt-job.ts'
import type { Job } from './job.ts'
import type { Perform, Runner, RunOptions, RunTotals } from './runner.ts'

/** How many pictures at once on this machine, and how often one is tried again. */
export interface LocalRunnerOptions {
  /** Pictures drawn side by side. */
  readonly workers: number
  /** Attempts after the first one, for failures that may pass; undefined: 4. */
  readonly retries?: number | undefined
  /** Seconds before the second attempt; each further delay is twice as long, at most a minute. undefined: 1. */
  readonly delay?: number | undefined
  /** Milliseconds from any fixed point, by a clock that never goes back. */
  readonly now: () => number
}

/**
 * Opens a runner that calls `perform` itself.
 *
 * @example
 * const runner = localRunner({ workers: 1, now: () => performance.now() })
 * const { ended, failed } = await runner.run(jobs, perform, { onEvent: keep })
 */
export function localRunner(options: LocalRunnerOptions): Runner {
  return {
    run: (jobs, perform, runOptions = {}) => runLocally(jobs, perform, runOptions, options),
    async close() {},
  }
}

async function runLocally(
  jobs: Iterable<Job> | AsyncIterable<Job>,
  perform: Perform,
  options: RunOptions,
  { workers, retries = 4, delay = 1, now }: LocalRunnerOptions,
): Promise<RunTotals> {
  const queue = new PQueue({ concurrency: workers })
  const seen = new Set<string>()
  const counts = { ended: 0, failed: 0, undone: 0 }
  let unheard: { readonly error: unknown } | undefined
  const failed = new AbortController()
  const stop = AbortSignal.any([failed.signal, ...[options.signal, options.abort].filter(isDefined)])
  const attempt = { perform, retries, delay, now, options, stop, worker: 'local' }

  const work = async (job: Job): Promise<void> => {
    try {
      counts[stop.aborted ? 'undone' : await attemptJob(job, attempt)] += 1
    } catch (error) {
      unheard ??= { error }
      failed.abort()
    }
  }
  for await (const job of jobs) {
    if (seen.has(job.identity)) continue
    await queue.onSizeLessThan(1)
    if (stop.aborted) {
      counts.undone += 1
      break
    }
    seen.add(job.identity)
    void queue.add(() => work(job))
  }
  await queue.onIdle()
  if (unheard !== undefined) throw unheard.error
  return { ended: counts.ended, failed: counts.failed, interrupted: counts.undone > 0 }
}

function isDefined<Value>(value: Value | undefined): value is Value {
  return value !== undefined
}
