/**
 * Something wrong with a policy: where it stands, what was expected, and how to repair it.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'

/** What is wrong in a policy, and what to do about it. */
export interface PolicyProblem {
  /** Keys and list positions from the top of the policy. */
  readonly path: readonly (string | number)[]
  /** One sentence, without the place: "Expected X, got Y". */
  readonly message: string
  readonly hint: string
}

/** A problem with its place. */
export interface PlacedProblem extends PolicyProblem {
  /** Name of the file; for a policy that came as data, the dotted path. */
  readonly file: string
  /** From 1; undefined: it came as data. */
  readonly line: number | undefined
  readonly column: number | undefined
}

/** `team.yaml:5:18`, or the dotted path of data. */
export function placeOf({ file, line, column }: PlacedProblem): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`
}

/** The first problem as an error; it says how many there are. */
export function policyError(problems: readonly PlacedProblem[], cause?: unknown): EvencastError {
  const [first] = problems
  const further = problems.length - 1
  const more = further > 0 ? ` (${further} more: \`evencast policy check FILE\` lists all.)` : ''
  return new EvencastError(
    'EVENCAST_POLICY_INVALID',
    first === undefined ? 'Expected a policy' : `${placeOf(first)}: ${first.message}`,
    { hint: `${first?.hint ?? ''}${more}`, cause },
  )
}
