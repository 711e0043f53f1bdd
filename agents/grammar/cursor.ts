import type { Chunk, NounChunk } from './chunks.ts'

/** A position in the chunks of a request. */
export class Cursor {
  readonly #chunks: readonly Chunk[]
  #index = 0

  constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks
  }

  /** The chunk `offset` ahead; undefined: past an end. */
  peek(offset = 0): Chunk | undefined {
    return this.#chunks[this.#index + offset]
  }

  /** The noun phrase `offset` ahead, if it is one. */
  peekNoun(offset = 0): NounChunk | undefined {
    const chunk = this.peek(offset)
    return chunk?.kind === 'noun' ? chunk : undefined
  }

  skip(count = 1): void {
    this.#index += count
  }

  /** Number of chunks read. */
  get position(): number {
    return this.#index
  }

  get done(): boolean {
    return this.#index >= this.#chunks.length
  }

  /** Whether a preposition comes `offset` ahead, one of those given. */
  preposition(offset: number, ...phrases: readonly string[]): boolean {
    const chunk = this.peek(offset)
    return chunk?.kind === 'preposition' && (phrases.length === 0 || phrases.includes(chunk.phrase))
  }
}
