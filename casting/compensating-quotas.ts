/**
 * Quotas under `compensate: true`: what is stated counts, and draws make up for it.
 *
 * @module
 */
import { drawAgainstDeficit } from './deficit.ts'
import { keyedDraws } from './draws.ts'
import type { PhiloxKey } from './philox.ts'
import type { QuotaReader, QuotaStreams } from './quotas.ts'
import type { Rule } from './rules.ts'

/** Positions are counts here: of every value under every rule. */
export function openCompensatingQuotas(key: PhiloxKey): QuotaStreams {
  return {
    readFrom(start): QuotaReader {
      const counts = new Map(start)
      const nameOf = (attribute: string, { name }: Rule, value: string): string =>
        JSON.stringify([attribute, name, value])
      const count = (attribute: string, rule: Rule, value: string): void => {
        const name = nameOf(attribute, rule, value)
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
      return {
        count,
        next(attribute, rule) {
          const taken = new Map(
            [...rule.weights.keys()].map(value => [value, counts.get(nameOf(attribute, rule, value)) ?? 0]),
          )
          const turn = [...taken.values()].reduce((sum, found) => sum + found, 0)
          const below = keyedDraws(key, ['compensate', attribute, rule.name, turn])
          const value = drawAgainstDeficit(rule.weights, taken, below)
          count(attribute, rule, value)
          return value
        },
        positions: () => counts,
      }
    },
  }
}
