/**
 * What the flow is given, and what it gives back.
 *
 * @module
 */
import type { Planner } from './agents/planner.ts'
import type { Auditor } from './audits/index.ts'
import type { Ledger } from './casting/index.ts'
import type { Renderer } from './renderers/renderer.ts'
import type { SavedValues } from './saved.ts'
import type { OnEvent, Picture, Scene, StageName } from './types.ts'

export interface Tools {
  readonly planner: Planner
  /** Called at the first stage that must know the model, so that `plan` and `cast` never touch one. */
  readonly openRenderer: () => Promise<Renderer>
  /** Called only where the picture is measured. */
  readonly openAuditor?: (() => Promise<Auditor>) | undefined
  /** Where draws are recorded across requests; undefined: seed and image alone decide. */
  readonly ledger?: Ledger | undefined
}

export interface ComposeOptions {
  /** Values of an earlier scene; the flow works out only what is missing. */
  readonly saved?: SavedValues | undefined
  /** The last stage to run. */
  readonly until?: StageName | undefined
  /** Redraws that each subject which differs from its cast may have; undefined: the picture is not measured. */
  readonly verify?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: OnEvent | undefined
  /** Milliseconds from any fixed point. */
  readonly now?: () => number
}

export interface Composition {
  readonly scene: Scene
  /** Present once the flow has gone as far as `rendering`. */
  readonly picture?: Picture
}
