/**
 * The seam between a request's words and its plan.
 *
 * @module
 */
import type { Plan, Staged } from '../types.ts'

/** What planning listens to. */
export interface PlanOptions {
  readonly signal?: AbortSignal | undefined
}

/**
 * Turns a request into a plan. A planner never samples: a value that nobody stated is not in the plan.
 * It fails with EVENCAST_PLAN_EMPTY where the text asks for no picture, and with EVENCAST_ABORTED on a fired signal;
 * every other trouble ends in a plan with warnings.
 */
export interface Planner {
  /** `grammar`, or `provider:model`. */
  readonly name: string
  plan(text: string, options?: PlanOptions): Promise<Staged<Plan>>
}
