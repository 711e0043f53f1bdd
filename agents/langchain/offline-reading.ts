/**
 * What a planner without a model makes of a request, "no picture" included.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { Plan, Staged } from '../../types.ts'
import type { Planner } from '../planner.ts'

/** `reading` is undefined where the planner says that the text asks for no picture. */
export type OfflineReading =
  | { readonly reading: Staged<Plan> }
  | { readonly reading: undefined; readonly error: EvencastError }

export async function readOffline(
  planner: Planner,
  text: string,
  signal: AbortSignal | undefined,
): Promise<OfflineReading> {
  try {
    return { reading: await planner.plan(text, { signal }) }
  } catch (error) {
    if (!EvencastError.isInstance(error) || error.code !== 'EVENCAST_PLAN_EMPTY') throw error
    return { reading: undefined, error }
  }
}
