/**
 * What the schema says about a document, in words for the person who wrote it.
 *
 * @module
 */
import type { z } from 'zod'
import { suggestion } from './nearest.ts'
import type { PolicyProblem } from './policy-problem.ts'
import { knownKeys } from './policy-schema.ts'

/** Problems that are told at once; a file with more is none. */
export const mostProblems = 50

/** Every problem of form; misspelt keys before what is missing because of them. */
export function formProblems(error: z.ZodError, document: unknown): readonly PolicyProblem[] {
  const issues = error.issues.map(deepest)
  const unknown = issues.filter(({ code }) => code === 'unrecognized_keys')
  const others = issues.filter(({ code }) => code !== 'unrecognized_keys')
  return [
    ...unknown.slice(0, mostProblems).flatMap(unknownKeys),
    ...others.slice(0, mostProblems).map(issue => wrongValue(issue, document)),
  ].slice(0, mostProblems)
}

type Issue = z.core.$ZodIssue
type Path = readonly (string | number)[]

/** Of a union, the issue inside the alternative that was meant: the one that was entered furthest. */
function deepest(issue: Issue): Issue {
  const nested = issue.code === 'invalid_union' ? issue.errors.flat() : []
  const [inner] = [...nested].sort((left, right) => depthOf(right) - depthOf(left))
  if (inner === undefined || depthOf(inner) === 0) return issue
  return deepest({ ...inner, path: [...issue.path, ...inner.path] })
}

/** An unknown key lies one deeper than the map it stands in. */
function depthOf(issue: Issue): number {
  return issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)
}

function pathOf(issue: Issue): Path {
  return issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))
}

function unknownKeys(issue: Issue): readonly PolicyProblem[] {
  if (issue.code !== 'unrecognized_keys') return []
  const path = pathOf(issue)
  const known = knownKeys(path)
  return issue.keys.slice(0, mostProblems).map(key => ({
    path: [...path, key],
    message: `Expected a key that the policy language knows here, got \`${key}\``,
    hint: suggestion(key, known).trim() || `Known here: ${known.join(', ')}. Check spelling and indentation.`,
  }))
}

function wrongValue(issue: Issue, document: unknown): PolicyProblem {
  const path = pathOf(issue)
  // A wrong key is told about where it stands, in its own words.
  const key = issue.code === 'invalid_key' ? path.at(-1) : undefined
  const got = key === undefined ? shown(path.reduce<unknown>(memberOf, document)) : `"${key}"`
  const name = (key === undefined ? path : path.slice(0, -1)).map(String).join('.') || 'policy'
  const said = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
  const expected = said.startsWith('Expected') ? said : 'Expected another value'
  return { path, message: `${expected} for \`${name}\`, got ${got}`, hint: repair(name, path, got) }
}

function repair(name: string, path: Path, got: string): string {
  const percent = /^"(\d+(?:\.\d+)?) ?%"$/.exec(got)
  if (percent !== null)
    return `Write the number alone: ${percent[1]}. Weights are relative, so they may be percent.`
  const number = /^"(\d+(?:\.\d+)?)"$/.exec(got)
  if (number !== null) return `Write it without quotes: ${number[1]}.`
  if (name === 'schema' && got !== 'nothing') return 'Write `schema: 1`; this version reads no other.'
  if (got === 'nothing') return `Add \`${path.at(-1)}\`.`
  return `Change \`${name}\`; policies/README.md shows every key.`
}

function memberOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? new Map(Object.entries(value)).get(String(key))
    : undefined
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
