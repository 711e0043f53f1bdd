/**
 * Casting a known number of subjects at once, for data sets: columns of codes instead of pictures.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import { compilePolicy } from '../compile-policy.ts'
import type { SubjectClass } from '../compiled-policy.ts'
import { drawKey } from '../draws.ts'
import type { Policy } from '../policy-schema.ts'
import { noValue, type PopulationColumn, populationColumns } from './population-columns.ts'
import { type NextPlace, stratumDraws } from './stratum-draws.ts'

/** How many subjects to cast, of what, by which policy. */
export interface PopulationOptions {
  readonly policy: Policy
  /** Keys every draw; 0 to 2^53 - 1. */
  readonly seed: number
  /** How many, up to 2^31. */
  readonly subjects: number
  /** What they are, over and over in this order; undefined: people. */
  readonly slots?: readonly SubjectClass[]
}

/** Subjects `first` to `first + length - 1`. The arrays are filled anew for every chunk. */
export interface PopulationChunk {
  readonly first: number
  readonly length: number
  /** Attribute to every subject's code, its place in `values`; `noValue` where it is none of the subject's. */
  readonly codes: ReadonlyMap<string, Uint16Array>
}

/** Subjects in columns, chunk by chunk. */
export interface Population {
  /** Attribute to its values by their codes. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly chunks: () => Generator<PopulationChunk, void>
}

const chunkLength = 8_192

/**
 * Casts a population. Under `quota` every rule's counts are within one of their targets over the whole, and each
 * subject is unbiased; memory does not grow with the number of subjects. How many subjects a conditional rule has is
 * counted beforehand, by going through the attributes it looks at.
 *
 * The draws are keyed by the seed and the policy like those of pictures, and are others: a picture's quota holds at
 * every number of subjects, a population's at its own.
 *
 * Throws EVENCAST_POLICY_INVALID for policies with `balance` or `constraints`, which need blocks of pictures.
 *
 * @example
 * const { values, chunks } = castPopulation({ policy, seed: 42, subjects: 1_000_000 })
 * for (const { codes, length } of chunks()) count(codes.get('age'), length)
 */
export function castPopulation(options: PopulationOptions): Population {
  const { policy, seed, subjects, slots = [{ class: 'person' }] } = options
  assertPlain(policy)
  const columns = populationColumns(compilePolicy(policy), slots)
  const key = drawKey({ seed, policy, scope: 'batch' })
  const { sampling } = policy
  const sizes = columns.map(({ strata }) => new Float64Array(strata.length))
  const openDraws = (column: PopulationColumn, index: number): readonly NextPlace[] =>
    column.strata.map(({ name: rule, weights }, stratum) => {
      const size = sizes[index]?.[stratum] ?? 0
      if (size === 0) return () => 0
      return stratumDraws({ sampling, key, attribute: column.attribute, rule, weights, subjects: size })
    })

  // Depth by depth: strata of a depth are known in number once all attributes above are drawn.
  const depths = Math.max(0, ...columns.map(({ depth }) => depth))
  for (let depth = 0; depth <= depths; depth += 1) {
    const needed = columns.map(
      column => column.depth === depth || (column.depth < depth && column.isLookedAt),
    )
    const rows = rowDrawer(columns, columns.map(openDraws), slots.length)
    for (let subject = 0; subject < subjects; subject += 1) {
      rows.draw(subject, needed, depth, (index, stratum) => {
        const counts = sizes[index]
        if (counts !== undefined) counts[stratum] = (counts[stratum] ?? 0) + 1
      })
    }
  }

  const all = columns.map(() => true)
  return {
    values: new Map(columns.map(({ attribute, values }) => [attribute, values])),
    *chunks() {
      const rows = rowDrawer(columns, columns.map(openDraws), slots.length)
      const codes = columns.map(() => new Uint16Array(chunkLength))
      const named = new Map(
        columns.map(({ attribute }, index) => [attribute, codes[index] ?? new Uint16Array()]),
      )
      for (let first = 0; first < subjects; first += chunkLength) {
        const length = Math.min(chunkLength, subjects - first)
        for (let place = 0; place < length; place += 1) {
          rows.draw(first + place, all, depths + 1)
          for (let index = 0; index < codes.length; index += 1) {
            const column = codes[index]
            if (column !== undefined) column[place] = rows.codes[index] ?? noValue
          }
        }
        yield { first, length, codes: named }
      }
    },
  }
}

interface RowDrawer {
  /** The current subject's codes. */
  readonly codes: Uint16Array
  /** Draws the needed columns above `depth`, and only tells the stratum of those at it. */
  readonly draw: (
    subject: number,
    needed: readonly boolean[],
    depth: number,
    tell?: (index: number, stratum: number) => void,
  ) => void
}

function rowDrawer(
  columns: readonly PopulationColumn[],
  draws: readonly (readonly NextPlace[])[],
  slots: number,
): RowDrawer {
  const codes = new Uint16Array(columns.length)
  return {
    codes,
    draw(subject, needed, depth, tell) {
      const slot = subject % slots
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index]
        if (column === undefined || !needed[index]) continue
        const stratum = column.stratumOf(slot, codes)
        if (column.depth === depth) {
          if (stratum >= 0) tell?.(index, stratum)
          continue
        }
        const place = stratum < 0 ? noValue : (draws[index]?.[stratum]?.() ?? noValue)
        codes[index] = stratum < 0 ? noValue : (column.codesOf[stratum]?.[place] ?? noValue)
      }
    },
  }
}

function assertPlain(policy: Policy): void {
  const unkept = (['balance', 'constraints'] as const).find(name => (policy[name]?.length ?? 0) > 0)
  if (unkept === undefined) return
  throw new EvencastError(
    'EVENCAST_POLICY_INVALID',
    `Expected a policy without \`${unkept}\` for a population, got one with it`,
    { hint: 'Cast pictures, whose blocks of 240 subjects keep it, or remove it from the policy.' },
  )
}
