/**
 * Stated variety, met exactly with the fewest changes: "multiracial".
 *
 * @module
 */
import type { CastAttribute, Plan, Warning } from '../types.ts'
import type { Candidates } from './candidates.ts'
import { separableGroup } from './conventions.ts'
import { type DrawBelow, shuffle } from './draws.ts'
import { fillSlot, type Matching } from './matching.ts'
import { drawValue, restrictWeights, totalWeight, type Weights } from './weights.ts'

type Variety = Plan['variety'][number]

export interface VarietyContext {
  /** Every subject's value as drawn so far. */
  readonly drawn: ReadonlyMap<string, CastAttribute>
  /** What a subject may be changed to; undefined: its value stays (stated, kept, exempt, given by a share). */
  readonly changeable: (subject: string) => Candidates | undefined
  readonly below: DrawBelow
}

/**
 * The subjects to change so that at least `distinct` groups appear. Missing groups are tried in a keyed order weighted
 * by the rules; who moves is a keyed shuffle; the value inside the group follows the subject's rule.
 */
export function addVariety(
  variety: Variety,
  { drawn, changeable, below }: VarietyContext,
): { readonly given: ReadonlyMap<string, CastAttribute>; readonly warnings: readonly Warning[] } {
  const { attribute, distinct } = variety
  const members = [...new Set(variety.subjects)]
  const groupOf = (value: string): string => separableGroup(attribute, value)
  const current = new Map(
    members.flatMap(member => {
      const value = drawn.get(member)?.value
      return typeof value === 'string' ? [[member, groupOf(value)] as const] : []
    }),
  )
  const weights = groupWeights(members, changeable, groupOf)
  const present = new Set(current.values())
  const missing = weightedOrder(
    restrictWeights(weights, group => !present.has(group)),
    below,
  )
  const order = shuffle(members, below)
  const mayTake = (member: string, group: string): boolean =>
    current.get(member) === group ||
    [...(changeable(member)?.weights.keys() ?? [])].some(value => groupOf(value) === group)

  let matching = representatives(order, current, member => changeable(member) !== undefined)
  for (const group of missing) {
    if (matching.size >= distinct) break
    matching = fillSlot(group, order, matching, mayTake) ?? matching
  }
  const rule = `variety ${attribute} at least ${distinct} of ${members.length}`
  const given = [...matching].flatMap(([member, group]) => {
    if (current.get(member) === group) return []
    const rest = restrictWeights(changeable(member)?.weights ?? new Map(), value => groupOf(value) === group)
    const value = drawValue(rest, below)
    return value === undefined ? [] : [[member, { value, source: 'share', rule } as const] as const]
  })
  return {
    given: new Map(given),
    warnings: matching.size >= distinct ? [] : [unmetWarning(variety, members.length, matching.size)],
  }
}

/** One subject stands for each group that is there; preferably one that cannot change, so that the others are free. */
function representatives(
  order: readonly string[],
  current: ReadonlyMap<string, string>,
  canChange: (member: string) => boolean,
): Matching<string> {
  const firstThoseThatStay = [...order.filter(member => !canChange(member)), ...order.filter(canChange)]
  const chosen = new Map<string, string>()
  for (const member of firstThoseThatStay) {
    const group = current.get(member)
    if (group !== undefined && !chosen.has(group)) chosen.set(group, member)
  }
  return new Map([...chosen].map(([group, member]) => [member, group]))
}

/** How much the subjects' rules together ask for each group. */
function groupWeights(
  members: readonly string[],
  changeable: (member: string) => Candidates | undefined,
  groupOf: (value: string) => string,
): Weights {
  const sums = new Map<string, number>()
  for (const member of members) {
    const weights = changeable(member)?.weights ?? new Map<string, number>()
    const total = totalWeight(weights)
    for (const [value, weight] of weights) {
      // Millionths are enough here: this order decides which missing group comes first, not how often a value is drawn.
      const share = Math.max(1, Math.round((1e6 * weight) / total))
      sums.set(groupOf(value), (sums.get(groupOf(value)) ?? 0) + share)
    }
  }
  return sums
}

/** All values, each next one drawn by weight from those left. */
function weightedOrder(weights: Weights, below: DrawBelow): readonly string[] {
  const first = drawValue(weights, below)
  if (first === undefined) return []
  return [
    first,
    ...weightedOrder(
      restrictWeights(weights, value => value !== first),
      below,
    ),
  ]
}

function unmetWarning({ attribute, distinct }: Variety, subjects: number, reached: number): Warning {
  return {
    stage: 'cast',
    type: 'dropped',
    feature: attribute,
    details: `${distinct} clearly different values of ${attribute} were asked for; ${subjects} subjects allow ${reached}.`,
  }
}
