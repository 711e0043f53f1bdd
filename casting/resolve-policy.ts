/**
 * Layers → one policy that is complete in itself: inherited rules merged, presets and lists written out.
 *
 * @module
 */
import { suggestion } from './nearest.ts'
import type { Layer } from './policy-layers.ts'
import { type Preset, shippedPresets } from './policy-presets.ts'
import type { PolicyProblem } from './policy-problem.ts'
import type { WrittenPolicy, WrittenRule } from './policy-schema.ts'

type Path = readonly (string | number)[]
type RuleSet = Readonly<Record<string, WrittenRule | null>>

/** The policy as data for `policySchema`, or what stands in its way. */
export function resolvePolicy(layers: readonly Layer[]): {
  readonly document: unknown
  readonly problems: readonly PolicyProblem[]
} {
  const [own] = layers
  const written = layers.map(layer => layer.written)
  const problems: PolicyProblem[] = []
  const rulesOf = (path: Path, set: RuleSet): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(set).flatMap(([name, rule]) => {
        if (rule === null) return []
        const resolved = resolveRule(rule, [...path, name], name)
        problems.push(...resolved.problems)
        return [[name, resolved.rule]]
      }),
    )
  const classes = merged(
    written.flatMap(policy => Object.keys(policy.classes ?? {})),
    key => rulesOf(['classes', key], inherit(written.map(policy => policy.classes?.[key]))),
  )
  const attributes = rulesOf(['attributes'], inherit(written.map(policy => policy.attributes)))
  const sources = [...new Set(written.flatMap(policy => policy.sources ?? []))]
  const audit = Object.assign({}, ...written.map(policy => policy.audit ?? {}).reverse())
  const document = {
    schema: 1,
    id: own?.written.id,
    version: own?.written.version,
    ...given('title', own?.written.title),
    ...(sources.length === 0 ? {} : { sources }),
    ...first(written, 'sampling'),
    ...first(written, 'scope'),
    ...first(written, 'compensate'),
    attributes,
    ...(Object.keys(classes).length === 0 && written.every(policy => policy.classes === undefined)
      ? {}
      : { classes }),
    ...first(written, 'balance'),
    ...first(written, 'constraints'),
    ...first(written, 'exempt'),
    ...(Object.keys(audit).length === 0 ? {} : { audit }),
  }
  return { document, problems }
}

/** The most derived rule of every name; null takes it away. */
function inherit(sets: readonly (RuleSet | undefined)[]): RuleSet {
  return Object.assign({}, ...sets.map(set => set ?? {}).reverse())
}

/** Of lists and words the most derived layer's. */
function first<Key extends keyof WrittenPolicy>(written: readonly WrittenPolicy[], key: Key): object {
  return given(
    key,
    written.map(policy => policy[key]).find(value => value !== undefined),
  )
}

function given(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value }
}

function merged(names: readonly string[], resolve: (name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries([...new Set(names)].map(name => [name, resolve(name)]))
}

function resolveRule(
  rule: WrittenRule,
  path: Path,
  name: string,
): { readonly rule: unknown; readonly problems: readonly PolicyProblem[] } {
  const { preset: named, values, when, ...rest } = rule
  const preset = named === undefined ? undefined : shippedPresets().get(named)
  const problems = [
    ...(named !== undefined && values !== undefined ? [bothProblem(path)] : []),
    ...(named === undefined && values === undefined ? [noValuesProblem(path, name)] : []),
    ...(named !== undefined && preset === undefined ? [presetProblem([...path, 'preset'], named)] : []),
    ...repeated(values, [...path, 'values']),
    ...(when ?? []).flatMap((choice, index) => repeated(choice.values, [...path, 'when', index, 'values'])),
  ]
  const source = rest.source ?? (preset === undefined ? undefined : sourceOf(named ?? '', preset))
  return {
    rule: {
      values: weightTable(preset?.values ?? values ?? {}),
      ...rest,
      ...given('source', source),
      ...given(
        'when',
        when?.map(choice => ({ ...choice, values: weightTable(choice.values) })),
      ),
    },
    problems,
  }
}

/** A list is every value alike. */
function weightTable(values: NonNullable<WrittenRule['values']>): unknown {
  return Array.isArray(values) ? Object.fromEntries(values.map(value => [value, 1])) : values
}

function sourceOf(name: string, { source, license }: Preset): string {
  return `preset ${name}: ${source}; licence: ${license}`
}

function repeated(values: WrittenRule['values'], path: Path): readonly PolicyProblem[] {
  if (!Array.isArray(values)) return []
  return values
    .filter((value, index) => values.indexOf(value) !== index)
    .map(value => ({
      path: [...path, value],
      message: `Expected every value once in the list, got "${value}" again`,
      hint: `Give weights instead, such as {${value}: 2}, or remove one.`,
    }))
}

function bothProblem(path: Path): PolicyProblem {
  return {
    path: [...path, 'preset'],
    message: 'Expected `values` or `preset`, got both',
    hint: 'Remove one: of two, one would have no effect.',
  }
}

function noValuesProblem(path: Path, name: string): PolicyProblem {
  return {
    path,
    message: `Expected \`values\` or \`preset\` for \`${path.join('.')}\`, got neither`,
    hint: `Write ${name}: {values: {first: 1, second: 1}}.`,
  }
}

function presetProblem(path: Path, named: string): PolicyProblem {
  const known = [...shippedPresets().keys()]
  return {
    path,
    message: `Expected the name of a preset, got "${named}"`,
    hint: `${suggestion(named, known)}Presets: ${known.join(', ')}.`,
  }
}
