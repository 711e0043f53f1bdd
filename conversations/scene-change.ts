/**
 * What one command makes of a scene: the new values, and what of the picture they touch.
 *
 * @module
 */
import type { Policy } from '../casting/index.ts'
import type { Capabilities, Cast, Layout, Plan, Request, Warning } from '../types.ts'

/** A scene without its words and pixels. */
export interface SceneValues {
  readonly plan: Plan
  readonly cast: Cast
  readonly layout: Layout
}

export interface SceneChange extends SceneValues {
  /** Ids to draw anew: changed, come, moved, or gone. */
  readonly touched: readonly string[]
  /** Ids whose noise is another one too. */
  readonly reseeded: readonly string[]
  /** The scene around the subjects is drawn anew. */
  readonly background: boolean
  /** Everything is drawn anew, everybody with the noise they had. */
  readonly whole: boolean
  /** What was done, as sentences. */
  readonly told: readonly string[]
  readonly warnings: readonly Warning[]
}

/** What a change is made with. */
export interface ChangeContext {
  readonly request: Request
  readonly policy: Policy
  readonly capabilities: Capabilities
  /** Ids that recasting leaves alone. */
  readonly kept: readonly string[]
  /** Number of the turn, from 1: another draw each time. */
  readonly turn: number
}

/** No change at all. */
export function unchanged(values: SceneValues): SceneChange {
  return {
    ...values,
    touched: [],
    reseeded: [],
    background: false,
    whole: false,
    told: [],
    warnings: [],
  }
}

/** Both changes, one after the other. */
export function joined(earlier: SceneChange, later: SceneChange): SceneChange {
  return {
    ...later,
    touched: [...new Set([...earlier.touched, ...later.touched])],
    reseeded: [...new Set([...earlier.reseeded, ...later.reseeded])],
    background: earlier.background || later.background,
    whole: earlier.whole || later.whole,
    told: [...earlier.told, ...later.told],
    warnings: [...earlier.warnings, ...later.warnings],
  }
}

export function isChanged({ touched, background, whole }: SceneChange): boolean {
  return touched.length > 0 || background || whole
}
