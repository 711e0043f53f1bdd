/** Runs a command line inside the test's process, with its own streams. */
import type { CommandLine } from '../../surfaces/cli/command-line.ts'
import { runCommandLine } from '../../surfaces/cli/program.ts'

export interface Outcome {
  readonly exitCode: number
  readonly output: string
  readonly progress: string
}

export async function run(words: readonly string[], given: Partial<CommandLine> = {}): Promise<Outcome> {
  const { commandLine, written } = recordedCommandLine(given)
  const exitCode = await runCommandLine(words, commandLine)
  return { exitCode, ...written }
}

/** A command line whose streams are kept in `written`. */
export function recordedCommandLine(given: Partial<CommandLine> = {}) {
  const written = { output: '', progress: '' }
  const commandLine: CommandLine = {
    environment: {},
    signal: new AbortController().signal,
    standardInput: (async function* () {})(),
    writeOutput: text => {
      written.output += text
    },
    writeProgress: text => {
      written.progress += text
    },
    progressIsTerminal: false,
    color: false,
    ...given,
  }
  return { commandLine, written }
}
