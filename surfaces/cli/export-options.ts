/**
 * The options of `export`.
 *
 * @module
 */
import type { Command } from 'commander'
import { type ExportFormat, exportFormats, type Grouping, groupings } from '../../datasets/exports/index.ts'
import { invalidValue } from '../../errors.ts'
import { listed } from './figures.ts'
import { wholeNumber } from './options.ts'

export interface ExportCommandOptions {
  readonly format: ExportFormat
  readonly out: string
  readonly groupBy: Grouping
  readonly validation: number
  readonly shardSize: number
  readonly castOnly?: boolean
  readonly instrument?: string
  readonly json?: boolean
}

export function addExportOptions(command: Command): Command {
  return command
    .requiredOption('--format <format>', `${listed(exportFormats, 'or')}`, text =>
      oneOf(text, '--format', exportFormats),
    )
    .requiredOption('--out <folder>', 'a folder that is not there yet')
    .option('--validation <share>', 'share of groups in validation; 0: no split', parseShare, 0.1)
    .option(
      '--group-by <what>',
      'pictures of one request, or of one request and cast, are never in both splits: request or cast',
      (text: string) => oneOf(text, '--group-by', groupings),
      'request' as const,
    )
    .option('--shard-size <n>', 'samples a shard of webdataset', parseShardSize, 1000)
    .option('--cast-only', 'writes what was asked and looks at no pixels')
    .option('--instrument <folder>', 'measures with another instrument than the one that ships')
    .option('--json', 'prints one JSON object')
}

function oneOf<const Value extends string>(text: string, option: string, values: readonly Value[]): Value {
  const found = values.find(value => value === text)
  if (found !== undefined) return found
  throw invalidValue('EVENCAST_OPTION_INVALID', option, listed(values, 'or'), text)
}

function parseShare(text: string): number {
  const share = Number(text)
  if (text.trim() !== '' && share >= 0 && share < 1) return share
  throw invalidValue('EVENCAST_OPTION_INVALID', '--validation', 'a share from 0 to below 1', text)
}

function parseShardSize(text: string): number {
  return wholeNumber(text, '--shard-size', 1, 1_000_000)
}
