/**
 * What a failed command says: one message and what to do next, never a stack trace.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { CommandLine } from './command-line.ts'

/** Writes the failure for a person, and as one JSON object on stdout where the command was asked for JSON. */
export function explainFailure(error: unknown, asJson: boolean, commandLine: CommandLine): void {
  const { code, message, hint } = describeFailure(error)
  if (asJson) commandLine.writeOutput(`${JSON.stringify(failureJson(error))}\n`)
  commandLine.writeProgress(`error: ${message}\n`)
  if (hint !== undefined) commandLine.writeProgress(`       ${hint}\n`)
  commandLine.writeProgress(`       [${code}]\n`)
}

/** `{"error": {code, message, hint}}`, the form that stands in a result's place. */
export function failureJson(error: unknown): { error: { code: string; message: string; hint?: string } } {
  return { error: describeFailure(error) }
}

function describeFailure(error: unknown): { code: string; message: string; hint?: string } {
  if (EvencastError.isInstance(error)) return error.toJSON()
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: 'EVENCAST_UNEXPECTED',
    message: `Something failed that Evencast does not know: ${message}`,
    hint: 'Please report it with the command that led here.',
  }
}
