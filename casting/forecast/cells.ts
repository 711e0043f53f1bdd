/**
 * The combinations of values that a subject can have, with their shares, as far as some attributes matter.
 *
 * @module
 */
import {
  type CompiledAttribute,
  type CompiledPolicy,
  type CompiledRule,
  type Condition,
  caseFor,
  ruleFor,
  type SubjectClass,
} from '../compiled-policy.ts'
import { totalWeight } from '../weights.ts'

/** One combination. Values that nothing tells apart stand under the first of them. */
export interface Cell {
  /** Attribute to value. */
  readonly values: ReadonlyMap<string, string>
  /** Its share under the rules alone, 0..1. */
  readonly share: number
  /** Cases that never draw one of its values; the cell is possible without them alone. */
  readonly forbiddenBy: readonly string[]
}

export interface CellsOptions {
  readonly policy: CompiledPolicy
  readonly subject: SubjectClass
  /** The attributes that matter; those they are given come along. */
  readonly attributes: readonly string[]
  /** What tells values apart, beside the rules' own cases; undefined: every value is its own. */
  readonly conditions: readonly Condition[] | undefined
}

/** Combinations beyond which nothing is worked out. */
export const mostCells = 20_000

/** The cells; undefined where there are more than `mostCells`. Attributes that the subject has not are left out. */
export function cellsOf({
  policy,
  subject,
  attributes,
  conditions,
}: CellsOptions): readonly Cell[] | undefined {
  const rules = rulesFor(policy, subject, attributes)
  const caseConditions = [...rules.values()].flatMap(rule => rule.cases.flatMap(choice => choice.conditions))
  let cells: readonly Cell[] = [{ values: new Map(), share: 1, forbiddenBy: [] }]
  for (const [attribute, rule] of rules) {
    const telling = [...caseConditions, ...(conditions ?? [])].filter(
      condition => condition.attribute === attribute,
    )
    const apart = conditions === undefined && attributes.includes(attribute)
    const groups = groupsOf(rule, telling, apart)
    if (cells.length * groups.length > mostCells) return undefined
    cells = cells.flatMap(cell => withAttribute(cell, attribute, rule, groups))
  }
  return cells
}

/** Does the cell meet all conditions? */
export function meets(cell: Cell, conditions: readonly Condition[]): boolean {
  return conditions.every(({ attribute, values }) => values.includes(cell.values.get(attribute) ?? ''))
}

/** The rules of these attributes and of those they are given, in the order of their draws. */
export function rulesFor(
  policy: CompiledPolicy,
  subject: SubjectClass,
  attributes: readonly string[],
): ReadonlyMap<string, CompiledRule> {
  const wanted = new Set(attributes)
  const rules = [...policy.attributes].reverse().flatMap((attribute: CompiledAttribute) => {
    const rule = wanted.has(attribute.name) ? ruleFor(attribute, subject) : undefined
    if (rule === undefined) return []
    for (const choice of rule.cases)
      for (const condition of choice.conditions) wanted.add(condition.attribute)
    return [[attribute.name, rule] as const]
  })
  return new Map(rules.reverse())
}

/** The first value of a group, and all of them. */
type Group = readonly [string, readonly string[]]

function groupsOf(rule: CompiledRule, telling: readonly Condition[], apart: boolean): readonly Group[] {
  const values = new Set([
    ...rule.cases.flatMap(({ weights }) => [...weights.keys()]),
    ...telling.flatMap(condition => condition.values),
  ])
  const groups = new Map<string, string[]>()
  for (const value of values) {
    const key = apart ? value : telling.map(condition => Number(condition.values.includes(value))).join('')
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return [...groups.values()].map(group => [group[0] ?? '', group])
}

function withAttribute(
  cell: Cell,
  attribute: string,
  rule: CompiledRule,
  groups: readonly Group[],
): readonly Cell[] {
  const choice = caseFor(rule, name => cell.values.get(name))
  if (choice === undefined) return [cell]
  const total = totalWeight(choice.weights)
  return groups.map(([name, group]) => {
    const weight = group.reduce((sum, value) => sum + (choice.weights.get(value) ?? 0), 0)
    return {
      values: new Map([...cell.values, [attribute, name]]),
      share: (cell.share * weight) / total,
      forbiddenBy: weight === 0 ? [...cell.forbiddenBy, choice.name] : cell.forbiddenBy,
    }
  })
}
