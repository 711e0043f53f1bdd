/**
 * Asks an endpoint for a plan's JSON: in the form that it takes, found by trying; one repair; a wait where it says how
 * long.
 *
 * @module
 */
import { setTimeout as wait } from 'node:timers/promises'
import { EvencastError } from '../../errors.ts'
import { type AnswerForm, answerForms, nextForm } from './answer-forms.ts'
import type { ModelAnswer } from './answer-message.ts'
import type { AskModel, ChatMessage } from './chat-model.ts'
import { isFormRefused, secondsToWait } from './failures.ts'
import type { PlannerMemory } from './memory.ts'
import { type ReadAnswer, readAnswer } from './read-answer.ts'
import type { TokenUsage } from './usage.ts'

export interface Endpoint {
  readonly ask: AskModel
  /** What forms are remembered under: address and model. */
  readonly key: string
  readonly memory: PlannerMemory
  /** Seconds that a `Retry-After` may ask for. */
  readonly longestWait: number
  /** Called after every call with the tokens it took; undefined: it failed, or they are not known. */
  readonly onCall: (tokens: TokenUsage | undefined) => void
}

export interface PlanMessages {
  readonly messages: readonly ChatMessage[]
  /** What the model is told of an invalid answer; `{problem}` is filled in. */
  readonly repair: string
}

type ValidAnswer = Extract<ReadAnswer, { ok: true }> & { readonly text: string }

/**
 * The endpoint's answer, after one repair at most.
 *
 * @throws EvencastError EVENCAST_PLANNER_FAILED after two invalid answers or one that was cut off; whatever else the
 *   client throws comes through
 */
export async function askEndpoint(
  endpoint: Endpoint,
  { messages, repair }: PlanMessages,
  signal: AbortSignal,
): Promise<ValidAnswer> {
  const first = await askInForm(endpoint, messages, await rememberedForm(endpoint), signal)
  const read = readAnswer(first.text)
  if (read.ok) return remembered(endpoint, first, read)
  // No JSON at all: the endpoint takes the form and ignores it. The repair asks in the next one.
  const form = read.noObject === true ? (nextForm(first.form) ?? first.form) : first.form
  const told = repair.replace('{problem}', () => read.problem)
  const shown = first.text.trim() === '' ? '(nothing)' : first.text
  const second = await askInForm(
    endpoint,
    [...messages, { role: 'assistant', content: shown }, { role: 'user', content: told }],
    form,
    signal,
  )
  const repaired = readAnswer(second.text)
  if (repaired.ok) return remembered(endpoint, second, repaired)
  throw new EvencastError(
    'EVENCAST_PLANNER_FAILED',
    `two invalid answers, the last: ${repaired.problem.split('\n')[0] ?? ''}`,
    { hint: 'Try another model, or use `--planner grammar`.' },
  )
}

interface FormedAnswer extends ModelAnswer {
  readonly form: AnswerForm
}

/** Asks in this form, or in the next ones where the endpoint refuses it. */
async function askInForm(
  endpoint: Endpoint,
  messages: readonly ChatMessage[],
  form: AnswerForm,
  signal: AbortSignal,
): Promise<FormedAnswer> {
  try {
    const answer = await askPatiently(endpoint, messages, form, signal)
    if (answer.truncated && !readAnswer(answer.text).ok) throw cutOff(answer)
    return { ...answer, form }
  } catch (error) {
    const next = nextForm(form)
    if (signal.aborted || next === undefined || !isFormRefused(error)) throw error
    return askInForm(endpoint, messages, next, signal)
  }
}

/** Once more where the endpoint says when, and that is soon. */
async function askPatiently(
  endpoint: Endpoint,
  messages: readonly ChatMessage[],
  form: AnswerForm,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  try {
    return await askCounted(endpoint, messages, form, signal)
  } catch (error) {
    const seconds = secondsToWait(error)
    if (signal.aborted || seconds === undefined || seconds > endpoint.longestWait) throw error
    await wait(seconds * 1000, undefined, { signal })
    return askCounted(endpoint, messages, form, signal)
  }
}

async function askCounted(
  { ask, onCall }: Endpoint,
  messages: readonly ChatMessage[],
  form: AnswerForm,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  let tokens: TokenUsage | undefined
  try {
    const answer = await ask(messages, form, signal)
    tokens = answer.tokens
    return answer
  } finally {
    onCall(tokens)
  }
}

function cutOff({ tokens }: ModelAnswer): EvencastError {
  const after = tokens === undefined ? '' : ` after ${tokens.output} tokens`
  return new EvencastError('EVENCAST_PLANNER_FAILED', `the answer was cut off${after}`, {
    hint: 'Raise the limit of tokens of the endpoint, or say the request in fewer words.',
  })
}

async function rememberedForm({ memory, key }: Endpoint): Promise<AnswerForm> {
  const kept = await memory.read(formKey(key))
  return answerForms.find(form => form === kept) ?? answerForms[0]
}

async function remembered(
  { memory, key }: Endpoint,
  { form, text }: FormedAnswer,
  read: Extract<ReadAnswer, { ok: true }>,
): Promise<ValidAnswer> {
  await memory.write(formKey(key), form)
  return { ...read, text }
}

function formKey(key: string): string {
  return `form of answers of ${key}`
}
