/**
 * What a schema cannot see: values that do not exist, rules that wait for each other.
 *
 * @module
 */
import { closedValues, isStatedOnly, scales } from './conventions.ts'
import { knownValues, unknownValueHint } from './known-values.ts'
import { suggestion } from './nearest.ts'
import type { PolicyProblem } from './policy-problem.ts'
import type { AttributeRule, Policy, PolicyValues } from './policy-schema.ts'
import { dependencyCircle, dependencyOrder, ownEntry, weightsOf } from './rules.ts'
import { maximumTotal, totalWeight } from './weights.ts'

/** The rarest value that a quota follows: the network must look about 1/share subjects ahead. */
const rarestShare = 1 / 500

/** Problems of a policy whose form is right. */
export function ruleProblems(policy: Policy): readonly PolicyProblem[] {
  const sets = [
    { path: ['attributes'], rules: policy.attributes },
    ...Object.entries(policy.classes ?? {}).map(([key, rules]) => ({ path: ['classes', key], rules })),
  ]
  const problems = sets.flatMap(({ path, rules }) =>
    Object.entries(rules).flatMap(([name, rule]) => {
      const scale = rule.scale ?? ownEntry(policy.attributes, name)?.scale
      const complete = scale === undefined ? rule : { ...rule, scale }
      return attributeProblems(policy, [...path, name], name, complete)
    }),
  )
  if (problems.length > 0 || dependencyOrder(policy) !== undefined) return problems
  return [circleProblem(policy)]
}

function circleProblem(policy: Policy): PolicyProblem {
  const circle = dependencyCircle(policy)
  const [first = ''] = circle
  return {
    path: Object.hasOwn(policy.attributes, first) ? ['attributes', first, 'given'] : ['classes'],
    message: `Expected attributes that can be drawn one after the other, got a circle: ${[...circle, first].join(' needs ')}`,
    hint: 'Remove one `given` of them, so that no attribute waits for itself.',
  }
}

function attributeProblems(
  policy: Policy,
  path: readonly string[],
  name: string,
  rule: AttributeRule,
): readonly PolicyProblem[] {
  const cases = rule.when ?? []
  return [
    ...(rule.given ?? [])
      .filter(given => knownValues(policy, given).size === 0)
      .map(given => ({
        path: [...path, 'given', given],
        message: `Expected an attribute that this policy draws for \`given\`, got "${given}"`,
        hint: `${suggestion(given, Object.keys(policy.attributes))}Declare \`${given}\` under \`attributes\`.`,
      })),
    ...valuesProblems(policy, [...path, 'values'], name, rule, rule.values),
    ...cases.flatMap(({ values }, index) =>
      valuesProblems(policy, [...path, 'when', index, 'values'], name, rule, values),
    ),
    ...cases.flatMap(({ if: condition }, index) =>
      Object.entries(condition).flatMap(([given, wanted]) =>
        conditionProblems(policy, [...path, 'when', index, 'if', given], rule, given, wanted),
      ),
    ),
  ]
}

function valuesProblems(
  policy: Policy,
  path: readonly (string | number)[],
  name: string,
  rule: AttributeRule,
  values: PolicyValues,
): readonly PolicyProblem[] {
  const weights = weightsOf(name, rule, values)
  const total = totalWeight(weights)
  if (total === 0) {
    const hint =
      values === 'uniform'
        ? `Write the values out: ${name}: {values: {first: 1, second: 1}}, or name a scale.`
        : 'Give at least one value a weight above 0.'
    return [{ path, message: 'Expected at least one value that can be drawn, got none', hint }]
  }
  const closed = rule.scale === undefined ? closedValues(name) : scales[rule.scale]
  const unknown = closed === undefined ? [] : [...weights.keys()].filter(value => !closed.includes(value))
  const rarest = Math.min(...weights.values()) / total
  return [
    ...unknown.map(value => ({
      path: [...path, value],
      message: `Expected a value of \`${name}\`, got "${value}"`,
      hint: unknownValueHint(name, value, closed ?? []),
    })),
    ...[...weights.keys()]
      .filter(value => isStatedOnly(name, value))
      .map(value => ({
        path: [...path, value],
        message: `Expected values that may be drawn for \`${name}\`, got "${value}", which only a request can ask for`,
        hint: `Remove \`${value}\`: people are adults unless the request says otherwise.`,
      })),
    ...(policy.sampling === 'quota' && rarest < rarestShare
      ? [
          {
            path,
            message: `Expected shares of at least ${rarestShare} under \`sampling: quota\`, got ${rarest.toPrecision(2)}`,
            hint: 'Raise the rarest value, remove it, or write `sampling: iid`.',
          },
        ]
      : []),
    ...(total > maximumTotal
      ? [{ path, message: 'Expected weights with fewer digits', hint: 'Round them to three digits or so.' }]
      : []),
  ]
}

function conditionProblems(
  policy: Policy,
  path: readonly (string | number)[],
  rule: AttributeRule,
  given: string,
  wanted: string | readonly string[],
): readonly PolicyProblem[] {
  if (!(rule.given ?? []).includes(given)) {
    return [
      {
        path,
        message: `Expected an attribute that the rule is \`given\`, got "${given}"`,
        hint: `Write \`given: [${[...(rule.given ?? []), given].join(', ')}]\` beside \`when\`.`,
      },
    ]
  }
  const known = knownValues(policy, given)
  const unknown = (typeof wanted === 'string' ? [wanted] : wanted).filter(value => !known.has(value))
  return unknown.map(value => ({
    path,
    message: `Expected a value of \`${given}\`, got "${value}"`,
    hint: unknownValueHint(given, value, known),
  }))
}
