/**
 * Policies from files and documents, with errors that say where, what was expected, and how to repair it.
 *
 * @module
 */
import type { PolicyDocument } from '../types.ts'
import { ruleProblems } from './policy-checks.ts'
import { demandProblems } from './policy-demand-checks.ts'
import { formProblems, mostProblems } from './policy-form.ts'
import { dataLayers, type Layers, placeProblem, type ReadBeside, readLayers } from './policy-layers.ts'
import { type PlacedProblem, type PolicyProblem, policyError } from './policy-problem.ts'
import { type Policy, type PolicyValues, policySchema } from './policy-schema.ts'
import { resolvePolicy } from './resolve-policy.ts'
import { ownEntry } from './rules.ts'

/** A policy as far as it could be read, and everything wrong with it. */
export interface PolicyReading {
  /** undefined where there are problems. */
  readonly policy: Policy | undefined
  /** In the order of the file. */
  readonly problems: readonly PlacedProblem[]
  /** Where a path of the policy stands: in the file, or in one it extends. */
  readonly place: (problem: PolicyProblem) => PlacedProblem
}

/**
 * Reads a policy from YAML (or JSON). `file` is only the name that errors give, as `file:line:column`; `readBeside`
 * reads the files that `extends: ./base.yaml` names. Throws EVENCAST_POLICY_INVALID with the first problem.
 *
 * @example
 * parsePolicy('{schema: 1, id: demo, version: 1, attributes: {age: {values: {adult: 3, older: 1}}}}', 'demo.yaml')
 */
export function parsePolicy(text: string, file: string, readBeside?: ReadBeside): Policy {
  return policyFromReading(readPolicy(text, file, readBeside))
}

/**
 * The same with every problem instead of the first, for editors and `policy check`.
 *
 * @example
 * readPolicy('schema: 1\nid: demo\nattributes: {}', 'demo.yaml').problems[0]?.line // 1: `version` is missing
 */
export function readPolicy(text: string, file: string, readBeside?: ReadBeside): PolicyReading {
  return readingOf(readLayers(text, file, readBeside))
}

/** Checks a policy that comes as data, such as a saved request's. Throws EVENCAST_POLICY_INVALID. */
export function policyFromDocument(document: PolicyDocument): Policy {
  return policyFromReading(readingOf(dataLayers(document, 'policy')))
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
      source: _source,
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
  const { problems } = readingOf(dataLayers(changed, 'cast'))
  if (problems.length === 0) return policySchema.parse(changed)
  throw policyError(
    problems.map(problem => ({ ...problem, file: problem.file.replace('.attributes.', '.') })),
  )
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

/** The policy of a reading. Throws EVENCAST_POLICY_INVALID with its first problem. */
export function policyFromReading({ policy, problems }: PolicyReading): Policy {
  if (policy === undefined) throw policyError(problems)
  return policy
}

function readingOf({ layers, problems }: Layers): PolicyReading {
  const place = (problem: PolicyProblem): PlacedProblem => placeProblem(problem, layers)
  if (problems.length > 0) return { policy: undefined, problems: inOrder(problems), place }
  const resolved = resolvePolicy(layers)
  if (resolved.problems.length > 0) return failed(resolved.problems, place)
  const result = policySchema.safeParse(resolved.document)
  if (!result.success) return failed(formProblems(result.error, resolved.document), place)
  const found = [...ruleProblems(result.data), ...demandProblems(result.data)]
  return found.length > 0 ? failed(found, place) : { policy: result.data, problems: [], place }
}

function failed(problems: readonly PolicyProblem[], place: PolicyReading['place']): PolicyReading {
  return { policy: undefined, problems: inOrder(problems.slice(0, mostProblems).map(place)), place }
}

/** As they stand in the file; a misspelt key stays before what is missing because of it. */
function inOrder(problems: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const rank = ({ line = 0, column = 0 }: PlacedProblem): number => line * 1e6 + column
  const missing = ({ message }: PlacedProblem): number => Number(message.endsWith('got nothing'))
  return [...problems].sort((left, right) => missing(left) - missing(right) || rank(left) - rank(right))
}
