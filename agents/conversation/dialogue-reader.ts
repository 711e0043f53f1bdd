/**
 * The seam between what a user says about a picture and the commands it means.
 *
 * @module
 */
import type { Cast, Layout, Plan, Warning } from '../../types.ts'
import type { Command } from './commands.ts'

/** The picture that is talked about. */
export interface ScenePoints {
  readonly plan: Plan
  readonly cast: Cast
  readonly layout: Layout
  /** Ids of those mentioned last, the latest first: what `her` and `it` mean. */
  readonly focus: readonly string[]
}

/** What was made of a turn: commands in the order said, and what could not be taken at its word. */
export interface Understood {
  readonly commands: readonly Command[]
  /** Ids of those mentioned, for the next turn. */
  readonly focus: readonly string[]
  readonly warnings: readonly Warning[]
}

/**
 * Reads one turn. It never samples and never answers by itself: it says what is to be changed, or what is to be told.
 * Where nothing can be made of the words it gives an `ask`, never an error; EVENCAST_ABORTED on a fired signal.
 */
export interface DialogueReader {
  /** `grammar`, or `provider:model`. */
  readonly name: string
  /** @param scene undefined: no picture yet. */
  read(
    said: string,
    scene: ScenePoints | undefined,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Understood>
}
