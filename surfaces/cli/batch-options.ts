/**
 * The options of `batch`.
 *
 * @module
 */
import type { Command } from 'commander'
import { invalidValue } from '../../errors.ts'
import type { RegionsMode, Size } from '../../types.ts'
import { addFlowOptions, parseVerify, wholeNumber } from './options.ts'
import type { PlannerCommandOptions } from './planner-options.ts'

export interface BatchCommandOptions extends PlannerCommandOptions {
  readonly requests?: string
  readonly images?: number
  readonly out: string
  readonly workers?: number
  readonly queue?: string
  readonly priority?: number
  readonly resume?: boolean
  /** Times a picture may be drawn anew; true: once. */
  readonly topUp?: number | true
  readonly dryRun?: boolean
  readonly maxCost?: number
  readonly price?: number
  readonly seed?: number
  readonly size?: Size
  readonly model?: string
  readonly regions?: RegionsMode
  readonly steps?: number
  readonly guidance?: number
  readonly uncast?: boolean
  readonly verify?: number | true
  readonly stripMetadata?: boolean
  readonly json?: boolean
}

/** Pictures of a run; a bound on time, not on meaning. */
const mostImages = 100_000

export function addBatchOptions(command: Command): Command {
  const run = command
    .requiredOption('--out <folder>', "the run's folder: pictures, ledger, manifest")
    .option('--requests <file>', 'one request a line, or {"text", "weight" or "share"} (`-`: standard input)')
    .option('--images <n>', 'pictures, dealt to the requests in proportion', text =>
      wholeNumber(text, '--images', 1, mostImages),
    )
    .option('--resume', 'goes on with the run in the folder; alone with --out it asks for nothing else')
    .option(
      '--top-up [n]',
      'measures the run in the folder and draws anew, with their casts, pictures that failed or miss something, at most n times each (default: 1)',
      text => wholeNumber(text, '--top-up', 1, 100),
    )
    .option('--workers <n>', 'pictures drawn side by side (default: 1, hosted models: 4)', text =>
      wholeNumber(text, '--workers', 1, 64),
    )
    .option(
      '--queue <address>',
      'drawn by `evencast worker`, on any machine: redis://[user:password@]HOST[:PORT][/DATABASE][?queue=NAME]',
    )
    .option(
      '--priority <n>',
      'in the queue, a lower number before a higher one, 0 first (default: 0)',
      text => wholeNumber(text, '--priority', 0, 2_097_151),
    )
    .option('--dry-run', 'draws one picture at most, keeps none, and predicts time, disk and cost')
    .option('--max-cost <dollars>', 'begins no picture that could cost more than this in all', text =>
      amount(text, '--max-cost'),
    )
    .option('--price <dollars>', "a picture's price (default: the service's published list)", text =>
      amount(text, '--price'),
    )
  return addFlowOptions(run)
    .option(
      '--verify [n]',
      'measures every subject and draws anew what differs, at most n times',
      parseVerify,
    )
    .option('--strip-metadata', 'leaves out of the PNGs what they were drawn from')
    .option('--json', 'prints one JSON object per event')
}

function amount(text: string, name: string): number {
  const value = Number(text.trim().replace(/^\$/, ''))
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value
  throw invalidValue('EVENCAST_OPTION_INVALID', name, 'an amount in US dollars such as 2.50', text)
}
