/**
 * Stated proportions, met exactly: "half of them women".
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { CastAttribute, Plan, Warning } from '../types.ts'
import { type DrawBelow, shuffle } from './draws.ts'
import { fillSlot, type Matching } from './matching.ts'

type Share = Plan['shares'][number]

/** One place of a share: the n-th subject with this value. */
interface Place {
  readonly value: string
}

export interface ShareContext {
  /** Subjects whose attribute is settled: stated, kept, or given by an earlier share. */
  readonly settled: ReadonlyMap<string, CastAttribute>
  /** Subjects kept from a saved cast. */
  readonly kept: ReadonlySet<string>
  /** May this subject take this value? */
  readonly mayTake: (subject: string, value: string) => boolean
  readonly below: DrawBelow
}

/**
 * Who gets which value of a share: settled subjects count first, the rest of the places goes to a keyed shuffle of
 * the others. A contradiction (three stated men, "half of them women") is EVENCAST_PLAN_INVALID; where it comes from
 * a saved cast, it is a warning and as many places as possible are filled.
 */
export function assignShare(
  share: Share,
  { settled, kept, mayTake, below }: ShareContext,
): { readonly given: ReadonlyMap<string, CastAttribute>; readonly warnings: readonly Warning[] } {
  const members = [...new Set(share.subjects)]
  const counts = Object.entries(share.values).map(([value, count]) => {
    const already = members.filter(member => settled.get(member)?.value === value).length
    return { value, missing: count - already }
  })
  const places = counts.flatMap(({ value, missing }) =>
    Array.from({ length: Math.max(0, missing) }, (): Place => ({ value })),
  )
  const order = shuffle(
    members.filter(member => !settled.has(member)),
    below,
  )
  const allowed = (member: string, place: Place): boolean => mayTake(member, place.value)
  let matching: Matching<Place> = new Map()
  let unfilled = 0
  for (const place of places) {
    const filled = fillSlot(place, order, matching, allowed)
    if (filled === undefined) unfilled += 1
    else matching = filled
  }
  const met = unfilled === 0 && counts.every(({ missing }) => missing >= 0)
  if (!met && !members.some(member => kept.has(member))) throw contradiction(share)
  const rule = `share ${share.attribute} ${told(share)}`
  return {
    given: new Map([...matching].map(([member, { value }]) => [member, { value, source: 'share', rule }])),
    warnings: met ? [] : [unmetWarning(share)],
  }
}

function told({ values, subjects }: Share): string {
  const counts = Object.entries(values).map(([value, count]) => `${count} ${value}`)
  return `${counts.join(', ')} of ${subjects.length}`
}

function contradiction(share: Share): EvencastError {
  return new EvencastError(
    'EVENCAST_PLAN_INVALID',
    `Expected subjects that can be ${told(share)} by ${share.attribute}, got others that the request states`,
    { hint: `Say either the proportion or each subject's ${share.attribute}, so that both can be true.` },
  )
}

function unmetWarning(share: Share): Warning {
  return {
    stage: 'cast',
    type: 'dropped',
    feature: share.attribute,
    details: `${told(share)} does not fit the saved cast, which is kept as it is.`,
  }
}
