/**
 * A planner on any OpenAI-compatible or Ollama model. The model reads; code decides what of its answer counts, and
 * the fallback plans where there is no valid answer in time.
 *
 * @module
 */
import { EvencastError, invalidValue, throwIfAborted } from '../../errors.ts'
import type { Plan, Staged, Warning } from '../../types.ts'
import type { Planner, PlanOptions } from '../planner.ts'
import { type AskModel, type ChatMessage, type ChatModelOptions, openChatModel } from './chat-model.ts'
import { describeFailure } from './failures.ts'
import { groundPlan } from './ground-plan.ts'
import { readAnswer } from './read-answer.ts'
import { readTemplate, requestMessage } from './template.ts'

export interface LangchainPlannerOptions extends ChatModelOptions {
  /** Plans where the model does not, usually the grammar. */
  readonly fallback: Planner
  /** For both rounds together; default one minute. */
  readonly timeoutMilliseconds?: number | undefined
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
  const { model, fallback, timeoutMilliseconds = 60_000 } = options
  if (!/^(?:openai|ollama):./.test(model)) {
    throw invalidValue('EVENCAST_OPTION_INVALID', 'model', '`openai:MODEL` or `ollama:MODEL`', model)
  }
  let opened: Promise<AskModel> | undefined
  const askOnce: AskModel = async (messages, signal) => {
    opened ??= openChatModel(options)
    return (await opened)(messages, signal)
  }
  return {
    name: model,
    async plan(text, { signal }: PlanOptions = {}) {
      throwIfAborted(signal)
      assertWords(text)
      const limit = AbortSignal.timeout(timeoutMilliseconds)
      const both = signal === undefined ? limit : AbortSignal.any([signal, limit])
      try {
        return await askForPlan(text, askOnce, both)
      } catch (error) {
        throwIfAborted(signal)
        const reason = limit.aborted
          ? `EVENCAST_SERVICE_UNAVAILABLE: no answer within ${timeoutMilliseconds / 1000} s`
          : describeFailure(error)
        return planByFallback(text, { model, fallback, reason, signal })
      }
    },
  }
}

/** One answer, and one more if that is invalid, with the model's own words and what is wrong with them. */
async function askForPlan(text: string, ask: AskModel, signal: AbortSignal): Promise<Staged<Plan>> {
  const template = await readTemplate()
  const messages: readonly ChatMessage[] = [
    { role: 'system', content: template.system },
    ...template.examples.flatMap(({ request, answer }): readonly ChatMessage[] => [
      { role: 'user', content: requestMessage(request) },
      { role: 'assistant', content: answer },
    ]),
    { role: 'user', content: requestMessage(text) },
  ]
  const first = await ask(messages, signal)
  const read = readAnswer(first)
  if (read.ok) return groundPlan(read.answer, text, read.unknownKeys)
  const repair = template.repair.replace('{problem}', () => read.problem)
  const second = readAnswer(
    await ask(
      [...messages, { role: 'assistant', content: first }, { role: 'user', content: repair }],
      signal,
    ),
  )
  if (second.ok) return groundPlan(second.answer, text, second.unknownKeys)
  throw new EvencastError(
    'EVENCAST_PLANNER_FAILED',
    `two invalid answers, the last: ${second.problem.split('\n')[0] ?? ''}`,
  )
}

interface FallbackContext {
  readonly model: string
  readonly fallback: Planner
  readonly reason: string
  readonly signal: AbortSignal | undefined
}

async function planByFallback(
  text: string,
  { model, fallback, reason, signal }: FallbackContext,
): Promise<Staged<Plan>> {
  const warning: Warning = {
    stage: 'plan',
    type: 'fallback',
    feature: model,
    details: `${model} made no plan (${reason}); the planner "${fallback.name}" made it.`,
  }
  const { value, warnings } = await fallback.plan(text, { signal })
  return { value, warnings: [warning, ...warnings] }
}

function assertWords(text: string): void {
  if (/[\p{L}\p{N}]/u.test(text)) return
  throw invalidValue('EVENCAST_PLAN_EMPTY', 'request', 'what to draw, in words', text, {
    hint: 'Say who or what should be in the picture, such as "three nurses and a dog in a park".',
  })
}
