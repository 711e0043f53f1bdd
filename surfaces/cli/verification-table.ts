/**
 * What `--verify` found and tried, subject by subject.
 *
 * @module
 */
import type { Verification } from '../../types.ts'

/** A line on the whole, then one for every subject that differed from its cast; ends with a line break. */
export function verificationTable({ instrument, maximumAttempts, seconds, subjects }: Verification): string {
  const failed = subjects.filter(({ failedBefore }) => failedBefore.length > 0)
  const left = subjects.filter(({ failedAfter }) => failedAfter.length > 0)
  const head = `verified by ${instrument} in ${seconds.toFixed(1)} s: ${subjects.length - failed.length} of ${subjects.length} as cast at once, ${subjects.length - left.length} in the end`
  const width = Math.max(0, ...failed.map(({ id }) => id.length))
  const lines = failed.map(subject => `${subject.id.padEnd(width)}  ${story(subject, maximumAttempts)}`)
  return `${[head, ...lines].join('\n')}\n`
}

function story(
  { attempts, kept, failedBefore, failedAfter, seconds }: Verification['subjects'][number],
  maximumAttempts: number,
): string {
  const before = `differed in ${words(failedBefore)}`
  const after = failedAfter.length === 0 ? 'now as cast' : `still differs in ${words(failedAfter)}`
  if (maximumAttempts === 0) return before
  const which = kept === 0 ? 'the first drawing kept' : `redraw ${kept} kept`
  return `${before}; ${after} (${attempts} ${attempts === 1 ? 'redraw' : 'redraws'}, ${which}, ${seconds.toFixed(1)} s)`
}

function words(attributes: readonly string[]): string {
  return attributes.map(attribute => attribute.replaceAll('_', ' ')).join(', ')
}
