/**
 * A subject as a noun phrase describes it, before it has an id.
 *
 * @module
 */
import type { PlanSubject, StatedValue } from '../../types.ts'
import type { Variety } from './variety-words.ts'

export type Stated = Readonly<Record<string, StatedValue>>

export interface Ambiguity {
  readonly feature: string
  readonly details: string
}

export interface Sketch {
  readonly kind: 'person' | 'animal' | 'thing'
  /** What its id begins with. */
  readonly stem: string
  readonly class: string
  readonly role?: string | undefined
  readonly name?: string | undefined
  readonly action?: string | undefined
  readonly stated: Stated
  readonly details: readonly string[]
  readonly exempt?: PlanSubject['exempt']
}

/** What modifiers say of a noun. */
export interface Qualities {
  readonly stated: Stated
  readonly details: readonly string[]
  readonly variety: readonly Variety[]
  readonly action?: string | undefined
  readonly exempt?: PlanSubject['exempt']
  readonly ambiguous: readonly Ambiguity[]
}

/** A noun phrase read: one sketch a subject. */
export interface NounReading {
  readonly members: readonly Sketch[]
  readonly variety: readonly Variety[]
  readonly ambiguous: readonly Ambiguity[]
  /** The noun said, singular: what a later `the ...` refers to. */
  readonly lemma: string
  /** A plain word for people such as `women`: what a share can say of a group. */
  readonly plainPerson: boolean
  /** No noun at all, only adjectives: what a predicate says. */
  readonly adjectiveOnly: boolean
  readonly qualities: Qualities
  /** The number is a guess: a bare plural, or a group with no number. */
  readonly guessed?: boolean
}
