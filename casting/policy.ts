/**
 * Policies from files and documents, with errors that say where, what was expected, and how to repair it.
 *
 * @module
 */
import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { EvencastError } from '../errors.ts'
import type { PolicyDocument } from '../types.ts'
import { type PolicyProblem, ruleProblems } from './policy-checks.ts'
import { type Policy, type PolicyValues, policySchema } from './policy-schema.ts'
import { ownEntry } from './rules.ts'

/** Characters a policy file may have. */
const longestFile = 256 * 1024

/**
 * Reads a policy from YAML (or JSON). `file` is only the name that errors give, as `file:line:column`.
 * Throws EVENCAST_POLICY_INVALID.
 *
 * @example
 * parsePolicy('{schema: 1, id: demo, version: 1, attributes: {age: {values: {adult: 3, older: 1}}}}', 'demo.yaml')
 */
export function parsePolicy(text: string, file: string): Policy {
  if (text.length > longestFile) {
    throw rejected(file, 'Expected a policy of at most 256 KiB', 'Is this the right file?')
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const [broken] = document.errors
  if (broken !== undefined) {
    throw rejected(
      place(broken.pos[0]),
      `Expected YAML, got a line that cannot be read: ${broken.message}`,
      'Check indentation, colons, brackets and quotes on this line and the one above.',
      broken,
    )
  }
  return checkPolicy(plainValue(document, file), problem => place(offsetOf(document.contents, problem.path)))
}

/** Checks a policy that comes as data, such as a saved request's. Throws EVENCAST_POLICY_INVALID. */
export function policyFromDocument(document: PolicyDocument): Policy {
  return checkPolicy(document, ({ path }) => ['policy', ...path].join('.'))
}

/**
 * The policy with other weights for some attributes; cases and class overrides of these attributes fall away. Its id
 * gains `+cast`, so that no audit names the original for it.
 *
 * @example
 * overridePolicy(policy, { presentation: { feminine: 60, masculine: 40 } })
 */
export function overridePolicy(
  document: PolicyDocument,
  cast: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Policy {
  const policy = policyFromDocument(document)
  const overridden = Object.entries(cast).map(([name, weights]) => {
    const {
      given: _given,
      when: _when,
      values,
      ...rest
    } = ownEntry(policy.attributes, name) ?? { values: {} }
    return [name, { ...rest, values: reweighted(values, weights) }] as const
  })
  const classes = Object.entries(policy.classes ?? {}).map(([key, rules]) => [
    key,
    Object.fromEntries(Object.entries(rules).filter(([name]) => !Object.hasOwn(cast, name))),
  ])
  const changed = {
    ...policy,
    id: policy.id.endsWith('+cast') ? policy.id : `${policy.id}+cast`,
    attributes: { ...policy.attributes, ...Object.fromEntries(overridden) },
    ...(policy.classes === undefined ? {} : { classes: Object.fromEntries(classes) }),
  }
  return checkPolicy(changed, ({ path }) => ['cast', ...path.filter(part => part !== 'attributes')].join('.'))
}

/** New weights; the old values keep their phrases, and stay known, so that cases of other attributes may name them. */
function reweighted(values: PolicyValues, weights: Readonly<Record<string, number>>): PolicyValues {
  const asked = new Map(Object.entries(weights))
  const old = values === 'uniform' ? [] : Object.entries(values)
  const kept = old.map(([value, entry]) => {
    const weight = asked.get(value) ?? 0
    return [value, typeof entry === 'number' ? weight : { ...entry, weight }] as const
  })
  return { ...weights, ...Object.fromEntries(kept) }
}

function checkPolicy(document: unknown, place: (problem: PolicyProblem) => string): Policy {
  const result = policySchema.safeParse(document)
  if (!result.success) {
    const problem = formProblem(result.error, document)
    throw rejected(place(problem), problem.message, problem.hint, result.error)
  }
  const [problem] = ruleProblems(result.data)
  if (problem !== undefined) throw rejected(place(problem), problem.message, problem.hint)
  return result.data
}

/** The issue of the schema that says most, in words: a misspelt key before what is missing for it. */
function formProblem(error: z.ZodError, document: unknown): PolicyProblem {
  const issues = error.issues.map(deepest)
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  const path = (issue?.path ?? []).map(part => (typeof part === 'symbol' ? String(part) : part))
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return {
      path: [...path, key],
      message: `Expected a key that the policy language knows, got \`${key}\``,
      hint: `Check its spelling and indentation, or remove \`${key}\`.`,
    }
  }
  const name = path.join('.') || 'policy'
  const got = shown(path.reduce<unknown>(memberOf, document))
  const expected = issue?.message.startsWith('Expected') ? issue.message : 'Expected another value'
  return {
    path,
    message: `${expected} for \`${name}\`, got ${got}`,
    hint:
      got === 'nothing'
        ? `Add \`${path.at(-1)}\`.`
        : `Change \`${name}\`; policies/README.md shows every key.`,
  }
}

type Issue = z.core.$ZodIssue

/** Of a union, the issue inside the alternative that was meant: the one that was entered furthest. */
function deepest(issue: Issue): Issue {
  const nested = issue.code === 'invalid_union' ? issue.errors.flat() : []
  const [inner] = [...nested].sort((left, right) => right.path.length - left.path.length)
  if (inner === undefined || inner.path.length === 0) return issue
  return deepest({ ...inner, path: [...issue.path, ...inner.path] })
}

function memberOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? new Map(Object.entries(value)).get(String(key))
    : undefined
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80)
}

function plainValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw rejected(file, 'Expected YAML without runaway aliases', 'Write repeated parts out.', error)
  }
}

/** Where a path stands in the file; for what is missing, where it should be. */
function offsetOf(contents: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = contents
  let offset = contents?.range?.[0] ?? 0
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find(item => isScalar(item.key) && String(item.key.value) === String(part))
      : undefined
    node = pair === undefined && isCollection(node) ? node.get(part, true) : pair?.value
    const found = pair?.key ?? node
    if (!hasRange(found)) break
    offset = found.range[0]
  }
  return offset
}

function isCollection(node: unknown): node is { get(key: unknown, keepScalar: boolean): unknown } {
  return typeof node === 'object' && node !== null && 'get' in node && typeof node.get === 'function'
}

function hasRange(node: unknown): node is { range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}

function rejected(place: string, message: string, hint: string, cause?: unknown): EvencastError {
  return new EvencastError('EVENCAST_POLICY_INVALID', `${place}: ${message}`, { hint, cause })
}
