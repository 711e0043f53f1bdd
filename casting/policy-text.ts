/**
 * YAML with places: what a policy file says, and where it says it. The file is untrusted: its size, depth, aliases and
 * keys are bounded before anything reads them.
 *
 * @module
 */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { nameProblem } from './policy-names.ts'
import type { PolicyProblem } from './policy-problem.ts'

/** Characters a policy file may have. */
const longestFile = 256 * 1024

/** Brackets and indentations inside each other. */
const deepest = 24

/** Line and column, from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Where a path stands: its place, and how many of its parts the file has. */
export interface FoundPath extends Place {
  readonly depth: number
}

export interface PolicyText {
  /** What the file says, as plain data. */
  readonly value: unknown
  /** Where a path stands in the file; for what is missing, where it should be. */
  readonly locate: (path: readonly (string | number)[]) => FoundPath
}

/** A text that cannot be read as YAML, and where. */
export interface BrokenText {
  readonly problem: PolicyProblem
  readonly place: Place
}

/** Reads YAML (or JSON) as far as plain data with places. Never throws on text. */
export function readPolicyText(text: string): PolicyText | BrokenText {
  const start: Place = { line: 1, column: 1 }
  if (text.length > longestFile)
    return broken(start, 'Expected a policy of at most 256 KiB', 'Is this the right file?')
  const tooDeep = nestedTooDeep(text)
  if (tooDeep !== undefined)
    return broken(
      placeAt(text, tooDeep),
      `Expected at most ${deepest} brackets inside each other`,
      'Is this the right file?',
    )
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: false,
  })
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const [error] = document.errors
  if (error !== undefined) {
    const { message, hint } = explainSyntax(error.code, error.message)
    return broken(place(error.pos[0]), message, hint)
  }
  const misnamed = firstNameProblem(document.contents)
  if (misnamed !== undefined) return broken(place(misnamed.offset), misnamed.message, misnamed.hint)
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return { value, locate: path => locate(document.contents, path, place) }
  } catch {
    // The only thing left that toJS refuses: aliases that unfold without end, or that name no anchor.
    return broken(start, 'Expected YAML without runaway aliases', 'Write repeated parts out.')
  }
}

function broken(place: Place, message: string, hint: string): BrokenText {
  return { place, problem: { path: [], message, hint } }
}

/** Offset of the bracket, or of the indentation, that goes too deep; the parser would run out of stack on some. */
function nestedTooDeep(text: string): number | undefined {
  let depth = 0
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset]
    if (character === '[' || character === '{') depth += 1
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (depth > deepest) return offset
  }
  const indented = new RegExp(`^(?:[ \\t?-]{${deepest * 8}})`, 'm').exec(text)
  return indented?.index
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** What the parser's own words mean to someone who has never read the YAML specification. */
function explainSyntax(code: string, message: string): { readonly message: string; readonly hint: string } {
  if (code === 'TAB_AS_INDENT')
    return { message: 'Expected spaces, got a tab', hint: 'Indent with spaces; YAML refuses tabs.' }
  if (code === 'MULTIPLE_DOCS')
    return {
      message: 'Expected one policy, got several documents',
      hint: 'Remove the line `---` and what follows.',
    }
  return {
    message: `Expected YAML, got a line that cannot be read: ${message.split('\n')[0]}`,
    hint: 'Check indentation, colons, brackets and quotes on this line and the one above.',
  }
}

/** A key that stands twice, or that is no name. */
function firstNameProblem(
  contents: Node | null,
): { readonly offset: number; readonly message: string; readonly hint: string } | undefined {
  let found: { readonly offset: number; readonly message: string; readonly hint: string } | undefined
  visit(contents, {
    Map(_, map) {
      const names = new Set<string>()
      for (const { key } of map.items) {
        const problem = nameProblem(key, names)
        if (problem !== undefined) {
          found = { offset: offsetOf(key) ?? offsetOf(map) ?? 0, ...problem }
          return visit.BREAK
        }
        if (isScalar(key)) names.add(String(key.value))
      }
      return undefined
    },
  })
  return found
}

function locate(
  contents: Node | null,
  path: readonly (string | number)[],
  place: (offset: number) => Place,
): FoundPath {
  let node: unknown = contents
  let offset = contents?.range?.[0] ?? 0
  let depth = 0
  for (const part of path) {
    const inner = memberOf(node, part)
    const start = offsetOf(inner?.at)
    if (inner === undefined || start === undefined) break
    node = inner.value
    offset = start
    depth += 1
  }
  return { ...place(offset), depth }
}

/** The member of a map or list: where it is named, and what it holds. A list's own words count as its members. */
function memberOf(
  node: unknown,
  part: string | number,
): { readonly at: unknown; readonly value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(part))
    return pair === undefined ? undefined : { at: pair.key, value: pair.value }
  }
  if (isSeq(node)) {
    const item =
      typeof part === 'number'
        ? node.items[part]
        : node.items.find(word => isScalar(word) && word.value === part)
    return item === undefined ? undefined : { at: item, value: item }
  }
  return undefined
}

function offsetOf(node: unknown): number | undefined {
  if (isPair(node)) return offsetOf(node.key)
  if (isAlias(node) || isScalar(node) || isMap(node) || isSeq(node)) return node.range?.[0]
  return undefined
}
