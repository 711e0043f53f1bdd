/**
 * Progress of the flow.
 *
 * @module
 */

/** What happens, as it happens. `step-end` comes once per denoising step, with the step counted from 1; seconds are wall-clock. */
export type FlowEvent =
  | { readonly type: 'stage-start'; readonly stage: StageName }
  | { readonly type: 'stage-end'; readonly stage: StageName; readonly seconds: number }
  | { readonly type: 'model-load'; readonly part: string }
  | { readonly type: 'step-end'; readonly step: number; readonly steps: number }

/** The stages that report their start and end, in their order. */
export type StageName = 'plan' | 'cast' | 'layout' | 'script' | 'rendering' | 'verification' | 'audit'

/** Hears of progress; what it throws ends the flow. */
export type OnEvent = (event: FlowEvent) => void
