/**
 * Problems of a policy file as a compiler tells them: place, sentence, the line itself, and the repair.
 *
 * @module
 */
import { type PlacedProblem, placeOf } from '../../casting/index.ts'

/** Every problem; `text` is the file's, for the lines of problems that stand in it. */
export function problemsText(problems: readonly PlacedProblem[], file: string, text: string): string {
  const lines = text.split(/\r?\n/)
  const blocks = problems.map(problem => {
    const frame = problem.file === file ? codeFrame(problem, lines) : []
    return [`${placeOf(problem)}: ${problem.message}`, ...frame, `  ${problem.hint.trim()}`].join('\n')
  })
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  return `${blocks.join('\n\n')}\n\n${count}. Nothing can be cast with this policy yet.\n`
}

function codeFrame({ line, column }: PlacedProblem, lines: readonly string[]): readonly string[] {
  const source = line === undefined ? undefined : lines[line - 1]
  if (source === undefined || line === undefined || source.length > 160) return []
  const number = String(line)
  const before = source.slice(0, (column ?? 1) - 1).replaceAll(/[^\t]/g, ' ')
  return [
    `  ${number} | ${source.replaceAll('\t', '→')}`,
    `  ${' '.repeat(number.length)} | ${before.replaceAll('\t', ' ')}^`,
  ]
}
