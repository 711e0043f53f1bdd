/**
 * The seam between a run and whoever does its work: this process, or workers behind a queue.
 *
 * @module
 */
import type { FlowEvent } from '../types.ts'
import type { Job } from './job.ts'
import type { JobFailure } from './job-failure.ts'
import type { DrawnPicture } from './run-ledger.ts'

/** A finished picture, as it travels from who drew it to who keeps it. */
export interface JobOutcome {
  /** PNG bytes, the same for the same job. */
  readonly png: Uint8Array
  /** What the ledger will say of it; plain JSON. */
  readonly picture: DrawnPicture
}

/** What performing one job listens to and reports to. */
export interface PerformOptions {
  /** Fired: give up at once, with EVENCAST_ABORTED. */
  readonly signal?: AbortSignal | undefined
  /** Stages and steps of this picture. */
  readonly onEvent?: ((event: FlowEvent) => void) | undefined
}

/**
 * Draws one job and touches no file. The same job gives the same bytes, however often and wherever it is performed, so
 * that doing one twice changes nothing.
 */
export type Perform = (job: Job, options?: PerformOptions) => Promise<JobOutcome>

/** What happens to jobs. `worker` names who did it: a process of this machine has the name `local`. */
export type RunEvent =
  | { readonly type: 'job-start'; readonly job: Job; readonly attempt: number; readonly worker: string }
  | { readonly type: 'job-progress'; readonly job: Job; readonly event: FlowEvent; readonly worker: string }
  /** Attempt `attempt` failed for a reason that may pass, and the job is tried again after `delay` seconds. */
  | {
      readonly type: 'job-retry'
      readonly job: Job
      readonly attempt: number
      readonly failure: JobFailure
      readonly delay: number
    }
  /** The picture is drawn and not yet kept: whoever listens keeps it. */
  | {
      readonly type: 'job-end'
      readonly job: Job
      readonly outcome: JobOutcome
      readonly attempts: number
      readonly seconds: number
      readonly worker: string
    }
  /** Given up: it will not be tried again in this run. */
  | {
      readonly type: 'job-fail'
      readonly job: Job
      readonly failure: JobFailure
      readonly attempts: number
      readonly seconds: number
    }

/** What stops a run, and who is told how jobs end. */
export interface RunOptions {
  /** Fired: no further job is begun, those under way are finished and told of, then `run` resolves. */
  readonly signal?: AbortSignal | undefined
  /** Fired: those under way are given up too; none of them is told of, neither as an end nor as a failure. */
  readonly abort?: AbortSignal | undefined
  /**
   * Told in any order of jobs, one event after the other for each of them. A promise is waited for: a job counts as ended
   * once its `job-end` has been kept. Where it rejects, no further job is begun, those under way are finished, and `run`
   * rejects with that error.
   */
  readonly onEvent?: ((event: RunEvent) => void | Promise<void>) | undefined
}

/** How many jobs a runner was done with. */
export interface RunTotals {
  readonly ended: number
  readonly failed: number
  /** true: a signal stopped the run before its jobs were used up. */
  readonly interrupted: boolean
}

/**
 * Does jobs. Implementations pass `tests/jobs/runner-conformance.ts`.
 *
 * - Every job that is begun gets one `job-end` or one `job-fail`, whatever happens to workers; none where `abort` fired, or
 *   where `signal` fired while the job waited for its next attempt.
 * - Jobs are taken from the iterable as there is room for them; a job twice in it is done once (same identity), and ends
 *   once.
 * - Failures of `transientCodes` are tried again with a growing delay, all others are final at once.
 * - A failed job does not stop the others.
 */
export interface Runner {
  /** `perform` is called here by a local runner; a queue's workers bring their own, and it is not called. */
  run(jobs: Iterable<Job> | AsyncIterable<Job>, perform: Perform, options?: RunOptions): Promise<RunTotals>
  /** Lets go of connections; jobs under way are not waited for. */
  close(): Promise<void>
}
