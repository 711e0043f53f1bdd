/**
 * What a demand of a policy says, and where in the policy it stands.
 *
 * @module
 */
import type { CompiledPolicy } from '../compiled-policy.ts'
import { probabilities } from '../weights.ts'
import type { Demand } from './demand-system.ts'

/** Values named before a list is cut short. */
const mostNamed = 6

/** `at least 40 with presentation feminine per 60`, `draws only none, white cane`. */
export function demandWords(policy: CompiledPolicy, demand: Demand): string {
  if (demand.of === 'constraint')
    return policy.constraints.find(({ name }) => name === demand.name)?.text ?? demand.name
  const cases = policy.attributes.flatMap(({ rules }) => rules.flatMap(rule => rule.cases))
  const choice = cases.find(({ name }) => name === demand.name.replace('shares of ', 'attributes.'))
  const values = [...(choice?.weights.keys() ?? [])]
  const named = values.slice(0, mostNamed).join(', ')
  const told = values.length > mostNamed ? `${named} and ${values.length - mostNamed} more` : named
  if (demand.of === 'shares') {
    const weights = choice?.weights ?? new Map()
    const shares = Object.entries(probabilities(weights)).slice(0, mostNamed)
    return `shares: ${shares.map(([value, share]) => `${value} ${Math.round(share * 1000) / 10} %`).join(', ')}`
  }
  const when = (choice?.conditions ?? []).map(
    ({ attribute, values: given }) => `${attribute} ${given.join(' or ')}`,
  )
  const rule = policy.attributes.flatMap(({ rules }) => rules).find(({ name }) => name === demand.name)
  const otherwise = (rule?.cases.length ?? 1) > 1 ? ' where no case holds' : ''
  return `draws only ${told}${when.length === 0 ? otherwise : ` where ${when.join(' and ')}`}`
}

/** The path of a demand in the policy: `classes.person/nurse.age.when[0]` → classes, person/nurse, age, when, 0. */
export function demandPath({ name, of }: Demand): readonly (string | number)[] {
  const constraint = /^constraints\[(\d+)\]$/.exec(name)
  if (constraint !== null) return ['constraints', Number(constraint[1])]
  if (of === 'shares') return ['attributes', name.slice('shares of '.length)]
  const rule = /^(?:attributes|classes\.(.+))\.([a-z][a-z0-9_]*?)(?:\.when\[(\d+)\])?$/.exec(name)
  if (rule === null) return []
  const [, key, attribute = '', index] = rule
  return [
    ...(key === undefined ? ['attributes'] : ['classes', key]),
    attribute,
    ...(index === undefined ? [] : ['when', Number(index)]),
  ]
}
