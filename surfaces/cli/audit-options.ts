/**
 * The options of `audit`.
 *
 * @module
 */
import type { Command } from 'commander'

export interface AuditCommandOptions {
  readonly report?: string
  readonly failOn?: string
  readonly instrument?: string
  readonly castOnly?: boolean
  readonly json?: boolean
}

export function addAuditOptions(command: Command): Command {
  return command
    .option('--report <file>', 'also leaves an HTML page with plots and the worst pictures')
    .option(
      '--fail-on <rules>',
      "ends with exit code 3 where one holds, e.g. tv>0.05,drawn.presentation<0.9 (default for folders: the policy's own)",
    )
    .option('--instrument <folder>', 'measures with another instrument than the one that ships')
    .option('--cast-only', 'counts the casts and looks at no pixels')
    .option('--json', 'prints one JSON object')
}
