/**
 * Policy → compiled policy.
 *
 * @module
 */
import type {
  CompiledAttribute,
  CompiledCase,
  CompiledConstraint,
  CompiledPolicy,
  CompiledRule,
  Condition,
  ConstraintUnit,
  SubjectClass,
} from './compiled-policy.ts'
import { constraintKinds } from './policy-demand-schema.ts'
import type { AttributeRule, Policy, PolicyConstraint } from './policy-schema.ts'
import { dependencyOrder, ownEntry, weightsOf } from './rules.ts'

/**
 * Compiles a checked policy (of `parsePolicy` or `policyFromDocument`).
 *
 * @example
 * const compiled = compilePolicy(parsePolicy(text, 'team.yaml'))
 * compiled.constraints[0]?.text // 'at least 1 with mobility_aid wheelchair per 60'
 */
export function compilePolicy(policy: Policy): CompiledPolicy {
  return {
    id: policy.id,
    version: policy.version,
    sampling: policy.sampling,
    scope: policy.scope,
    compensate: policy.compensate ?? false,
    exempt: policy.exempt.map(exemption =>
      typeof exemption === 'string' ? { reason: exemption, attributes: undefined } : exemption,
    ),
    attributes: (dependencyOrder(policy) ?? []).map(name => compileAttribute(policy, name)),
    balance: policy.balance ?? [],
    constraints: (policy.constraints ?? []).map(compileConstraint),
  }
}

/** `person/nurse` → class and role. */
function subjectClass(key: string): SubjectClass {
  const [name = '', role] = key.split('/')
  return role === undefined ? { class: name } : { class: name, role }
}

function compileAttribute(policy: Policy, name: string): CompiledAttribute {
  const base = ownEntry(policy.attributes, name)
  const overrides = Object.entries(policy.classes ?? {}).flatMap(([key, rules]) => {
    const rule = ownEntry(rules, name)
    if (rule === undefined) return []
    const complete =
      rule.scale === undefined && base?.scale !== undefined ? { ...rule, scale: base.scale } : rule
    return [compileRule(`classes.${key}.${name}`, name, [key], complete)]
  })
  const own =
    base === undefined ? [] : [compileRule(`attributes.${name}`, name, base.applies_to ?? ['person'], base)]
  const rules = [...overrides.filter(namesRole), ...overrides.filter(rule => !namesRole(rule)), ...own]
  const looked = rules.flatMap(({ cases }) => cases.flatMap(({ conditions }) => conditions))
  return { name, given: [...new Set(looked.map(({ attribute }) => attribute))], rules }
}

function namesRole(rule: CompiledRule): boolean {
  return rule.classes.some(({ role }) => role !== undefined)
}

function compileRule(
  name: string,
  attribute: string,
  classes: readonly string[],
  rule: AttributeRule,
): CompiledRule {
  const cases = (rule.when ?? []).map(
    ({ if: where, values }, index): CompiledCase => ({
      name: `${name}.when[${index}]`,
      conditions: conditionsOf(where),
      weights: weightsOf(attribute, rule, values),
    }),
  )
  const otherwise: CompiledCase = { name, conditions: [], weights: weightsOf(attribute, rule, rule.values) }
  return { name, classes: classes.map(subjectClass), cases: [...cases, otherwise] }
}

function compileConstraint(constraint: PolicyConstraint, index: number): CompiledConstraint {
  const kind = constraintKinds.find(word => constraint[word] !== undefined) ?? 'never'
  const count = kind === 'never' ? 0 : (constraint[kind] ?? 0)
  const where = conditionsOf((kind === 'never' ? constraint.never : constraint.where) ?? {})
  const per = unitOf(constraint.per)
  const subjects = constraint.class === undefined ? undefined : subjectClass(constraint.class)
  return {
    name: `constraints[${index}]`,
    text: textOf(constraint, kind, where),
    kind,
    count,
    where,
    per,
    subjects,
  }
}

function conditionsOf(where: Readonly<Record<string, string | readonly string[]>>): readonly Condition[] {
  return Object.entries(where).map(([attribute, wanted]) => ({
    attribute,
    values: typeof wanted === 'string' ? [wanted] : wanted,
  }))
}

function unitOf(per: PolicyConstraint['per']): ConstraintUnit {
  if (per === undefined) return { of: 'scope' }
  return per === 'image' ? { of: 'image' } : { of: 'subjects', size: per }
}

function textOf(
  constraint: PolicyConstraint,
  kind: CompiledConstraint['kind'],
  where: readonly Condition[],
): string {
  const told = where.map(({ attribute, values }) => `${attribute} ${values.join(' or ')}`).join(' and ')
  const among = constraint.class === undefined ? '' : ` of class ${constraint.class}`
  if (kind === 'never') return `never ${told}${among}`
  const per = constraint.per === undefined ? '' : ` per ${constraint.per}`
  return `${kind.replace('_', ' ')} ${constraint[kind]} with ${told}${among}${per}`
}
