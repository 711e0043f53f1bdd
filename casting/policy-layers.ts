/**
 * A policy and those it `extends`, read one after the other, the most derived first.
 *
 * @module
 */
import { suggestion } from './nearest.ts'
import { formProblems } from './policy-form.ts'
import type { PlacedProblem, PolicyProblem } from './policy-problem.ts'
import { type WrittenPolicy, writtenPolicySchema } from './policy-schema.ts'
import { readPolicyText } from './policy-text.ts'
import { type NamedText, shippedPolicies } from './shipped-policies.ts'

/** Reads a file beside the policy by its bare name (`base.yaml`); undefined: there is none. */
export type ReadBeside = (name: string) => string | undefined

type Path = readonly (string | number)[]

export interface Layer {
  readonly name: string
  readonly written: WrittenPolicy
  /** Where a path stands, and how many of its parts are there. */
  readonly locate: (path: Path) => Omit<PlacedProblem, keyof PolicyProblem> & { readonly depth: number }
}

export interface Layers {
  readonly layers: readonly Layer[]
  /** Problems of form; where there are any, the layers are not all. */
  readonly problems: readonly PlacedProblem[]
}

/** Policies that may extend each other. */
const longestChain = 8

/** Reads a file's text and all that it extends. */
export function readLayers(text: string, file: string, readBeside: ReadBeside | undefined): Layers {
  const read = readPolicyText(text)
  if ('problem' in read)
    return {
      layers: [],
      problems: [{ ...read.problem, file, line: read.place.line, column: read.place.column }],
    }
  const locate: Layer['locate'] = path => ({ file, ...read.locate(path) })
  return withBases(read.value, file, locate, readBeside, [file])
}

/** The layers of a policy that comes as data; problems name the dotted path under `name`. */
export function dataLayers(document: unknown, name: string): Layers {
  const locate: Layer['locate'] = path => ({
    file: [name, ...path].join('.'),
    line: undefined,
    column: undefined,
    depth: depthIn(document, path),
  })
  return withBases(document, name, locate, undefined, [name])
}

/** The problem where the layer that says most about it has it. */
export function placeProblem(problem: PolicyProblem, layers: readonly Layer[]): PlacedProblem {
  const [best] = layers
    .map(({ locate }) => locate(problem.path))
    .sort((left, right) => right.depth - left.depth)
  const { depth: _depth, ...place } = best ?? { file: 'policy', line: undefined, column: undefined, depth: 0 }
  return { ...problem, ...place }
}

function withBases(
  document: unknown,
  name: string,
  locate: Layer['locate'],
  readBeside: ReadBeside | undefined,
  chain: readonly string[],
): Layers {
  const parsed = writtenPolicySchema.safeParse(document)
  const place = (problem: PolicyProblem): PlacedProblem => {
    const { depth: _depth, ...found } = locate(problem.path)
    return { ...problem, ...found }
  }
  if (!parsed.success) return { layers: [], problems: formProblems(parsed.error, document).map(place) }
  const layer: Layer = { name, written: parsed.data, locate }
  const base = parsed.data.extends
  if (base === undefined) return { layers: [layer], problems: [] }
  const found = findBase(base, readBeside, chain)
  if ('hint' in found) return { layers: [layer], problems: [place({ path: ['extends'], ...found })] }
  const read = readPolicyText(found.text)
  if ('problem' in read)
    return { layers: [layer], problems: [{ ...read.problem, file: found.file, ...read.place }] }
  const baseLocate: Layer['locate'] = path => ({ file: found.file, ...read.locate(path) })
  const below = withBases(read.value, found.file, baseLocate, found.readBeside, [...chain, found.key])
  return { layers: [layer, ...below.layers], problems: below.problems }
}

interface FoundBase extends NamedText {
  readonly key: string
  /** A policy that ships reads no files. */
  readonly readBeside: ReadBeside | undefined
}

function findBase(
  base: string,
  readBeside: ReadBeside | undefined,
  chain: readonly string[],
): FoundBase | { readonly message: string; readonly hint: string } {
  const beside = /^\.\/([\w-][\w.-]*\.ya?ml)$/.exec(base)?.[1]
  const key = beside ?? `id ${base}`
  if (chain.includes(key) || chain.length >= longestChain)
    return {
      message: `Expected policies that extend each other in a line, got a circle or more than ${longestChain}: ${[...chain, key].join(' → ')}`,
      hint: 'Remove one `extends`.',
    }
  if (beside !== undefined) {
    const text = readBeside?.(beside)
    if (text !== undefined) return { key, file: beside, text, readBeside }
    return {
      message: `Expected a policy file in the same folder for \`extends\`, got "${base}"`,
      hint: 'Check the name; only files in the folder of this policy can be extended.',
    }
  }
  const shipped = shippedPolicies().get(base)
  if (shipped !== undefined) return { key, ...shipped, readBeside: undefined }
  const known = [...shippedPolicies().keys()]
  return {
    message: `Expected the id of a policy that ships, or a file in the same folder such as \`./base.yaml\`, for \`extends\`, got "${base}"`,
    hint: `${suggestion(base, known)}Policies that ship: ${known.join(', ')}.`,
  }
}

function depthIn(document: unknown, path: Path): number {
  let value = document
  for (const [depth, part] of path.entries()) {
    if (typeof value !== 'object' || value === null) return depth
    const member = new Map(Object.entries(value)).get(String(part))
    if (member === undefined) return depth
    value = member
  }
  return path.length
}
