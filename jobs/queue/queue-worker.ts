/**
 * A worker: takes jobs of its own software and model out of a queue, draws them and sends the pictures back.
 *
 * BullMQ sees to locks, stalled jobs, retries, rate limits, priorities and pauses.
 *
 * @module
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { Worker } from 'bullmq'
import type { Perform } from '../runner.ts'
import { type DrawQueuedEvent, drawQueued } from './draw-queued.ts'
import { type Drawer, laneName } from './lane.ts'
import { connectToQueue, queuePlace, tellOfAbsence } from './place.ts'
import { announce } from './presence.ts'
import { keyPrefix } from './run-lane.ts'
import { watchRuns } from './watch-runs.ts'

/** Which queue to take jobs from, and what draws them. */
export interface QueueWorkerOptions extends Drawer {
  /** `redis://[user:password@]host[:port][/database][?queue=NAME]`. */
  readonly address: string
  readonly perform: Perform
  /** Jobs side by side; undefined: 1. */
  readonly concurrency?: number | undefined
  /** Jobs that may begin per minute, over all workers of this queue, software and model; undefined: any number. */
  readonly perMinute?: number | undefined
  /** In the ledger as the picture's `worker`; undefined: machine, process and a random word. */
  readonly name?: string | undefined
  /** Seconds after which a silent worker counts as lost and its jobs are taken by others; undefined: 30. */
  readonly lost?: number | undefined
  /** Milliseconds from any fixed point, by a clock that never goes back. */
  readonly now: () => number
  readonly onEvent?: ((event: QueueWorkerEvent) => void) | undefined
}

/** What a worker reports. */
export type QueueWorkerEvent =
  | DrawQueuedEvent
  /** A sentence: jobs of another version were left to others, the server is away. */
  | { readonly type: 'notice'; readonly notice: string }

/** A worker that takes jobs until it is closed. */
export interface QueueWorker {
  readonly name: string
  /** Takes no further job and resolves once those under way are sent; `now`: they are given back instead. */
  close(options?: { readonly now?: boolean }): Promise<void>
}

/** Workers that may be lost over one job, until it is given up: it may be what kills them. */
const mostLosses = 10

/**
 * Starts to work; EVENCAST_QUEUE_FAILED where the server does not answer.
 *
 * @example
 * const worker = await startQueueWorker({ address: 'redis://127.0.0.1/0', perform, versions, modelHash, now })
 * await worker.close()
 */
export async function startQueueWorker(options: QueueWorkerOptions): Promise<QueueWorker> {
  const place = queuePlace(options.address)
  const client = await connectToQueue(place)
  const { onEvent = () => undefined, versions, modelHash, concurrency = 1, perMinute, lost = 30 } = options
  const name = options.name ?? `${hostname()}-${process.pid}-${randomUUID().slice(0, 4)}`
  const lane = laneName(place.name, options)
  const giveBack = new AbortController()
  const notice = (text: string) => onEvent({ type: 'notice', notice: text })
  const own = { name, lane, versions, modelHash }
  // Before the first job, so that no run says nobody is at work.
  await announce(client, place.name, 'worker', own)
  const drawing = { ...options, onEvent, client, lane, name, giveBack: giveBack.signal }
  const worker = new Worker<unknown, null>(lane, (queued, token) => drawQueued(queued, token, drawing), {
    ...{ connection: client, prefix: keyPrefix, name, concurrency },
    ...{ lockDuration: lost * 1000, stalledInterval: lost * 500, maxStalledCount: mostLosses },
    // After the server was away; BullMQ's own 15 s would leave the workers idle.
    runRetryDelay: 1_000,
    ...(perMinute === undefined ? {} : { limiter: { max: perMinute, duration: 60_000 } }),
  })
  tellOfAbsence(client, place, notice)
  let last = ''
  worker.on('error', ({ message }) => {
    if (message !== last && client.status === 'ready') notice(message)
    last = message
  })
  const unwatch = watchRuns(client, place.name, own, notice)
  return {
    name,
    async close({ now = false } = {}) {
      if (now) giveBack.abort()
      await worker.close()
      await unwatch()
      client.disconnect()
    },
  }
}
