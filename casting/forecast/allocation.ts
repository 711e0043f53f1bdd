/**
 * `policy show`: who a policy casts, counted.
 *
 * @module
 */
import type { Cast, Plan } from '../../types.ts'
import { openBatch } from '../batch.ts'
import { compilePolicy } from '../compile-policy.ts'
import type { SubjectClass } from '../compiled-policy.ts'
import type { Policy } from '../policy-schema.ts'
import { cellsOf } from './cells.ts'
import { expectedShares, type Shares } from './expected-shares.ts'

/** The set to cast and count. */
export interface AllocationOptions {
  readonly policy: Policy
  readonly subject: SubjectClass
  readonly images: number
  readonly subjectsPerImage: number
  /** Keys every draw; 0 to 2^53 - 1. */
  readonly seed: number
  /** Attributes whose combinations are counted too; undefined: those that the policy balances. */
  readonly groups?: Policy['balance']
}

/** One attribute, or several that are balanced jointly. */
export interface Allocation {
  /** Attributes; several where their combinations are counted. */
  readonly attributes: readonly string[]
  /** Value (of several attributes: joined by ` + `) to the share that is asked for. */
  readonly asked: Shares
  /** Value to number of subjects. */
  readonly counts: Readonly<Record<string, number>>
  /** Subjects counted. */
  readonly n: number
  /** Half the sum of absolute differences between cast and asked shares. */
  readonly totalVariation: number
}

/**
 * Casts so many images of such subjects, nothing stated, and counts them: every attribute, then what `balance` names.
 * Throws EVENCAST_POLICY_INFEASIBLE where constraints cannot be met.
 *
 * @example
 * const [first] = allocate({ policy, subject: { class: 'person' }, images: 60, subjectsPerImage: 1, seed: 1 })
 * first?.totalVariation // 0 for ten tones alike
 */
export function allocate(options: AllocationOptions): readonly Allocation[] {
  const { policy, subject } = options
  const compiled = compilePolicy(policy)
  const casts = castImages(options)
  const single = Object.entries(expectedShares(compiled, subject)).map(([attribute, asked]) =>
    count([attribute], asked, casts),
  )
  const joint = (options.groups ?? compiled.balance).flatMap(attributes => {
    const cells = cellsOf({ policy: compiled, subject, attributes, conditions: undefined })
    if (cells === undefined || !attributes.every(name => cells[0]?.values.has(name))) return []
    const asked = new Map<string, number>()
    for (const { values, share } of cells) {
      const key = keyOf(attributes.map(name => values.get(name) ?? ''))
      if (share > 0) asked.set(key, (asked.get(key) ?? 0) + share)
    }
    return [count(attributes, Object.fromEntries(asked), casts)]
  })
  return [...single, ...joint]
}

/** The same policy with every subject drawn by itself: what quotas are compared with. */
export function independently(policy: Policy): Policy {
  const { balance: _balance, constraints: _constraints, compensate: _compensate, ...rest } = policy
  return { ...rest, sampling: 'iid', scope: rest.scope === 'ledger' ? 'batch' : rest.scope }
}

function castImages({ policy, subject, images, subjectsPerImage, seed }: AllocationOptions): readonly Cast[] {
  const name = (subject.role ?? subject.class).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const plan: Plan = {
    subjects: Array.from({ length: subjectsPerImage }, (_, index) => ({
      id: `${name}-${index + 1}`,
      class: subject.class,
      ...(subject.role === undefined ? {} : { role: subject.role }),
      stated: {},
    })),
    shares: [],
    variety: [],
    relations: [],
  }
  // What a ledger would hold after these requests is what a batch of them holds.
  const batch = openBatch({
    plan,
    policy: policy.scope === 'ledger' ? { ...policy, scope: 'batch' } : policy,
    seed,
    images,
  })
  return Array.from({ length: images }, (_, image) => batch.cast(image).value)
}

function count(attributes: readonly string[], asked: Shares, casts: readonly Cast[]): Allocation {
  const counts = new Map(Object.keys(asked).map(value => [value, 0]))
  let n = 0
  for (const { subjects } of casts) {
    for (const { attributes: values } of subjects) {
      const row = attributes.map(name => values[name]?.value)
      if (!row.every(value => typeof value === 'string')) continue
      const key = keyOf(row)
      counts.set(key, (counts.get(key) ?? 0) + 1)
      n += 1
    }
  }
  const differences = [...counts].map(([value, number]) => Math.abs(number / n - (asked[value] ?? 0)))
  const totalVariation = n === 0 ? 0 : differences.reduce((sum, difference) => sum + difference, 0) / 2
  return { attributes, asked, counts: Object.fromEntries(counts), n, totalVariation }
}

function keyOf(values: readonly string[]): string {
  return values.join(' + ')
}
