/**
 * Quotas that go on from where a ledger stands.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import { apportion } from '../apportionment.ts'
import { drawAgainstDeficit } from '../deficit.ts'
import { drawKey, keyedDraws } from '../draws.ts'
import type { Beside, Quotas } from '../quotas.ts'
import type { Rule } from '../rules.ts'
import { totalWeight } from '../weights.ts'
import type { BalancedRule } from './balanced-rules.ts'
import type { LedgerChain } from './chain.ts'
import type { LedgerEntry } from './record.ts'

export interface LedgerQuotas extends Quotas {
  /** What was taken so far. */
  readonly taken: () => Pick<LedgerEntry, 'draws' | 'counted'>
}

export interface LedgerDrawOptions {
  readonly chain: LedgerChain
  readonly policy: LedgerEntry['policy']
  /** Of the ledger: keys its streams. */
  readonly seed: number
  readonly compensate: boolean
  /** The rule as it is counted for a subject, by what it is balanced with. */
  readonly ruleFor: BalancedRule
}

/**
 * The next places of every rule's stream that nobody has taken; under `compensate`, draws against the ledger's
 * deficit. Nothing is recorded yet.
 */
export function ledgerQuotas({ chain, policy, seed, compensate, ruleFor }: LedgerDrawOptions): LedgerQuotas {
  const draws: LedgerEntry['draws'] = []
  const counted: LedgerEntry['counted'] = []
  const key = drawKey({ seed, policy, scope: 'batch' })
  const own = (attribute: string, { name }: Rule) =>
    [...draws, ...counted].filter(([of, rule]) => of === attribute && rule === name)
  const countsOf = (attribute: string, rule: Rule): ReadonlyMap<string, number> => {
    const counts = new Map(chain.counts(policy, attribute, rule.name))
    for (const [, , value] of own(attribute, rule)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return new Map([...counts].filter(([value]) => rule.weights.has(value)))
  }
  const next: Quotas['next'] = (attribute, written, beside) => {
    const [only] = written.weights.keys()
    if (written.weights.size === 1 && only !== undefined) return only
    const rule = ruleFor(attribute, written, beside)
    const place =
      chain.nextPlace(policy, attribute, rule.name) +
      draws.filter(([of, name]) => of === attribute && name === rule.name).length
    const value = compensate
      ? drawAgainstDeficit(
          rule.weights,
          countsOf(attribute, rule),
          keyedDraws(key, ['ledger', attribute, rule.name, place]),
        )
      : streamValue(seed, policy, attribute, rule, place)
    draws.push([attribute, rule.name, value, place])
    return value
  }
  return {
    next,
    ...(compensate
      ? {
          count: (attribute: string, rule: Rule, value: string, beside: Beside) =>
            void counted.push([attribute, ruleFor(attribute, rule, beside).name, value]),
        }
      : {}),
    savedAreSettled: true,
    taken: () => ({ draws, counted }),
  }
}

/** The same draws as recorded. Throws EVENCAST_LEDGER_FAILED where the policy now asks for others. */
export function recordedQuotas(entry: LedgerEntry, ruleFor: BalancedRule): Quotas {
  const rest = [...entry.draws]
  return {
    savedAreSettled: true,
    next(attribute, written, beside) {
      const [only] = written.weights.keys()
      if (written.weights.size === 1 && only !== undefined) return only
      const rule = ruleFor(attribute, written, beside)
      const index = rest.findIndex(([of, name]) => of === attribute && name === rule.name)
      const [found] = index < 0 ? [] : rest.splice(index, 1)
      if (found !== undefined) return found[2]
      throw new EvencastError(
        'EVENCAST_LEDGER_FAILED',
        `Expected the draws of ${entry.id} to fit the policy, got none for ${attribute} (${rule.name})`,
        { hint: 'Give a changed policy another `version`.' },
      )
    },
  }
}

/**
 * A place of an endless stream. After as many draws as the weights sum to, every count is exact and a new stream
 * begins, so that any place is found without going through all before it.
 */
function streamValue(
  seed: number,
  policy: LedgerEntry['policy'],
  attribute: string,
  { name, weights }: Rule,
  place: number,
): string {
  const unit = totalWeight(weights)
  const period = Math.floor(place / unit)
  const id = JSON.stringify([seed, policy.id, policy.version, attribute, name, period, ...weights])
  const found = recent.get(id) ?? {
    values: [],
    stream: apportion(
      weights,
      keyedDraws(drawKey({ seed, policy, scope: 'batch' }), ['ledger', attribute, name, period]),
    ),
  }
  recent.delete(id)
  recent.set(id, found)
  const [oldest] = recent.keys()
  if (recent.size > keptStreams && oldest !== undefined) recent.delete(oldest)
  while (found.values.length <= place % unit) found.values.push(found.stream.next().value)
  return found.values[place % unit] ?? ''
}

/** Streams that were read lately; forgetting one costs time and changes nothing. */
const recent = new Map<string, { readonly values: string[]; readonly stream: Iterator<string, never> }>()
const keptStreams = 512
