/**
 * One job from the moment it is put into a queue until it is told of, whatever happens to workers and server meanwhile.
 *
 * @module
 */
import type { Job } from '../job.ts'
import type { RunEvent } from '../runner.ts'
import { readFailure } from './messages.ts'
import type { Parcel } from './parcel.ts'
import type { JobMessage, RunLane } from './run-lane.ts'

export interface FollowOptions {
  readonly tell: (event: RunEvent) => Promise<void>
  /** Milliseconds of silence after which a job is looked for. */
  readonly check: number
  /** Fired: what no worker has is taken back. */
  readonly finish: AbortSignal
  /** Fired: workers keep what they have; its picture waits in the queue for another run. */
  readonly leave: AbortSignal
}

/** Pictures of a job that may get lost on their way, until it is given up. */
const mostLosses = 10

/** Submits a job and tells of it; `undone`: it was taken back, or left behind. */
export async function followJob(
  job: Job,
  lane: RunLane,
  { tell, check, finish, leave }: FollowOptions,
): Promise<'ended' | 'failed' | 'undone'> {
  const { identity } = job
  const mailbox = lane.mailbox(identity)
  let [begun, losses, attempts] = [false, 0, 1]
  const begin = async (attempt: number, worker: string) => {
    begun = true
    attempts = attempt
    await tell({ type: 'job-start', job, attempt, worker })
  }
  const end = async ({ outcome, attempts: made, seconds, worker }: Parcel) => {
    if (!begun) await begin(made, worker)
    await tell({ type: 'job-end', job, outcome, attempts: made, seconds, worker })
    await lane.forget(identity)
    return 'ended' as const
  }
  const fail = async (reason: string) => {
    const { failure, attempts: made, seconds, worker } = readFailure(reason, attempts)
    if (!begun) await begin(made, worker)
    await tell({ type: 'job-fail', job, failure, attempts: made, seconds })
    await lane.forget(identity)
    return 'failed' as const
  }
  /** Draws it again where its picture is not what it should be, or is gone. */
  const submitAgain = async () => {
    losses += 1
    await lane.withdraw(identity)
    await lane.submit(job)
  }

  if (finish.aborted) return 'undone'
  await lane.submit(job)
  while (true) {
    const message: JobMessage = (await mailbox.next(check)) ?? { type: 'look' }
    if (leave.aborted) {
      if (!begun) await lane.withdraw(identity)
      return 'undone'
    }
    if (message.type === 'start') await begin(message.attempt, message.worker)
    else if (message.type === 'flow') await tell({ ...message, type: 'job-progress', job })
    else if (message.type === 'retry') await tell({ ...message, type: 'job-retry', job })
    else {
      const hurry = message.type === 'look' && finish.aborted && !begun
      const place = message.type === 'look' && !hurry ? await lane.look(identity) : message
      if (place.type === 'failed') return fail(place.reason)
      const parcel = place.type === 'drawn' ? await lane.fetch(identity) : undefined
      if (parcel !== undefined) return end(parcel)
      if (finish.aborted) {
        if (!(await lane.withdraw(identity))) continue
        const late = await lane.fetch(identity)
        return late === undefined ? 'undone' : end(late)
      }
      if (place.type !== 'drawn' && place.type !== 'missing') continue
      if (losses === mostLosses) return fail('its picture was lost on its way, again and again')
      await submitAgain()
    }
  }
}
