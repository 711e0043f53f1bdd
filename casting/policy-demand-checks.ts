/**
 * Balance, constraints, exemptions and audit rules that name what does not exist.
 *
 * @module
 */

import { drawnFor, knownValues, unknownValueHint } from './known-values.ts'
import { ledgerProblems } from './ledger-problems.ts'
import { suggestion } from './nearest.ts'
import { constraintKinds } from './policy-demand-schema.ts'
import type { PolicyProblem } from './policy-problem.ts'
import type { Policy, PolicyConstraint } from './policy-schema.ts'

type Path = readonly (string | number)[]

/** Problems of a policy's demands, its rules being right. */
export function demandProblems(policy: Policy): readonly PolicyProblem[] {
  return [
    ...(policy.balance ?? []).flatMap((group, index) => groupProblems(policy, group, ['balance', index])),
    ...(policy.constraints ?? []).flatMap((constraint, index) =>
      constraintProblems(policy, constraint, ['constraints', index]),
    ),
    ...policy.exempt.flatMap((exemption, index) =>
      typeof exemption === 'string'
        ? []
        : exemption.attributes.flatMap(name =>
            undeclared(policy, name, ['exempt', index, 'attributes', name]),
          ),
    ),
    ...Object.keys(policy.audit?.attributes ?? {}).flatMap(name =>
      undeclared(policy, name, ['audit', 'attributes', name]),
    ),
    ...samplingProblems(policy),
    ...(policy.scope === 'ledger' ? ledgerProblems(policy) : []),
  ]
}

function groupProblems(policy: Policy, group: readonly string[], path: Path): readonly PolicyProblem[] {
  const twice = group.find((name, index) => group.indexOf(name) !== index)
  return [
    ...group.flatMap(name => undeclared(policy, name, [...path, name])),
    ...(twice === undefined
      ? []
      : [
          {
            path: [...path, twice],
            message: `Expected different attributes to balance, got \`${twice}\` twice`,
            hint: 'Name two or three attributes, each once.',
          },
        ]),
  ]
}

function constraintProblems(
  policy: Policy,
  constraint: PolicyConstraint,
  path: Path,
): readonly PolicyProblem[] {
  const kinds = constraintKinds.filter(kind => constraint[kind] !== undefined)
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1) {
    const got = kind === undefined ? 'none' : kinds.join(' and ')
    return [
      {
        path: kinds[1] === undefined ? path : [...path, kinds[1]],
        message: `Expected one of ${constraintKinds.join(', ')} in a constraint, got ${got}`,
        hint:
          kind === undefined
            ? 'Write {at_least: 1, where: {mobility_aid: wheelchair}, per: 60}.'
            : 'Write two constraints, one for each.',
      },
    ]
  }
  if (kind === 'never') {
    const useless = (['where', 'per'] as const).find(key => constraint[key] !== undefined)
    if (useless !== undefined)
      return [
        {
          path: [...path, useless],
          message: `Expected no \`${useless}\` beside \`never\`, which says all by itself`,
          hint: 'Write the attributes under `never`: {never: {facial_hair: beard, age: child}}.',
        },
      ]
    return whereProblems(policy, constraint.never ?? {}, constraint.class, [...path, 'never'])
  }
  if (constraint.where === undefined)
    return [
      {
        path: [...path, kind],
        message: `Expected \`where\` beside \`${kind}\`, got nothing`,
        hint: `Say who counts: {${kind}: ${constraint[kind]}, where: {mobility_aid: wheelchair}}.`,
      },
    ]
  const per = constraint.per
  const tooMany = typeof per === 'number' && kind !== 'at_most' && (constraint[kind] ?? 0) > per
  return [
    ...(tooMany
      ? [
          {
            path: [...path, kind],
            message: `Expected at most ${per} of every ${per} subjects, got ${constraint[kind]}`,
            hint: `Lower \`${kind}\` or raise \`per\`.`,
          },
        ]
      : []),
    ...whereProblems(policy, constraint.where, constraint.class, [...path, 'where']),
  ]
}

/** Attributes that are not declared, values that no rule names, and classes for which they are never drawn. */
function whereProblems(
  policy: Policy,
  where: Readonly<Record<string, string | readonly string[]>>,
  key: string | undefined,
  path: Path,
): readonly PolicyProblem[] {
  return Object.entries(where).flatMap(([name, wanted]) => {
    const missing = undeclared(policy, name, [...path, name])
    if (missing.length > 0) return missing
    if (key !== undefined && !drawnFor(policy, name, key))
      return [
        {
          path: [...path, name],
          message: `Expected an attribute that is drawn for \`${key}\`, got \`${name}\``,
          hint: `Write \`applies_to: [${key}]\` beside its values, or take another class.`,
        },
      ]
    const known = knownValues(policy, name)
    return (typeof wanted === 'string' ? [wanted] : wanted)
      .filter(value => !known.has(value))
      .map(value => ({
        path: [...path, name],
        message: `Expected a value of \`${name}\`, got "${value}"`,
        hint: unknownValueHint(name, value, known),
      }))
  })
}

function undeclared(policy: Policy, name: string, path: Path): readonly PolicyProblem[] {
  const declared = new Set([
    ...Object.keys(policy.attributes),
    ...Object.values(policy.classes ?? {}).flatMap(rules => Object.keys(rules)),
  ])
  if (declared.has(name)) return []
  return [
    {
      path,
      message: `Expected an attribute that this policy draws, got \`${name}\``,
      hint: `${suggestion(name, declared)}Declared: ${[...declared].join(', ') || 'none'}.`,
    },
  ]
}

/** Words that contradict each other, though each is right. */
function samplingProblems(policy: Policy): readonly PolicyProblem[] {
  if (policy.sampling !== 'iid') return []
  const without = (key: string, why: string): PolicyProblem => ({
    path: ['sampling'],
    message: `Expected \`sampling: quota\` or \`strict\` beside \`${key}\`, got iid: ${why}`,
    hint: `Write \`sampling: quota\`, or remove \`${key}\`.`,
  })
  return [
    ...(policy.balance?.length ? [without('balance', 'independent draws balance nothing')] : []),
    ...(policy.scope === 'ledger' ? [without('scope: ledger', 'independent draws remember nothing')] : []),
    ...(policy.compensate === true ? [without('compensate', 'independent draws make up for nobody')] : []),
    ...((policy.constraints ?? []).some(({ never }) => never === undefined)
      ? [without('constraints', 'independent draws cannot keep a count')]
      : []),
  ]
}
