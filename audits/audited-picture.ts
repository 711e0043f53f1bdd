/**
 * One picture's audit joined with what its values were drawn from: what sets of pictures are made of.
 *
 * @module
 */
import type { Audit, Cast, CastAttribute } from '../types.ts'
import type { Tally } from './statistics/index.ts'
import type { AttributeVerdict } from './verdict.ts'

/** One attribute: its verdict beside what was cast, and what that was sampled from. */
export interface AuditedAttribute extends AttributeVerdict {
  /** The value that was cast, even where the picture was never told of it; null: exempt. */
  readonly cast: string | null
  /** Where the cast has it from; undefined for what no cast has, such as `presence`. */
  readonly source: CastAttribute['source'] | undefined
  /** What it was sampled from; undefined: it was not sampled. */
  readonly target: Tally | undefined
}

/** One subject with its verdicts. */
export interface AuditedSubject {
  readonly id: string
  readonly attributes: Readonly<Record<string, AuditedAttribute>>
  /** Two attributes' names, the first's value, and the distribution of the second given that value. */
  readonly given: Readonly<Record<string, Readonly<Record<string, Tally>>>>
}

/** One picture with all verdicts, as sets are made of them. */
export interface AuditedPicture {
  /** What a report calls it: a file's name. */
  readonly name: string
  readonly policy: Audit['policy']
  readonly subjects: readonly AuditedSubject[]
}

/** A picture's audit, and the cast and targets it is joined with. */
export interface JoinOptions {
  readonly name: string
  readonly audit: Audit
  readonly cast: Cast
  readonly targets: Readonly<Record<string, Readonly<Record<string, Tally>>>>
  /** Subject to pair (`pairName`) to the first attribute's value to the second's distribution, where the two depend. */
  readonly given?: Readonly<Record<string, AuditedSubject['given']>> | undefined
}

/** The name of a pair of attributes: `presentation × age`. */
export function pairName([first, second]: readonly [string, string]): string {
  return `${first} × ${second}`
}

/** Joins an audit with its cast and its targets. */
export function joinAudit({ name, audit, cast, targets, given }: JoinOptions): AuditedPicture {
  return {
    name,
    policy: audit.policy,
    subjects: audit.subjects.map(({ id, attributes }) => {
      const own = cast.subjects.find(subject => subject.id === id)
      return {
        id,
        given: given?.[id] ?? {},
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([attribute, verdict]) => {
            const asked = own?.attributes[attribute]
            return [
              attribute,
              {
                ...verdict,
                cast: asked?.value ?? null,
                source: asked?.source,
                target: asked?.source === 'sampled' ? targets[id]?.[attribute] : undefined,
              },
            ]
          }),
        ),
      }
    }),
  }
}
