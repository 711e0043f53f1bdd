/**
 * `queue show|pause|resume`: what a queue holds, and a pause for all of it.
 *
 * @module
 */
import type { Command } from 'commander'
import type { LaneState } from '../../jobs/queue/index.ts'
import type { CommandLine } from './command-line.ts'

interface QueueCommandOptions {
  readonly queue: string
  readonly json?: boolean
}

/** Adds the commands; only they load the queue's client. */
export function addQueueCommands(program: Command, { writeOutput }: CommandLine): void {
  const group = program.command('queue').description('what a queue holds, and a pause for all of it')
  const subcommand = (name: string, description: string) =>
    group
      .command(name)
      .description(description)
      .requiredOption('--queue <address>', 'redis://[user:password@]HOST[:PORT][/DATABASE][?queue=NAME]')

  subcommand('show', 'jobs, workers and runs by software and model')
    .option('--json', 'prints one JSON object')
    .action(async ({ queue, json }: QueueCommandOptions) => {
      const { describeQueue } = await import('../../jobs/queue/index.ts')
      const lanes = await describeQueue(queue)
      writeOutput(json ? `${JSON.stringify({ lanes })}\n` : describe(lanes))
    })
  subcommand('pause', 'no further picture is begun; those under way are finished').action(
    async ({ queue }: QueueCommandOptions) => {
      const { pauseQueue } = await import('../../jobs/queue/index.ts')
      await pauseQueue(queue)
      writeOutput('paused\n')
    },
  )
  subcommand('resume', 'ends a pause').action(async ({ queue }: QueueCommandOptions) => {
    const { resumeQueue } = await import('../../jobs/queue/index.ts')
    await resumeQueue(queue)
    writeOutput('resumed\n')
  })
}

function describe(lanes: readonly LaneState[]): string {
  if (lanes.length === 0) return 'No run has used this queue.\n'
  return lanes
    .map(({ lane, paused, waiting, active, delayed, finished, workers, runs }) =>
      [
        `${lane}${paused ? ' (paused)' : ''}`,
        `  ${waiting} waiting, ${active} under way, ${delayed} to be tried again, ${finished} finished and not collected`,
        `  ${runs.length} runs, ${workers.length} workers${workers.map(({ name }) => `\n    ${name}`).join('')}`,
        '',
      ].join('\n'),
    )
    .join('')
}
