/**
 * A planner on any OpenAI-compatible or Ollama model. The model reads; code decides what of its answer counts, and
 * the grammar has the last word where it read everything.
 *
 * @module
 */
import { EvencastError, invalidValue, throwIfAborted } from '../../errors.ts'
import type { Plan, Staged, Warning } from '../../types.ts'
import type { Planner, PlanOptions } from '../planner.ts'
import { askEndpoint } from './ask-endpoint.ts'
import { type AskModel, type ChatModelOptions, endpointOf, openChatModel } from './chat-model.ts'
import { combineReadings, isCertain } from './combine.ts'
import { describeFailure, failureOf } from './failures.ts'
import { type GroundedPlan, groundPlan } from './ground-plan.ts'
import { type PlannerMemory, processMemory } from './memory.ts'
import { type OfflineReading, readOffline } from './offline-reading.ts'
import { type ReadAnswer, readAnswer } from './read-answer.ts'
import { planMessages, readTemplate } from './template.ts'
import { costOf, type PlannerPrices, type PlannerUsage, type TokenUsage, totalTokens } from './usage.ts'

/** Which model plans, what is checked against it, and what happens where it fails. */
export interface LangchainPlannerOptions extends ChatModelOptions {
  /** Plans where the model does not, usually the grammar; `error`: a failure of the model is thrown. */
  readonly fallback: Planner | 'error'
  /**
   * The reading of this planner stands where it is certain, and is completed by the model's where it is not, so that no
   * model makes it worse; undefined: the model's reading alone counts.
   */
  readonly baseline?: Planner | undefined
  /** For all rounds together; default one minute. */
  readonly timeoutMilliseconds?: number | undefined
  /** Answers, and the form that the endpoint takes; undefined: this planner's own, while it lives. */
  readonly memory?: PlannerMemory | undefined
  readonly prices?: PlannerPrices | undefined
  /** Called once for each plan, before it is handed over or has failed. */
  readonly onUsage?: ((usage: PlannerUsage) => void) | undefined
}

/**
 * Makes a planner. Nothing is loaded or asked before the first `plan`.
 *
 * @throws EvencastError EVENCAST_OPTION_INVALID for a model that is neither `openai:MODEL` nor `ollama:MODEL`
 * @example
 * const planner = langchainPlanner({ model: 'ollama:llama3.2', fallback: grammarPlanner, environment: process.env })
 * const { value: plan, warnings } = await planner.plan('three nurses and a dog')
 */
export function langchainPlanner(options: LangchainPlannerOptions): Planner {
  const { model, fallback, baseline, timeoutMilliseconds = 60_000 } = options
  if (!/^(?:openai|ollama):./.test(model)) {
    throw invalidValue('EVENCAST_OPTION_INVALID', 'model', '`openai:MODEL` or `ollama:MODEL`', model)
  }
  const memory = options.memory ?? processMemory()
  let opened: Promise<AskModel> | undefined
  return {
    name: model,
    async plan(text, { signal }: PlanOptions = {}) {
      throwIfAborted(signal)
      assertWords(text)
      const offline = baseline === undefined ? undefined : await readOffline(baseline, text, signal)
      if (offline !== undefined && isCertain(text, offline)) {
        options.onUsage?.({ model, calls: 0, from: 'grammar' })
        return readingOf(offline)
      }
      let limit: AbortSignal | undefined
      try {
        opened ??= openChatModel(options)
        const ask = await opened
        // The time counts from here: loading the library is no fault of the model.
        limit = AbortSignal.timeout(timeoutMilliseconds)
        const both = signal === undefined ? limit : AbortSignal.any([signal, limit])
        const { answer, unknownKeys } = await readByModel(text, { ...options, ask, memory, signal: both })
        const grounded = groundPlan(answer, text, unknownKeys)
        return offline === undefined ? usable(grounded) : combineReadings(text, offline, grounded, model)
      } catch (error) {
        throwIfAborted(signal)
        const failure = limit?.aborted ? timeout(timeoutMilliseconds) : failureOf(error)
        if (fallback === 'error') throw failure
        if (offline === undefined) return planByFallback(text, { model, fallback, failure, signal })
        return withWarning(readingOf(offline), { model, by: fallback.name, failure })
      }
    },
  }
}

function readingOf(offline: OfflineReading): Staged<Plan> {
  if (offline.reading === undefined) throw offline.error
  return offline.reading
}

/** A plan without anything that the request says is no plan. */
function usable({ staged }: GroundedPlan): Staged<Plan> {
  if (staged.value.subjects.length > 0 || staged.value.setting !== undefined) return staged
  throw new EvencastError('EVENCAST_PLANNER_FAILED', 'nothing in the answer is in the request', {
    hint: 'Try another model, or use `--planner grammar`.',
  })
}

interface Asking extends LangchainPlannerOptions {
  readonly ask: AskModel
  readonly memory: PlannerMemory
  readonly signal: AbortSignal
}

/** Seconds that a `Retry-After` may ask for. */
const longestWait = 20

/** The model's answer, from the memory where it has answered this before. */
async function readByModel(text: string, asking: Asking): Promise<Extract<ReadAnswer, { ok: true }>> {
  const { model, memory, prices, onUsage } = asking
  const template = await readTemplate()
  const endpoint = endpointOf(asking)
  const key = JSON.stringify(['plan', endpoint, template.version, text])
  const kept = readAnswer((await memory.read(key)) ?? '')
  if (kept.ok) {
    onUsage?.({ model, calls: 0, from: 'cache' })
    return kept
  }
  const calls: (TokenUsage | undefined)[] = []
  try {
    const answer = await askEndpoint(
      {
        ask: asking.ask,
        key: endpoint,
        memory,
        longestWait,
        onCall: tokens => calls.push(tokens),
      },
      planMessages(template, text),
      asking.signal,
    )
    await memory.write(key, answer.text)
    return answer
  } finally {
    const tokens = totalTokens(calls)
    onUsage?.({ model, calls: calls.length, from: 'model', tokens, cost: costOf(model, tokens, prices) })
  }
}

function timeout(milliseconds: number): EvencastError {
  return new EvencastError('EVENCAST_SERVICE_UNAVAILABLE', `no answer within ${milliseconds / 1000} s`, {
    hint: 'Check that the endpoint runs and is quick enough, or use `--planner grammar`.',
  })
}

interface FallbackContext {
  readonly model: string
  readonly fallback: Planner
  readonly failure: EvencastError
  readonly signal: AbortSignal | undefined
}

async function planByFallback(
  text: string,
  { model, fallback, failure, signal }: FallbackContext,
): Promise<Staged<Plan>> {
  return withWarning(await fallback.plan(text, { signal }), { model, by: fallback.name, failure })
}

function withWarning(
  { value, warnings }: Staged<Plan>,
  { model, by, failure }: { readonly model: string; readonly by: string; readonly failure: EvencastError },
): Staged<Plan> {
  const warning: Warning = {
    stage: 'plan',
    type: 'fallback',
    feature: model,
    details: `${model} made no plan (${describeFailure(failure)}); the planner "${by}" made it.`,
  }
  return { value, warnings: [warning, ...warnings] }
}

function assertWords(text: string): void {
  if (/[\p{L}\p{N}]/u.test(text)) return
  throw invalidValue('EVENCAST_PLAN_EMPTY', 'request', 'what to draw, in words', text, {
    hint: 'Say who or what should be in the picture, such as "three nurses and a dog in a park".',
  })
}
