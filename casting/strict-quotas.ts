/**
 * `sampling: strict`: the largest remainder method (Hamilton 1792, Hare and Niemeyer). For a known number of subjects
 * the counts are the same for every seed and as near to their targets as whole subjects can be; only who has what is
 * drawn. Biased where there are few: a share below half a subject is never drawn.
 *
 * @module
 */
import { keyedDraws, shuffle } from './draws.ts'
import type { PhiloxKey } from './philox.ts'
import { type NextInQuota, type QuotaStreams, stratumOf, streamsAt } from './quotas.ts'
import type { Rule } from './rules.ts'
import { totalWeight, type Weights } from './weights.ts'

/** Rules that look at attributes that look at attributes; further ones settle in as many passes. */
const mostPasses = 12

/**
 * Value to count: the whole part of its target, and one more for the largest remainders; ties go to the value that
 * the policy names first.
 *
 * @example
 * largestRemainder(exactWeights({ adult: 3, older: 1 }), 6) // adult 5, older 1
 */
export function largestRemainder(weights: Weights, subjects: number): ReadonlyMap<string, number> {
  const unit = totalWeight(weights)
  const parts = [...weights].map(([value, weight]) => ({
    value,
    whole: Math.floor((subjects * weight) / unit),
    rest: (subjects * weight) % unit,
  }))
  const missing = subjects - parts.reduce((sum, { whole }) => sum + whole, 0)
  const raised = [...parts].sort((left, right) => right.rest - left.rest).slice(0, missing)
  return new Map(parts.map(part => [part.value, part.whole + (raised.includes(part) ? 1 : 0)]))
}

/**
 * The quotas of a scope that is cast as a whole by `castAll`. How many subjects a rule has is only known once the
 * attributes it looks at are cast, so that the scope is gone through until no rule's number changes.
 */
export function openStrictQuotas(key: PhiloxKey, castAll: (next: NextInQuota) => void): QuotaStreams {
  let lists: ReadonlyMap<string, readonly string[]> = new Map()
  const streams = streamsAt(
    (stratum, position, _, { weights }) => lists.get(stratum)?.[position] ?? [...weights.keys()][0] ?? '',
  )
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const asked = new Map<string, Asked>()
    const reader = streams.readFrom(new Map())
    castAll((attribute, rule, beside) => {
      const stratum = stratumOf(attribute, rule)
      const subjects = (asked.get(stratum)?.subjects ?? 0) + 1
      asked.set(stratum, { attribute, rule, subjects })
      return reader.next(attribute, rule, beside)
    })
    const settled = [...asked].every(([stratum, { subjects }]) => lists.get(stratum)?.length === subjects)
    if (settled) break
    lists = new Map([...asked].map(([stratum, ask]) => [stratum, allocated(key, ask)]))
  }
  return streams
}

/** How many subjects a rule was asked for. */
interface Asked {
  readonly attribute: string
  readonly rule: Rule
  readonly subjects: number
}

function allocated(key: PhiloxKey, { attribute, rule, subjects }: Asked): readonly string[] {
  const counts = largestRemainder(rule.weights, subjects)
  const values = [...counts].flatMap(([value, count]) => new Array<string>(count).fill(value))
  return shuffle(values, keyedDraws(key, ['strict', attribute, rule.name]))
}
