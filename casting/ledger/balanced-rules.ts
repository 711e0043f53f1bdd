/**
 * `balance` across requests: a stream for every combination.
 *
 * @module
 */
import type { CompiledPolicy } from '../compiled-policy.ts'
import type { Beside } from '../quotas.ts'
import type { Rule } from '../rules.ts'

/** The rule as a ledger counts it for a subject who is cast as `beside` so far. */
export type BalancedRule = (attribute: string, rule: Rule, beside: Beside) => Rule

/**
 * One picture has too few people to exchange anything between them, and a ledger has no end. So an attribute that is
 * balanced with others has its own quota under every combination of what they were drawn: a combination is within one of
 * its share of the subjects it could be drawn for, after any number of requests, and every draw stays unbiased. The
 * attribute by itself is then within one for each combination, not within one in all.
 *
 * @example
 * balancedRule(compiled)('age', rule, beside).name // 'attributes.age | presentation feminine'
 */
export function balancedRule({
  balance,
  compensate,
}: Pick<CompiledPolicy, 'balance' | 'compensate'>): BalancedRule {
  return (attribute, rule, beside) => {
    const partners = new Set(
      balance
        .filter(group => group.includes(attribute))
        .flatMap(group => group.filter(name => name !== attribute)),
    )
    const drawn = [...partners].flatMap(name => {
      const cell = beside(name)
      const counts = cell !== undefined && (compensate || cell.source === 'sampled')
      return counts && typeof cell.value === 'string' ? [`${name} ${cell.value}`] : []
    })
    return drawn.length === 0 ? rule : { ...rule, name: `${rule.name} | ${drawn.join(', ')}` }
  }
}
