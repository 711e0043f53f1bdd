/**
 * Opens the chat model through LangChain, with keys and addresses from the environment that the caller hands in.
 *
 * @module
 */
import { z } from 'zod'
import { EvencastError } from '../../errors.ts'
import { answerSchema } from './answer-schema.ts'

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** Asks once and gives the text of the answer. */
export type AskModel = (messages: readonly ChatMessage[], signal: AbortSignal) => Promise<string>

export interface ChatModelOptions {
  /** `openai:MODEL` or `ollama:MODEL`. */
  readonly model: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly fetch?: typeof globalThis.fetch | undefined
}

/**
 * Opens a model with structured output against the answer's JSON Schema.
 *
 * @throws EvencastError EVENCAST_PLANNER_FAILED where there is no key for the hosted service
 */
export async function openChatModel(options: ChatModelOptions): Promise<AskModel> {
  const [provider = ''] = options.model.split(':')
  const model = await openLanguageModel(options)
  const { $schema: _dialect, ...schema } = z.toJSONSchema(answerSchema)
  // Invalid answers must come back to be repaired: the client of the OpenAI protocol throws them away where the schema
  // is the response's format, or a zod schema. Ollama has formats alone.
  const method = provider === 'openai' ? { method: 'functionCalling' as const, strict: true } : {}
  const structured = model.withStructuredOutput(
    { title: 'plan', ...schema },
    { name: 'plan', includeRaw: true, ...method },
  )
  return async (messages, signal) => {
    const { raw } = answerMessageSchema.parse(
      await structured.invoke(
        messages.map(({ role, content }): [string, string] => [role, content]),
        { signal },
      ),
    )
    return textOf(raw)
  }
}

/**
 * The model itself, as LangChain knows it: for agents with tools of their own.
 *
 * @throws EvencastError EVENCAST_PLANNER_FAILED where there is no key for the hosted service
 */
export async function openLanguageModel(options: ChatModelOptions) {
  const [provider = '', ...rest] = options.model.split(':')
  const fields = provider === 'ollama' ? ollamaFields(options) : openaiFields(options)
  const { initChatModel } = await import('langchain/chat_models/universal')
  return initChatModel(rest.join(':'), { modelProvider: provider, maxRetries: 0, ...fields })
}

const answerMessageSchema = z.object({
  raw: z.object({
    content: z.unknown().optional(),
    tool_calls: z.array(z.object({ args: z.unknown().optional() })).optional(),
    invalid_tool_calls: z.array(z.object({ args: z.string().optional() })).optional(),
    additional_kwargs: z.object({ __raw_response: z.unknown().optional() }).optional(),
  }),
})

type AnswerMessage = z.infer<typeof answerMessageSchema>['raw']

/** The answer's JSON, wherever the service put it: the call of the `plan` function, or the message's content. */
function textOf({ content, tool_calls, invalid_tool_calls, additional_kwargs }: AnswerMessage): string {
  assertNoRefusal(additional_kwargs?.__raw_response)
  const called = tool_calls?.[0]
  if (called !== undefined) return JSON.stringify(called.args)
  const invalid = invalid_tool_calls?.[0]?.args
  if (invalid !== undefined) return invalid
  if (typeof content === 'string') return content
  const parts = z.array(z.object({ text: z.string() })).safeParse(content)
  return parts.success ? parts.data.map(({ text }) => text).join('') : ''
}

const refusalSchema = z.object({
  choices: z.array(z.object({ message: z.object({ refusal: z.string().min(1) }) })).min(1),
})

/** LangChain's messages leave refusals out; they stand in the response alone. */
function assertNoRefusal(response: unknown): void {
  const refused = refusalSchema.safeParse(response)
  if (!refused.success) return
  throw new EvencastError('EVENCAST_SERVICE_REFUSED', refused.data.choices[0]?.message.refusal ?? 'refused')
}

function openaiFields({ model, environment, fetch }: ChatModelOptions) {
  const baseURL = environment.OPENAI_BASE_URL || undefined
  const apiKey = environment.OPENAI_API_KEY || undefined
  if (apiKey === undefined && baseURL === undefined) {
    throw new EvencastError('EVENCAST_PLANNER_FAILED', 'Expected a key in OPENAI_API_KEY, got nothing', {
      hint: 'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own that needs no key.',
    })
  }
  // Reasoning models refuse any temperature but their own.
  const reasoning = /^openai:(?:o\d|gpt-5)/.test(model)
  return {
    apiKey: apiKey ?? 'none',
    useResponsesApi: false,
    __includeRawResponse: true,
    ...(reasoning ? {} : { temperature: 0 }),
    // Given even if undefined, so that the client reads no address from elsewhere.
    configuration: {
      baseURL: baseURL ?? 'https://api.openai.com/v1',
      ...(fetch === undefined ? {} : { fetch }),
    },
  }
}

function ollamaFields({ environment, fetch }: ChatModelOptions) {
  const host = environment.OLLAMA_HOST || environment.OLLAMA_BASE_URL || '127.0.0.1:11434'
  return {
    baseUrl: /^https?:\/\//.test(host) ? host : `http://${host.replace(/^0\.0\.0\.0/, '127.0.0.1')}`,
    temperature: 0,
    ...(fetch === undefined ? {} : { fetch }),
  }
}
