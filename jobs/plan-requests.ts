/**
 * The plans of a run: every request is understood once, and its plan kept, so that a resumed run casts the same people
 * whatever a language model says the second time.
 *
 * @module
 */
import type { Planner } from '../agents/planner.ts'
import { throwIfAborted } from '../errors.ts'
import { openLog, readLines } from './append-log.ts'
import { isTransient, jobFailure } from './job-failure.ts'
import { type RequestPlan, type RunRequest, requestPlanSchema } from './run-manifest.ts'

/** Requests to plan, and where their plans are kept. */
export interface PlanRequestsOptions {
  /** `plans.jsonl` of the run's folder; undefined: nothing is kept. */
  readonly file: string | undefined
  readonly requests: readonly RunRequest[]
  /** Called where some request has no plan yet. */
  readonly openPlanner: () => Promise<Planner>
  readonly signal?: AbortSignal | undefined
  readonly onPlanned?: ((done: number, all: number) => void) | undefined
}

/**
 * The plan of every request, by its place, or why it has none: that is kept too, so that a run's pictures never depend on
 * how often it was resumed. A failure that may pass is thrown, and the plans so far are kept.
 */
export async function planRequests(options: PlanRequestsOptions): Promise<readonly RequestPlan[]> {
  const { file, requests, openPlanner, signal, onPlanned } = options
  const kept = file === undefined ? [] : (await readLines(file, requestPlanSchema)).values
  const plans = new Map<number, RequestPlan>(kept.map(plan => [plan.requestIndex, plan]))
  const missing = requests.map((_, index) => index).filter(index => !plans.has(index))
  if (missing.length > 0) {
    const planner = await openPlanner()
    const log = file === undefined ? undefined : await openLog(file)
    try {
      for (const requestIndex of missing) {
        throwIfAborted(signal)
        const plan = await planOne(planner, requestIndex, requests[requestIndex]?.text ?? '', signal)
        await log?.append(plan)
        plans.set(requestIndex, plan)
        onPlanned?.(plans.size, requests.length)
      }
    } finally {
      await log?.close()
    }
  }
  return requests.flatMap((_, index) => plans.get(index) ?? [])
}

async function planOne(
  planner: Planner,
  requestIndex: number,
  text: string,
  signal: AbortSignal | undefined,
): Promise<RequestPlan> {
  try {
    const { value, warnings } = await planner.plan(text, { signal })
    return { requestIndex, plan: value, warnings: [...warnings] }
  } catch (error) {
    const failure = jobFailure(error)
    if (isTransient(failure) || failure.code === 'EVENCAST_ABORTED') throw error
    return { requestIndex, failure }
  }
}
