/**
 * Says which runs a worker leaves to others, and why.
 *
 * @module
 */
import type { Redis } from 'ioredis'
import { differences } from './lane.ts'
import { announce, depart, heartbeat, type Present, whoIsThere } from './presence.ts'

/** Announces the worker and watches for runs, until the returned function is called; each run is told of once. */
export function watchRuns(
  client: Redis,
  queue: string,
  worker: Omit<Present, 'until'>,
  onNotice: (notice: string) => void,
): () => Promise<void> {
  const told = new Set<string>()
  const look = async () => {
    await announce(client, queue, 'worker', worker)
    for (const run of await whoIsThere(client, queue, 'run')) {
      if (run.lane === worker.lane || told.has(run.name)) continue
      told.add(run.name)
      onNotice(`Left to other workers: a run that needs ${differences(run, worker).join('; ')}`)
    }
  }
  // What fails here is told of by the connection.
  const timer = setInterval(() => void look().catch(() => undefined), heartbeat)
  void look().catch(() => undefined)
  return async () => {
    clearInterval(timer)
    await depart(client, queue, 'worker', worker.name)
  }
}
