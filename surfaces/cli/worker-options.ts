/**
 * The options of `worker`.
 *
 * @module
 */
import type { Command } from 'commander'
import { wholeNumber } from './options.ts'

export interface WorkerCommandOptions {
  readonly queue: string
  readonly model?: string
  readonly concurrency?: number
  readonly threads?: number
  readonly perMinute?: number
  readonly name?: string
  readonly json?: boolean
}

export function addWorkerOptions(command: Command): Command {
  return command
    .requiredOption('--queue <address>', 'redis://[user:password@]HOST[:PORT][/DATABASE][?queue=NAME]')
    .option('--model <model>', 'a model folder, or openai:MODEL (default: the embedded model)')
    .option('--concurrency <n>', 'pictures side by side (default: 1)', text =>
      wholeNumber(text, '--concurrency', 1, 256),
    )
    .option('--threads <n>', 'threads that draw one picture (default: as many as there are cores)', text =>
      wholeNumber(text, '--threads', 1, 1024),
    )
    .option(
      '--per-minute <n>',
      'pictures that may begin per minute, over all workers of this model (default: any number)',
      text => wholeNumber(text, '--per-minute', 1, 1_000_000),
    )
    .option('--name <name>', "the worker's name in ledgers (default: from machine and process)")
    .option('--json', 'prints one JSON line per event')
}
