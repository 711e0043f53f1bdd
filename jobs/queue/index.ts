/** Runs over several machines: the runner, and its workers. */
export { describeQueue, type LaneState, pauseQueue, resumeQueue } from './control.ts'
export { openQueueRunner, type QueueRunnerOptions } from './queue-runner.ts'
export {
  type QueueWorker,
  type QueueWorkerEvent,
  type QueueWorkerOptions,
  startQueueWorker,
} from './queue-worker.ts'
