/**
 * What shares a policy asks for, cases and classes taken into account.
 *
 * @module
 */
import {
  type CompiledCase,
  type CompiledPolicy,
  caseFor,
  ruleFor,
  type SubjectClass,
} from '../compiled-policy.ts'
import { probabilities } from '../weights.ts'
import { cellsOf, rulesFor } from './cells.ts'

/** Value to share, 0..1, in the policy's order. */
export type Shares = Readonly<Record<string, number>>

/**
 * The share of every value of every attribute that a subject of this class has, before constraints. Attributes whose
 * conditions combine in too many ways are left out.
 *
 * @example
 * expectedShares(compilePolicy(world), { class: 'person' })['hair_color']
 * // a fifth of the older people's grey, and the adults' own
 */
export function expectedShares(
  policy: CompiledPolicy,
  subject: SubjectClass,
): Readonly<Record<string, Shares>> {
  return Object.fromEntries(
    policy.attributes.flatMap(attribute => {
      if (ruleFor(attribute, subject) === undefined) return []
      const shares = sharesOf(policy, subject, attribute.name)
      return shares === undefined ? [] : [[attribute.name, shares] as const]
    }),
  )
}

function sharesOf(policy: CompiledPolicy, subject: SubjectClass, attribute: string): Shares | undefined {
  const cells = cellsOf({ policy, subject, attributes: [attribute], conditions: undefined })
  if (cells === undefined) return undefined
  const sums = new Map<string, number>()
  for (const { values, share } of cells) {
    const value = values.get(attribute)
    if (value !== undefined && share > 0) sums.set(value, (sums.get(value) ?? 0) + share)
  }
  return Object.fromEntries(
    writtenOrder(policy, subject, attribute).flatMap(value => {
      const share = sums.get(value)
      return share === undefined ? [] : [[value, share] as const]
    }),
  )
}

/** The values of `values` first, then what cases add. */
function writtenOrder(policy: CompiledPolicy, subject: SubjectClass, name: string): readonly string[] {
  const attribute = policy.attributes.find(other => other.name === name)
  const cases = (attribute === undefined ? undefined : ruleFor(attribute, subject))?.cases ?? []
  return [...new Set([...cases].reverse().flatMap(({ weights }) => [...weights.keys()]))]
}

/** Subjects whose values are drawn from one case, and the shares it asks for among them. */
export interface Stratum {
  /** Of all subjects of the class, 0..1. */
  readonly share: number
  readonly shares: readonly number[]
}

/** The strata that quotas of an attribute are counted in: one per case of its rule. */
export function strataOf(
  policy: CompiledPolicy,
  subject: SubjectClass,
  attribute: string,
): readonly Stratum[] {
  const rule = rulesFor(policy, subject, [attribute]).get(attribute)
  const cells = cellsOf({ policy, subject, attributes: [attribute], conditions: undefined }) ?? []
  const strata = new Map<CompiledCase, number>()
  for (const { values, share } of cells) {
    const choice = rule === undefined ? undefined : caseFor(rule, name => values.get(name))
    if (choice !== undefined) strata.set(choice, (strata.get(choice) ?? 0) + share)
  }
  return [...strata].map(([{ weights }, share]) => ({ share, shares: Object.values(probabilities(weights)) }))
}
