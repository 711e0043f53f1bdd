/**
 * From a model's words to an answer: JSON, the keys it made up taken out, the keys it left out filled with null.
 *
 * @module
 */
import type { z } from 'zod'
import { type Answer, answerSchema, mostSubjects } from './answer-schema.ts'
import { extractObject } from './extract-object.ts'

export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer; readonly unknownKeys: readonly string[] }
  /** What is wrong, in words that a model can act on. */
  | { readonly ok: false; readonly problem: string; readonly noObject?: boolean }

/** Reads the text of an answer; what stands around its JSON is taken off. */
export function readAnswer(text: string): ReadAnswer {
  const json = extractObject(text)
  if (json === undefined) return { ok: false, problem: 'The answer is no JSON object.', noObject: true }
  return validate(json, [])
}

function validate(json: unknown, unknownKeys: readonly string[]): ReadAnswer {
  const parsed = answerSchema.safeParse(json)
  if (parsed.success) {
    const problem = problemOf(parsed.data)
    return problem === undefined ? { ok: true, answer: parsed.data, unknownKeys } : { ok: false, problem }
  }
  const forgivable = parsed.error.issues.filter(issue => isForgivable(issue, json))
  if (forgivable.length === 0) return { ok: false, problem: parsed.error.issues.map(explain).join('\n') }
  const forgiven = forgivable.reduce(forgive, json)
  const stripped = forgivable.flatMap(issue => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  return validate(forgiven, [...unknownKeys, ...stripped])
}

function problemOf({ subjects, setting }: Answer): string | undefined {
  const total = subjects.reduce((sum, { count }) => sum + (count ?? 1), 0)
  if (subjects.some(({ count }) => count !== null && count < 1))
    return '`count` is a whole number from 1, or null.'
  if (total === 0 && setting === null)
    return '`subjects` is empty and there is no `setting`: nothing could be drawn.'
  if (total > mostSubjects) return `There are ${total} subjects; at most ${mostSubjects} can be planned.`
  return undefined
}

function isForgivable(issue: z.core.$ZodIssue, json: unknown): boolean {
  if (issue.code === 'unrecognized_keys') return true
  return (
    issue.code === 'invalid_type' &&
    valueAt(json, issue.path) === undefined &&
    defaultFor(issue) !== undefined
  )
}

/** A copy of the JSON without the unknown keys, or with what was left out. */
function forgive(json: unknown, issue: z.core.$ZodIssue): unknown {
  return changeAt(json, issue.path, value => {
    if (issue.code !== 'unrecognized_keys') return defaultFor(issue)
    return Object.fromEntries(Object.entries(recordOf(value)).filter(([key]) => !issue.keys.includes(key)))
  })
}

/** Lists may be left out for "none"; other keys only where null says the same, which the schema knows itself. */
function defaultFor(issue: z.core.$ZodIssue): unknown {
  const key = issue.path.at(-1)
  if (issue.code !== 'invalid_type' || typeof key !== 'string') return undefined
  if (issue.expected === 'array') return listKeys.has(key) ? [] : null
  return nullableKeys.has(key) ? null : undefined
}

const listKeys: ReadonlySet<string> = new Set(['stated', 'shares', 'variety', 'relations'])
const nullableKeys: ReadonlySet<string> = new Set(
  'setting style said id count role action name exempt details excluded'.split(' '),
)

function changeAt(json: unknown, path: readonly PropertyKey[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return change(json)
  if (Array.isArray(json))
    return json.map((item, index) => (index === key ? changeAt(item, rest, change) : item))
  const record = recordOf(json)
  return { ...record, [String(key)]: changeAt(record[String(key)], rest, change) }
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? value[Number(key)] : recordOf(value)[String(key)]),
    json,
  )
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function explain({ path, message }: z.core.$ZodIssue): string {
  return `\`${path.map(String).join('.') || 'answer'}\`: ${message}`
}
