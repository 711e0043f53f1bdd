/**
 * The quota streams of one scope, one for each attribute and rule, so that every stratum meets its own target and
 * attributes stay independent of each other.
 *
 * @module
 */
import { apportion } from './apportionment.ts'
import { keyedDraws } from './draws.ts'
import type { PhiloxKey } from './philox.ts'
import type { Rule } from './rules.ts'

/** The next value of a rule's stream; every call goes one subject further. */
export type NextInQuota = (attribute: string, rule: Rule) => string

export function openQuotas(key: PhiloxKey): NextInQuota {
  const streams = new Map<string, Iterator<string, never>>()
  return (attribute, { name, weights }) => {
    const stratum = JSON.stringify([attribute, name])
    const stream = streams.get(stratum) ?? apportion(weights, keyedDraws(key, ['quota', attribute, name]))
    streams.set(stratum, stream)
    return stream.next().value
  }
}
