/** `batch` as a process of its own, with the plain renderer: what tests and benches kill. The last word is its milliseconds a picture. */
import { runBatch } from '../../surfaces/cli/batch-command.ts'
import type { BatchCommandOptions } from '../../surfaces/cli/batch-options.ts'
import { plainTools } from './batch-tools.ts'

const [policy, options = '{}', milliseconds = '0'] = process.argv.slice(2)
const given: BatchCommandOptions = JSON.parse(options)
const interruption = new AbortController()
process.once('SIGINT', () => {
  interruption.abort()
  process.once('SIGINT', () => process.exit(130))
})

try {
  await runBatch(
    policy,
    given,
    {
      environment: {},
      signal: interruption.signal,
      standardInput: process.stdin,
      writeOutput: text => void process.stdout.write(text),
      writeProgress: text => void process.stderr.write(text),
      progressIsTerminal: false,
      color: false,
    },
    plainTools({ milliseconds: Number(milliseconds) }),
  )
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = error instanceof Error && 'code' in error && error.code === 'EVENCAST_ABORTED' ? 130 : 1
}
