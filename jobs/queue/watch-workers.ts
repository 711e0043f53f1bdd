/**
 * Says why a run waits: nobody is at work, or only workers that must not draw its jobs.
 *
 * @module
 */
import type { Redis } from 'ioredis'
import { differences } from './lane.ts'
import { announce, depart, heartbeat, type Present, whoIsThere } from './presence.ts'

export interface WatchWorkersOptions {
  readonly client: Redis
  readonly queue: string
  readonly run: Omit<Present, 'until'>
  readonly isPaused: () => Promise<boolean>
  readonly onNotice: ((notice: string) => void) | undefined
}

/** Announces the run and watches its workers, until the returned function is called. */
export function watchWorkers({
  client,
  queue,
  run,
  isPaused,
  onNotice,
}: WatchWorkersOptions): () => Promise<void> {
  let said = ''
  const look = async () => {
    await announce(client, queue, 'run', run)
    const paused = 'The queue is paused: `evencast queue resume --queue …` ends that'
    const notice = (await isPaused())
      ? paused
      : describeWorkers(run, await whoIsThere(client, queue, 'worker'))
    if (notice !== said && notice !== '') onNotice?.(notice)
    said = notice
  }
  // What fails here is told of by whoever needs the answer.
  const timer = setInterval(() => void look().catch(() => undefined), heartbeat)
  void look().catch(() => undefined)
  return async () => {
    clearInterval(timer)
    await depart(client, queue, 'run', run.name)
  }
}

/** Empty where somebody is at work on the run's jobs. */
function describeWorkers(run: Omit<Present, 'until'>, workers: readonly Present[]): string {
  if (workers.some(({ lane }) => lane === run.lane)) return ''
  if (workers.length === 0)
    return 'No worker is at work on this queue: start `evencast worker --queue …` on this machine or another'
  const others = workers.map(worker => `${worker.name} (needed: ${differences(run, worker).join('; ')})`)
  return `No worker there may draw these pictures, whose software and model it must have: ${others.join(', ')}`
}
