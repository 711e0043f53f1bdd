/**
 * One attempt at a job out of a queue: draw it, send the picture, or say why not.
 *
 * @module
 */
import { type Job as QueuedJob, UnrecoverableError, WaitingError } from 'bullmq'
import type { Redis } from 'ioredis'
import { EvencastError } from '../../errors.ts'
import { isIntact } from '../identify.ts'
import { type Job, jobSchema } from '../job.ts'
import { isTransient, type JobFailure, jobFailure } from '../job-failure.ts'
import type { Perform } from '../runner.ts'
import type { FailedReport, WorkerProgress } from './messages.ts'
import { parcelKey, sendParcel } from './parcel.ts'

export interface Drawing {
  readonly perform: Perform
  readonly client: Redis
  readonly lane: string
  /** The worker's name. */
  readonly name: string
  /** Fired: the job is given up and goes back to the others. */
  readonly giveBack: AbortSignal
  /** Milliseconds. */
  readonly now: () => number
  readonly onEvent: (event: DrawQueuedEvent) => void
}

export type DrawQueuedEvent =
  | { readonly type: 'start' | 'returned'; readonly job: Job }
  | { readonly type: 'drawn'; readonly job: Job; readonly seconds: number }
  | { readonly type: 'failed'; readonly job: Job; readonly failure: JobFailure; readonly again: boolean }

/** Draws one job. What it throws is BullMQ's to read: try again, give up, or wait for another worker. */
export async function drawQueued(
  queued: QueuedJob<unknown, null>,
  token: string | undefined,
  { perform, onEvent, client, lane, name: worker, giveBack, now }: Drawing,
): Promise<null> {
  const started = now()
  const ending = () => ({ worker, attempts: attempt, seconds: (now() - started) / 1000 })
  const attempt = queued.attemptsMade + 1
  // Not waited for: what comes later on this connection arrives later, and a job that is gone shows below.
  const tell = (progress: WorkerProgress) => void queued.updateProgress(progress).catch(() => undefined)
  tell({ type: 'start', worker, attempt })
  const job = jobSchema.safeParse(queued.data).data
  try {
    assertSent(job, queued.id)
    onEvent({ type: 'start', job })
    const outcome = await perform(job, {
      signal: giveBack,
      onEvent: event => tell({ type: 'flow', worker, event }),
    })
    const parcel = { ...ending(), outcome }
    await sendParcel(client, parcelKey(lane, job.identity), parcel)
    onEvent({ type: 'drawn', job, seconds: parcel.seconds })
    return null
  } catch (error) {
    if (giveBack.aborted) {
      await queued.moveToWait(token)
      if (job !== undefined) onEvent({ type: 'returned', job })
      throw new WaitingError()
    }
    const failure = jobFailure(error)
    const again = isTransient(failure) && attempt < (queued.opts.attempts ?? 1)
    if (again) tell({ type: 'retry', attempt, failure, delay: delayAfter(attempt, queued) })
    if (job !== undefined) onEvent({ type: 'failed', job, failure, again })
    const report: FailedReport = { ...ending(), failure }
    throw again ? new Error(JSON.stringify(report)) : new UnrecoverableError(JSON.stringify(report))
  }
}

/** Whoever may write to the queue may have written anything into it. */
function assertSent(job: Job | undefined, id: string | undefined): asserts job is Job {
  if (job !== undefined && job.identity === id && isIntact(job)) return
  throw new EvencastError('EVENCAST_QUEUE_FAILED', 'Expected a job as its run sent it, got another', {
    hint: 'Who else writes to this queue? Give its redis-server a password.',
  })
}

/** Seconds, as BullMQ reckons its exponential backoff. */
function delayAfter(attempt: number, { opts: { backoff } }: QueuedJob): number {
  const first = typeof backoff === 'number' ? backoff : (backoff?.delay ?? 0)
  return (first * 2 ** (attempt - 1)) / 1000
}
