/**
 * Opens the chat model through LangChain, with keys and addresses from the environment that the caller hands in.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import { type AnswerForm, callOptions } from './answer-forms.ts'
import { type ModelAnswer, readMessage } from './answer-message.ts'

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** Asks once, in one form, and gives the answer as the endpoint wrote it. */
export type AskModel = (
  messages: readonly ChatMessage[],
  form: AnswerForm,
  signal: AbortSignal,
) => Promise<ModelAnswer>

export interface ChatModelOptions {
  /** `openai:MODEL` or `ollama:MODEL`. */
  readonly model: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Tokens of an answer at most; undefined: as many as the endpoint gives. */
  readonly maximumTokens?: number | undefined
}

/**
 * Opens a model that is asked for plans.
 *
 * @throws EvencastError EVENCAST_PLANNER_FAILED where there is no key for the hosted service
 */
export async function openChatModel(options: ChatModelOptions): Promise<AskModel> {
  const model = await openLanguageModel(options)
  // LangChain loads a provider's client at the first call, which then would count as the model's time.
  await (providerOf(options.model) === 'ollama' ? import('@langchain/ollama') : import('@langchain/openai'))
  return async (messages, form, signal) => {
    const turns = messages.map(({ role, content }): [string, string] => [role, content])
    const added = callOptions(providerOf(options.model), form)
    return readMessage(await model.invoke(turns, { ...added, signal }))
  }
}

/** Where the model is asked, and which it is: what is remembered of an endpoint is kept under this. */
export function endpointOf({ model, environment }: ChatModelOptions): string {
  const address = providerOf(model) === 'ollama' ? ollamaAddress(environment) : openaiAddress(environment)
  return `${address} ${model}`
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

function providerOf(model: string): string {
  return model.split(':')[0] ?? ''
}

function openaiAddress(environment: ChatModelOptions['environment']): string {
  return environment.OPENAI_BASE_URL || 'https://api.openai.com/v1'
}

function openaiFields({ model, environment, fetch, maximumTokens }: ChatModelOptions) {
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
    ...(maximumTokens === undefined ? {} : { maxTokens: maximumTokens }),
    // Given even if undefined, so that the client reads no address from elsewhere.
    configuration: {
      baseURL: openaiAddress(environment),
      ...(fetch === undefined ? {} : { fetch }),
    },
  }
}

function ollamaFields({ environment, fetch, maximumTokens }: ChatModelOptions) {
  return {
    baseUrl: ollamaAddress(environment),
    temperature: 0,
    ...(maximumTokens === undefined ? {} : { numPredict: maximumTokens }),
    ...(fetch === undefined ? {} : { fetch }),
  }
}

function ollamaAddress(environment: ChatModelOptions['environment']): string {
  const host = environment.OLLAMA_HOST || environment.OLLAMA_BASE_URL || '127.0.0.1:11434'
  return /^https?:\/\//.test(host) ? host : `http://${host.replace(/^0\.0\.0\.0/, '127.0.0.1')}`
}
