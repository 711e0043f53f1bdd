/**
 * One job to its end: attempts, the delays between them, and what is told of each.
 *
 * @module
 */
import pRetry from 'p-retry'
import type { Job } from './job.ts'
import { isTransient, jobFailure } from './job-failure.ts'
import type { JobOutcome, Perform, RunEvent, RunOptions } from './runner.ts'

export interface AttemptOptions {
  readonly perform: Perform
  /** Attempts after the first one. */
  readonly retries: number
  /** Seconds before the second attempt; each further delay is twice as long, at most a minute. */
  readonly delay: number
  /** Milliseconds. */
  readonly now: () => number
  readonly options: RunOptions
  /** Fired: no further attempt is waited for. */
  readonly stop: AbortSignal
  /** Who does it. */
  readonly worker: string
}

/** Seconds. */
const longestDelay = 60

/** Does a job and tells of it; `undone`: it was given up without a word, and is left for another run. */
export async function attemptJob(
  job: Job,
  { perform, retries, delay, now, options, stop, worker }: AttemptOptions,
): Promise<'ended' | 'failed' | 'undone'> {
  const { abort, onEvent } = options
  let [attempts, started] = [0, now()]
  let outcome: JobOutcome | undefined
  let unheard: { readonly error: unknown } | undefined
  /** What a listener throws is no failure of the job's. */
  const tell = async (event: RunEvent): Promise<void> => {
    try {
      await onEvent?.(event)
    } catch (error) {
      unheard ??= { error }
      throw error
    }
  }
  const attempt = async (): Promise<void> => {
    attempts += 1
    started = now()
    await tell({ type: 'job-start', job, attempt: attempts, worker })
    outcome = await perform(job, {
      signal: abort,
      onEvent: event => void tell({ type: 'job-progress', job, event, worker }).catch(() => undefined),
    })
  }
  const seconds = () => (now() - started) / 1000
  try {
    await pRetry(attempt, {
      ...{ retries, factor: 2, minTimeout: delay * 1000, maxTimeout: longestDelay * 1000 },
      signal: stop,
      shouldRetry: async ({ error, retriesLeft }) => {
        const failure = jobFailure(error)
        if (retriesLeft === 0 || unheard !== undefined || stop.aborted || !isTransient(failure)) return false
        const next = Math.min(delay * 2 ** (attempts - 1), longestDelay)
        await tell({ type: 'job-retry', job, attempt: attempts, failure, delay: next })
        return true
      },
    })
  } catch (error) {
    if (unheard !== undefined) throw unheard.error
    // A signal that fires during the last attempt changes nothing about what it drew.
    if (outcome === undefined) {
      const failure = jobFailure(error)
      if (abort?.aborted || (stop.aborted && (error === stop.reason || isTransient(failure)))) return 'undone'
      await tell({ type: 'job-fail', job, failure, attempts, seconds: seconds() })
      return 'failed'
    }
  }
  if (outcome === undefined || abort?.aborted) return 'undone'
  await tell({ type: 'job-end', job, outcome, attempts, seconds: seconds(), worker })
  return 'ended'
}
