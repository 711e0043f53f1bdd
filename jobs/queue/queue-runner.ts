/**
 * The runner behind a queue: jobs go to workers on any machine, their pictures come back to this one.
 *
 * The run's folder is the truth, the queue only passes on: whatever the server loses is put in again.
 *
 * @module
 */
import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import type { Redis } from 'ioredis'
import PQueue from 'p-queue'
import { EvencastError } from '../../errors.ts'
import type { Job } from '../job.ts'
import type { RunEvent, Runner, RunOptions, RunTotals } from '../runner.ts'
import { followJob } from './follow-job.ts'
import { laneName } from './lane.ts'
import { connectToQueue, queuePlace, tellOfAbsence } from './place.ts'
import { lanesKey, openRunLane, type RunLane, type RunLaneOptions } from './run-lane.ts'
import { watchWorkers } from './watch-workers.ts'

/** Which queue hands out the jobs, and how many at a time. */
export interface QueueRunnerOptions extends Partial<RunLaneOptions> {
  /** `redis://[user:password@]host[:port][/database][?queue=NAME]`. */
  readonly address: string
  /**
   * Jobs in the queue at the same time, and so the pictures that it may hold; undefined: 100. Fewer than the workers can
   * draw side by side would leave some idle.
   */
  readonly window?: number | undefined
  /** Seconds of silence after which a job is looked for; undefined: 10. */
  readonly check?: number | undefined
  /** Told in sentences what keeps the run waiting: no worker, another version, a server that is away. */
  readonly onNotice?: ((notice: string) => void) | undefined
}

/**
 * Opens a runner whose work is done by `evencast worker`; EVENCAST_QUEUE_FAILED where the server does not answer. Its
 * jobs are all of one software and model.
 *
 * @example
 * const runner = await openQueueRunner({ address: 'redis://127.0.0.1/0' })
 * const { ended, failed } = await runner.run(jobs, perform, { onEvent: keep })
 * await runner.close()
 */
export async function openQueueRunner(options: QueueRunnerOptions): Promise<Runner> {
  const place = queuePlace(options.address)
  const client = await connectToQueue(place)
  tellOfAbsence(client, place, options.onNotice)
  return {
    run: (jobs, _, runOptions = {}) => runQueued(jobs, runOptions, options, client, place.name),
    async close() {
      client.disconnect()
    },
  }
}

async function runQueued(
  jobs: Iterable<Job> | AsyncIterable<Job>,
  { signal, abort, onEvent }: RunOptions,
  { retries = 4, delay = 1, priority = 0, window = 100, check = 10, onNotice }: QueueRunnerOptions,
  client: Redis,
  queueName: string,
): Promise<RunTotals> {
  const room = new PQueue({ concurrency: window })
  const seen = new Set<string>()
  const counts = { ended: 0, failed: 0, undone: 0 }
  const unkept = new AbortController()
  let unheard: { readonly error: unknown } | undefined
  const leave = AbortSignal.any([unkept.signal, ...(abort ? [abort] : [])])
  const finish = AbortSignal.any([leave, ...(signal ? [signal] : [])])
  // One listener per job in the queue.
  setMaxListeners(0, leave)
  const tell = async (event: RunEvent) => onEvent?.(event)

  const work = async (job: Job, lane: RunLane): Promise<void> => {
    try {
      const followed = followJob(job, lane, { tell, check: check * 1000, finish, leave })
      counts[await Promise.race([followed, leftBehind(leave)])] += 1
    } catch (error) {
      unheard ??= { error }
      unkept.abort()
    }
  }
  let lane: RunLane | undefined
  let unwatch: (() => Promise<void>) | undefined
  const wake = () => lane?.wakeAll()
  finish.addEventListener('abort', wake)
  leave.addEventListener('abort', wake)
  try {
    for await (const job of jobs) {
      if (seen.has(job.identity)) continue
      await room.onSizeLessThan(1)
      if (finish.aborted) {
        counts.undone += 1
        break
      }
      seen.add(job.identity)
      const name = laneName(queueName, job)
      if (lane === undefined) {
        lane = await openRunLane(client, name, { retries, delay, priority })
        await client.sadd(lanesKey(queueName), name)
        const run = { name: randomUUID(), lane: name, versions: job.versions, modelHash: job.modelHash }
        unwatch = watchWorkers({ client, queue: queueName, run, isPaused: lane.isPaused, onNotice })
      }
      const own = lane
      if (own.name !== name) throw mixedRun(job)
      void room.add(() => work(job, own))
    }
    await room.onIdle()
  } finally {
    finish.removeEventListener('abort', wake)
    leave.removeEventListener('abort', wake)
    await Promise.race([Promise.all([unwatch?.(), lane?.close()]), pause(graceful)])
  }
  if (unheard !== undefined) throw unheard.error
  return { ended: counts.ended, failed: counts.failed, interrupted: counts.undone > 0 }
}

/** Milliseconds that goodbyes may take where the server is away. */
const graceful = 2_000

/** A follower that waits for a server which is away is not waited for. */
async function leftBehind(leave: AbortSignal): Promise<'undone'> {
  if (!leave.aborted) await new Promise(resolve => leave.addEventListener('abort', resolve, { once: true }))
  await pause(graceful)
  return 'undone'
}

function mixedRun({ index }: Job): EvencastError {
  return new EvencastError(
    'EVENCAST_VERSION_MISMATCH',
    `Expected every job of a run to be of one software and model, got others at picture ${index + 1}`,
    { hint: 'Begin a run of its own for them.' },
  )
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref()
  })
}
