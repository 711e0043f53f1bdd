/**
 * A run from its plans to its summary: what is done stays, what is missing is drawn, everything is told.
 *
 * @module
 */
import type { Budget } from './budget.ts'
import { isFinished } from './finished-pictures.ts'
import type { Job } from './job.ts'
import { keepPictures } from './keep-pictures.ts'
import { isJob, type JobList, listJobs } from './list-jobs.ts'
import type { OpenedRun } from './open-run.ts'
import { readRedraws, withRedraws } from './redraws.ts'
import { type RunLedger, type RunLedgerEntry, readRunLedger } from './run-ledger.ts'
import type { RequestPlan } from './run-manifest.ts'
import type { Perform, RunEvent, Runner } from './runner.ts'

/** An opened run with its plans, and what draws it. */
export interface RunJobsOptions {
  readonly run: Pick<OpenedRun, 'folder' | 'manifest'>
  readonly plans: readonly RequestPlan[]
  readonly runner: Runner
  readonly perform: Perform
  /** undefined: nothing is counted. */
  readonly budget?: Budget | undefined
  /** Fired: pictures under way are finished, no other is begun. */
  readonly signal?: AbortSignal | undefined
  /** Fired: stops at once. */
  readonly abort?: AbortSignal | undefined
  readonly onEvent?: ((event: RunEvent | KeptEvent) => void) | undefined
  /** Dates entries. */
  readonly clock: () => Date
  /** Milliseconds from any fixed point, by a clock that never goes back. */
  readonly now: () => number
}

/** What the folder itself tells of. */
export type KeptEvent =
  /** Before the first job: what there is to do. */
  | {
      readonly type: 'run-start'
      readonly images: number
      /** Drawn by an earlier run. */
      readonly done: number
      /** Ledger lines that count as absent. */
      readonly unreadable: number
    }
  /** An entry is in the ledger, and a drawn picture in its place. */
  | { readonly type: 'entry'; readonly entry: RunLedgerEntry }

/** What became of a run. */
export interface RunSummary {
  /** Pictures that were asked for. */
  readonly images: number
  /** Pictures that are there now; `drawn + failed + left = images`. */
  readonly drawn: number
  /** Of these, by this run. */
  readonly drawnNow: number
  readonly failed: number
  /** Neither drawn nor given up. */
  readonly left: number
  /** Wall-clock seconds of this run. */
  readonly seconds: number
  /** Why pictures are left. */
  readonly stopped?: 'interrupted' | 'cost' | undefined
}

/**
 * Draws what is missing of a run. Pictures that are finished are left as they are; those that failed are tried again.
 * Rejects where a picture cannot be kept, after those under way.
 */
export async function runJobs(options: RunJobsOptions): Promise<RunSummary> {
  const { run, runner, signal, abort, budget, onEvent, clock, now } = options
  const started = now()
  const list = withRedraws(listJobs(run.manifest, options.plans), await readRedraws(run.folder.redraws))
  const ledger = await readRunLedger(run.folder.ledger)
  const { jobs, done, undrawn } = await workOf(list, run, ledger)
  onEvent?.({ type: 'run-start', images: list.images, done, unreadable: ledger.unreadable })

  const keeper = await keepPictures(run.folder, clock)
  const counts = { drawn: 0, failed: 0 }
  const told = (entry: RunLedgerEntry | undefined): void => {
    if (entry === undefined) return
    counts[entry.status] += 1
    onEvent?.({ type: 'entry', entry })
  }
  let overspent = false
  const affordable = function* (): Generator<Job> {
    for (const index of jobs) {
      const job = list.at(index)
      if (!isJob(job)) continue
      overspent = budget?.reserve() === false
      if (overspent) return
      yield job
    }
  }
  try {
    for (const picture of undrawn) {
      const known = ledger.entries.get(picture.index)
      if (known?.identity !== picture.identity) told(await keeper.giveUp(picture))
      else told(known)
    }
    const { interrupted } = await runner.run(
      affordable(),
      budget?.paying(options.perform) ?? options.perform,
      {
        signal,
        abort,
        async onEvent(event) {
          onEvent?.(event)
          told(await keeper.keep(event))
        },
      },
    )
    const drawn = done + counts.drawn
    return {
      ...{ images: list.images, drawn, drawnNow: counts.drawn, failed: counts.failed },
      left: list.images - drawn - counts.failed,
      seconds: (now() - started) / 1000,
      stopped: interrupted ? 'interrupted' : overspent ? 'cost' : undefined,
    }
  } finally {
    await keeper.close()
  }
}

/** Which pictures are to be drawn, how many are there, and which never will be. */
async function workOf(list: JobList, { folder }: RunJobsOptions['run'], { entries }: RunLedger) {
  const jobs: number[] = []
  const undrawn = []
  for (let index = 0; index < list.images; index += 1) {
    const entry = list.at(index)
    if (!isJob(entry)) undrawn.push(entry)
    else if (!(await isFinished(folder, entries.get(index), entry.identity))) jobs.push(index)
  }
  return { jobs, undrawn, done: list.images - jobs.length - undrawn.length }
}
