/**
 * Who draws a batch: this process, or the workers of a queue.
 *
 * @module
 */
import { localRunner, type Runner } from '../../jobs/index.ts'
import type { BatchCommandOptions } from './batch-options.ts'
import type { CommandLine } from './command-line.ts'

/** Opens the runner that was asked for; EVENCAST_QUEUE_FAILED where the queue does not answer. */
export async function openBatchRunner(
  { queue, priority, maxCost }: BatchCommandOptions,
  workers: number,
  { writeProgress, progressIsTerminal }: CommandLine,
  now: () => number,
): Promise<Runner> {
  if (queue === undefined) return localRunner({ workers, now })
  // Only who spreads a batch loads the queue's client.
  const { openQueueRunner } = await import('../../jobs/queue/index.ts')
  return openQueueRunner({
    address: queue,
    ...(priority === undefined ? {} : { priority }),
    // Attempts that a worker makes by itself are not asked for here, and could go beyond the limit.
    ...(maxCost === undefined ? {} : { retries: 0 }),
    onNotice: notice => writeProgress(`${progressIsTerminal ? '\r\u001b[2K' : ''}note: ${notice}\n`),
  })
}
