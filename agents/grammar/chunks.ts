/**
 * The pieces a request is read as: phrases of nouns, verbs, and the small words between them.
 *
 * @module
 */
import type { CanvasPlace } from './canvas-places.ts'
import type { Count } from './numbers.ts'
import type { Token } from './tokens.ts'

export interface NounChunk {
  readonly kind: 'noun'
  readonly determiner?: string
  readonly count?: Count
  /** Adjectives, nouns, and the commas, `and`, `or` between adjectives. */
  readonly words: readonly Token[]
  /** The whole phrase as the user wrote it. */
  readonly text: string
}

/** How many of a group a share is about. */
export type Amount =
  | { readonly type: 'count'; readonly value: number }
  | { readonly type: 'part' | 'but'; readonly value: number }
  | { readonly type: 'all' | 'none' | 'rest' | 'most' | 'some' | 'other' }

export type Chunk =
  | NounChunk
  | { readonly kind: 'preposition'; readonly phrase: string; readonly text: string }
  | { readonly kind: 'position'; readonly place: CanvasPlace; readonly text: string }
  | { readonly kind: 'verb'; readonly base: string; readonly gerund: string; readonly text: string }
  | { readonly kind: 'share'; readonly amount: Amount; readonly members?: NounChunk; readonly text: string }
  | { readonly kind: 'without'; readonly scope: 'words' | 'nobody'; readonly text: string }
  | {
      readonly kind: 'pronoun' | 'be' | 'relative' | 'and' | 'or' | 'comma' | 'stop' | 'word'
      readonly text: string
    }

export type ChunkKind = Chunk['kind']

/** One chunk read, and how many tokens it takes. */
export interface Step {
  /** undefined: a word that adds nothing. */
  readonly chunk?: Chunk
  readonly length: number
}
