/**
 * What a command line needs from the process around it; tests bring their own.
 *
 * @module
 */
export interface CommandLine {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly standardInput: AsyncIterable<Uint8Array | string>
  /** stdout: the result. */
  readonly writeOutput: (text: string) => void
  /** stderr: progress, warnings and errors. */
  readonly writeProgress: (text: string) => void
  /** A terminal can rewrite its last line; a log cannot. */
  readonly progressIsTerminal: boolean
  readonly color: boolean
}
