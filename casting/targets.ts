/**
 * What a cast's draws were drawn from, for the audit.
 *
 * @module
 */
import type { Cast, Plan } from '../types.ts'
import { candidatesFor } from './candidates.ts'
import type { Policy } from './policy-schema.ts'
import { probabilities } from './weights.ts'

/** Subject to attribute to value to probability, 0..1; only what was sampled. */
export type CastingTargets = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>
>

/** The distribution behind every sampled value of a cast, conditions and stated lists taken into account. */
export function castingTargets(options: {
  readonly plan: Plan
  readonly cast: Cast
  readonly policy: Policy
}): CastingTargets {
  const { plan, cast, policy } = options
  const planned = new Map(plan.subjects.map(subject => [subject.id, subject]))
  return Object.fromEntries(
    cast.subjects.flatMap(({ id, attributes }) => {
      const subject = planned.get(id)
      if (subject === undefined) return []
      const values = new Map(Object.entries(attributes))
      const valueFor = (attribute: string): string | null | undefined => values.get(attribute)?.value
      const targets = [...values]
        .filter(([, { source }]) => source === 'sampled')
        .flatMap(([attribute]) => {
          const drawnFrom = candidatesFor(policy, plan, subject, attribute, valueFor)
          return drawnFrom === undefined ? [] : [[attribute, probabilities(drawnFrom.weights)] as const]
        })
      return [[id, Object.fromEntries(targets)]]
    }),
  )
}
