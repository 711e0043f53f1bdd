/**
 * Jobs: many pictures from one policy, in a folder that survives whatever happens to its process.
 *
 * @module
 */
export { type Budget, openBudget } from './budget.ts'
export { type DrawJobsOptions, drawJobs, type JobDrawer } from './draw-jobs.ts'
export { identifyJob, isIntact } from './identify.ts'
export { type Job, type JobOptions, jobSchema, type Versions } from './job.ts'
export { isTransient, type JobFailure, jobFailure } from './job-failure.ts'
export { isJob, type JobList, listJobs, type UndrawnPicture } from './list-jobs.ts'
export { type LocalRunnerOptions, localRunner } from './local-runner.ts'
export { assertSameRun, identifyRun, readManifest } from './manifest-file.ts'
export { type OpenedRun, type OpenRunOptions, openRun } from './open-run.ts'
export { type PlanRequestsOptions, planRequests } from './plan-requests.ts'
export { listPrice } from './prices.ts'
export { readRedraws } from './redraws.ts'
export { dealOrder, dealRequests } from './requests-file.ts'
export { pictureFile, type RunFolder, runFolder } from './run-folder.ts'
export { type KeptEvent, type RunJobsOptions, type RunSummary, runJobs } from './run-jobs.ts'
export {
  type DrawnEntry,
  type DrawnPicture,
  type DrawnSubject,
  type FailedEntry,
  type RunLedger,
  type RunLedgerEntry,
  readRunLedger,
} from './run-ledger.ts'
export type { RequestPlan, RunManifest, RunRequest } from './run-manifest.ts'
export type {
  JobOutcome,
  Perform,
  PerformOptions,
  RunEvent,
  Runner,
  RunOptions,
  RunTotals,
} from './runner.ts'
export { softwareVersions } from './versions.ts'
