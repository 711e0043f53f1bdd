#!/usr/bin/env node
/**
 * The command line's entry: stdout carries the result, stderr the progress, the exit code the outcome.
 *
 * @module
 */
import { runCommandLine } from './program.ts'

const interruption = new AbortController()
process.once('SIGINT', () => {
  interruption.abort()
  // A second Ctrl-C does not wait for the step under way.
  process.once('SIGINT', () => process.exit(130))
})
process.once('SIGTERM', () => interruption.abort())

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  signal: interruption.signal,
  standardInput: process.stdin,
  writeOutput: text => void process.stdout.write(text),
  writeProgress: text => void process.stderr.write(text),
  progressIsTerminal: process.stderr.isTTY === true && process.env.CI === undefined,
  color: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
})
