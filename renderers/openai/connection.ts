/**
 * Where the service is and how it is spoken to, from the environment.
 *
 * @module
 */
import type { OpenAI } from 'openai'
import { EvencastError } from '../../errors.ts'

export interface ConnectionOptions {
  /** OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_ORG_ID and OPENAI_PROJECT_ID are read. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined
  /** undefined: Node's own. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Longest wait for one answer, in seconds; undefined: 300, for a picture can take minutes. */
  readonly timeout?: number | undefined
  /** Further attempts after a busy or failing service; undefined: 2. */
  readonly retries?: number | undefined
}

export interface Connection {
  readonly baseURL: string
  /** Longest wait for one answer, in seconds. */
  readonly timeout: number
  /** Loads the client at the first call. */
  open(): Promise<{ readonly client: OpenAI; readonly errors: typeof OpenAI }>
}

const officialURL = 'https://api.openai.com/v1'

/** Reads the environment. A server other than OpenAI's needs no key; without one OpenAI's is not called at all. */
export function connection({
  environment = {},
  fetch,
  timeout = 300,
  retries = 2,
}: ConnectionOptions): Connection {
  const baseURL = environment.OPENAI_BASE_URL?.trim() || officialURL
  const key = environment.OPENAI_API_KEY?.trim()
  if (!URL.canParse(baseURL))
    throw new EvencastError(
      'EVENCAST_OPTION_INVALID',
      `Expected an address in OPENAI_BASE_URL, got "${baseURL}"`,
      {
        hint: 'Such as http://localhost:8080/v1.',
      },
    )
  if (!key && baseURL === officialURL)
    throw new EvencastError('EVENCAST_OPTION_INVALID', 'Expected a key in OPENAI_API_KEY, got nothing', {
      hint: 'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, or draw with `--model mini`.',
    })
  return {
    baseURL,
    timeout,
    async open() {
      const { OpenAI: errors } = await import('openai')
      const client = new errors({
        baseURL,
        apiKey: key || 'none',
        // Without these the client would read the process's own environment.
        adminAPIKey: null,
        organization: environment.OPENAI_ORG_ID ?? null,
        project: environment.OPENAI_PROJECT_ID ?? null,
        webhookSecret: null,
        logLevel: 'off',
        timeout: timeout * 1000,
        maxRetries: retries,
        ...(fetch === undefined ? {} : { fetch }),
      })
      return { client, errors }
    },
  }
}
