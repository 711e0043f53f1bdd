/**
 * Pictures that are to be drawn anew, `redraws.jsonl`: same request, same cast, other noise. Quotas belong to a picture's place, so
 * that they stay as they are however often a place is drawn.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readLines } from './append-log.ts'
import { identifyJob } from './identify.ts'
import type { Job } from './job.ts'
import { isJob, type JobList } from './list-jobs.ts'

/** A line of the file. */
const redrawSchema = z.strictObject({
  /** Place in the run, from 0. */
  index: z.int().min(0),
  /** How often it is drawn anew, this time included. */
  attempt: z.int().min(1),
  /** What was missed: `doctor-1 presentation`. */
  missed: z.array(z.string()),
})

/** Index to the last attempt that was ordered; a file that is not there orders none. */
export async function readRedraws(file: string): Promise<ReadonlyMap<number, number>> {
  const { values } = await readLines(file, redrawSchema)
  return new Map(values.map(({ index, attempt }) => [index, attempt]))
}

/** The jobs of a run, those that were ordered anew with the seed of their attempt. */
export function withRedraws(list: JobList, redraws: ReadonlyMap<number, number>): JobList {
  return {
    images: list.images,
    at(index) {
      const job = list.at(index)
      const attempt = redraws.get(index)
      return attempt === undefined || !isJob(job) ? job : redrawnJob(job, attempt)
    },
  }
}

/** The same picture with other noise: plan and cast travel in the job, so that the seed no longer decides about them. */
function redrawnJob(job: Job, attempt: number): Job {
  const { request, index } = job
  const digest = createHash('sha256')
    .update(`evencast-top-up-1\0${request.seed}\0${index}\0${attempt}`)
    .digest()
  return identifyJob({ ...job, request: { ...request, seed: Number(digest.readBigUInt64BE(0) >> 11n) } })
}
