/** Runs a command line inside the test's process, with its own streams. */
import type { CommandLine } from '../../surfaces/cli/command-line.ts'
import { runCommandLine } from '../../surfaces/cli/program.ts'

export interface Outcome {
  readonly exitCode: number
  readonly output: string
  readonly progress: string
}

export async function run(words: readonly string[], given: Partial<CommandLine> = {}): Promise<Outcome> {
  let output = ''
  let progress = ''
  const exitCode = await runCommandLine(words, {
    environment: {},
    signal: new AbortController().signal,
    standardInput: (async function* () {})(),
    writeOutput: text => {
      output += text
    },
    writeProgress: text => {
      progress += text
    },
    progressIsTerminal: false,
    color: false,
    ...given,
  })
  return { exitCode, output, progress }
}
