/**
 * The quota streams of one scope, one for each attribute and rule, so that every stratum meets its own target and
 * attributes stay independent of each other.
 *
 * @module
 */
import type { CastAttribute } from '../types.ts'
import { apportion } from './apportionment.ts'
import { keyedDraws } from './draws.ts'
import type { PhiloxKey } from './philox.ts'
import type { Rule } from './rules.ts'

/** What the subject is cast as so far; undefined: nothing, for this attribute. */
export type Beside = (attribute: string) => CastAttribute | undefined

/** The next value of a rule's stream; every call goes one subject further. */
export type NextInQuota = (attribute: string, rule: Rule, beside: Beside) => string

/** Stratum (attribute and rule) to the number of its draws that were taken. */
export type QuotaPositions = ReadonlyMap<string, number>

/** Streams whose draws are kept as far as they were looked at, so that they can be read from any position. */
export interface QuotaStreams {
  /** Reads on from these positions; several readers do not disturb each other. */
  readonly readFrom: (positions: QuotaPositions) => QuotaReader
}

/** What a cast draws from. */
export interface Quotas {
  readonly next: NextInQuota
  /** Counts a value that was stated; undefined: what is stated leaves the quotas alone. */
  readonly count?: (attribute: string, rule: Rule, value: string, beside: Beside) => void
  /** true: subjects of a saved cast have taken their draws before; otherwise they take their turn again. */
  readonly savedAreSettled?: boolean
}

export interface QuotaReader extends Quotas {
  /** Where a next reader goes on. */
  readonly positions: () => QuotaPositions
}

export function openQuotas(key: PhiloxKey): QuotaStreams {
  const streams = new Map<string, KnownDraws>()
  return streamsAt((stratum, position, attribute, { name, weights }) => {
    const { values, stream } = streams.get(stratum) ?? {
      values: [],
      stream: apportion(weights, keyedDraws(key, ['quota', attribute, name])),
    }
    streams.set(stratum, { values, stream })
    while (values.length <= position) values.push(stream.next().value)
    return values[position] ?? ''
  })
}

interface KnownDraws {
  readonly values: string[]
  readonly stream: Iterator<string, never>
}

/** Streams of which a value is known by its stratum and its place there. */
export function streamsAt(
  valueAt: (stratum: string, position: number, attribute: string, rule: Rule) => string,
): QuotaStreams {
  return {
    readFrom(start) {
      const positions = new Map(start)
      return {
        next(attribute, rule) {
          const stratum = stratumOf(attribute, rule)
          const position = positions.get(stratum) ?? 0
          positions.set(stratum, position + 1)
          return valueAt(stratum, position, attribute, rule)
        },
        positions: () => positions,
      }
    },
  }
}

/** An attribute and the rule it is drawn by, as one key. */
export function stratumOf(attribute: string, rule: Pick<Rule, 'name'>): string {
  return JSON.stringify([attribute, rule.name])
}
