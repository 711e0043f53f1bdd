/**
 * A lane as the run sees it: jobs go in, messages and parcels come out.
 *
 * @module
 */
import { Queue, QueueEvents } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Job } from '../job.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { progressSchema, type WorkerProgress } from './messages.ts'
import { keepSeconds, openParcel, type Parcel, parcelKey } from './parcel.ts'

export interface RunLaneOptions {
  /** Attempts after the first one. */
  readonly retries: number
  /** Seconds before the second attempt; each further delay is twice as long. */
  readonly delay: number
  /** 0: before all others; from 1 the lower number comes first. */
  readonly priority: number
}

export type JobMessage =
  | WorkerProgress
  | { readonly type: 'drawn' }
  | { readonly type: 'failed'; readonly reason: string }
  /** Look for yourself: it was there before it was submitted, or everything is to stop. */
  | { readonly type: 'look' }

export type JobPlace =
  | { readonly type: 'drawn' | 'missing' | 'waiting' }
  | { readonly type: 'failed'; readonly reason: string }

export interface RunLane {
  readonly name: string
  /** Where messages about this job arrive from now on. */
  mailbox(identity: string): Mailbox<JobMessage>
  /** A job that is there already stays as it is. */
  submit(job: Job): Promise<void>
  /** Where the job is now, whatever was missed. */
  look(identity: string): Promise<JobPlace>
  fetch(identity: string): Promise<Parcel | undefined>
  /** Takes a job back that no living worker has; false where one has it. */
  withdraw(identity: string): Promise<boolean>
  /** Deletes what is left of a job that was told of. */
  forget(identity: string): Promise<void>
  /** Tells every open mailbox to look. */
  wakeAll(): void
  isPaused(): Promise<boolean>
  close(): Promise<void>
}

/** All keys of BullMQ begin with it. */
export const keyPrefix = 'evencast:queue'

/** Key of the set of lanes that a queue has had. */
export function lanesKey(queue: string): string {
  return `evencast:lanes:${queue}`
}

/** Opens a lane on this connection, which stays open. */
export async function openRunLane(client: Redis, name: string, options: RunLaneOptions): Promise<RunLane> {
  const connection = { connection: client, prefix: keyPrefix }
  const queue = new Queue<Job, null>(name, { ...connection, defaultJobOptions: jobOptions(options) })
  // Connections reconnect by themselves, and what is asked meanwhile waits: the client's own listener tells of it.
  queue.on('error', () => undefined)
  const lastEventId = await lastEvent(client, queue.toKey('events'))
  const events = new QueueEvents(name, { ...connection, lastEventId })
  events.on('error', () => undefined)
  const mailboxes = new Map<string, Mailbox<JobMessage>>()
  const post = (identity: string, message: JobMessage) => mailboxes.get(identity)?.post(message)
  events.on('progress', ({ jobId, data }) => {
    const progress = progressSchema.safeParse(data)
    if (progress.success) post(jobId, progress.data)
  })
  events.on('completed', ({ jobId }) => post(jobId, { type: 'drawn' }))
  events.on('failed', ({ jobId, failedReason }) => post(jobId, { type: 'failed', reason: failedReason }))
  events.on('duplicated', ({ jobId }) => post(jobId, { type: 'look' }))

  return {
    name,
    mailbox(identity) {
      const mailbox = openMailbox<JobMessage>()
      mailboxes.set(identity, mailbox)
      return mailbox
    },
    async submit(job) {
      await queue.add('picture', job, { jobId: job.identity })
    },
    async look(identity) {
      const job = await queue.getJob(identity)
      if (job === undefined) return { type: 'missing' }
      const state = await job.getState()
      if (state === 'failed') return { type: 'failed', reason: job.failedReason }
      return { type: state === 'completed' ? 'drawn' : state === 'unknown' ? 'missing' : 'waiting' }
    },
    fetch: identity => openParcel(client, parcelKey(name, identity)),
    async withdraw(identity) {
      return (await queue.remove(identity)) !== 0
    },
    async forget(identity) {
      mailboxes.delete(identity)
      await Promise.all([queue.remove(identity), client.unlink(parcelKey(name, identity))])
    },
    wakeAll() {
      for (const mailbox of mailboxes.values()) mailbox.post({ type: 'look' })
    },
    isPaused: () => queue.isPaused(),
    async close() {
      await events.close()
      await queue.close()
    },
  }
}

function jobOptions({ retries, delay, priority }: RunLaneOptions) {
  return {
    attempts: retries + 1,
    backoff: { type: 'exponential', delay: delay * 1000 },
    ...(priority === 0 ? {} : { priority }),
    removeOnComplete: { age: keepSeconds },
    removeOnFail: { age: keepSeconds },
  }
}

/** So that nothing is missed that happens before the first event is read. */
async function lastEvent(client: Redis, events: string): Promise<string> {
  const [last] = await client.xrevrange(events, '+', '-', 'COUNT', 1)
  return last?.[0] ?? '0-0'
}
