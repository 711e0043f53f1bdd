/**
 * What a queue holds, who is at work on it, and BullMQ's pause for all of it.
 *
 * @module
 */
import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { connectToQueue, queuePlace } from './place.ts'
import { type Present, whoIsThere } from './presence.ts'
import { keyPrefix, lanesKey } from './run-lane.ts'

/** Jobs of one software and model. */
export interface LaneState {
  /** Name of the BullMQ queue; its keys begin with `evencast:queue:`. */
  readonly lane: string
  readonly paused: boolean
  readonly waiting: number
  readonly active: number
  /** Waits for its next attempt. */
  readonly delayed: number
  /** Drawn or given up, and not yet collected by a run. */
  readonly finished: number
  readonly workers: readonly Present[]
  readonly runs: readonly Present[]
}

/** What is there now. Throws EVENCAST_QUEUE_FAILED where the server does not answer. */
export async function describeQueue(address: string): Promise<readonly LaneState[]> {
  const { name } = queuePlace(address)
  return overLanes(address, async (queue, client) => {
    const [counts, paused, workers, runs] = await Promise.all([
      queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'completed', 'failed'),
      queue.isPaused(),
      whoIsThere(client, name, 'worker'),
      whoIsThere(client, name, 'run'),
    ])
    const sum = (...states: readonly string[]) =>
      states.reduce((total, state) => total + (counts[state] ?? 0), 0)
    return {
      ...{ lane: queue.name, paused, active: sum('active'), delayed: sum('delayed') },
      ...{ waiting: sum('wait', 'prioritized'), finished: sum('completed', 'failed') },
      workers: workers.filter(({ lane }) => lane === queue.name),
      runs: runs.filter(({ lane }) => lane === queue.name),
    }
  })
}

/** No further job is begun until `resumeQueue`, whatever is restarted meanwhile; those under way are finished. */
export async function pauseQueue(address: string): Promise<void> {
  await overLanes(address, queue => queue.pause())
}

/** Ends a pause. */
export async function resumeQueue(address: string): Promise<void> {
  await overLanes(address, queue => queue.resume())
}

async function overLanes<Result>(
  address: string,
  work: (queue: Queue, client: Redis) => Promise<Result>,
): Promise<readonly Result[]> {
  const place = queuePlace(address)
  const client = await connectToQueue(place)
  try {
    const lanes = (await client.smembers(lanesKey(place.name))).sort()
    return await Promise.all(
      lanes.map(async lane => work(new Queue(lane, { connection: client, prefix: keyPrefix }), client)),
    )
  } finally {
    client.disconnect()
  }
}
