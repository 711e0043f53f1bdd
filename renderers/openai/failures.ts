/**
 * What a service's failures mean here.
 *
 * @module
 */
import type { APIError, OpenAI } from 'openai'
import { EvencastError } from '../../errors.ts'

type OpenAIModule = typeof OpenAI

/** The error a person understands for one that the client threw. Errors of other origin come back as they are. */
export function serviceFailure(
  error: unknown,
  client: OpenAIModule,
  model: string,
  baseURL: string,
): unknown {
  if (error instanceof client.APIConnectionTimeoutError)
    return unavailable(
      error,
      `${baseURL} did not answer in time`,
      'Try again later; pictures can take minutes.',
    )
  if (error instanceof client.APIConnectionError)
    return unavailable(error, `Could not reach ${baseURL}`, 'Check the network and OPENAI_BASE_URL.')
  if (error instanceof SyntaxError)
    return new EvencastError('EVENCAST_RENDERER_FAILED', `Expected JSON from ${baseURL}, got other text`, {
      cause: error,
      hint: 'Check OPENAI_BASE_URL: it must name an image service, and usually ends in /v1.',
    })
  // What Node's fetch throws where a connection breaks in the middle of an answer.
  if (error instanceof TypeError)
    return unavailable(error, `The connection to ${baseURL} broke off`, 'Try again.')
  if (!(error instanceof client.APIError)) return error
  const said = `${model}: ${serviceWords(error)}`
  if (isRefusal(error))
    return new EvencastError('EVENCAST_SERVICE_REFUSED', `The service refused to draw it. ${said}`, {
      cause: error,
      hint: 'Say it in other words, or draw it with the embedded model: `--model mini`.',
    })
  if (error.status === 429)
    return new EvencastError('EVENCAST_SERVICE_RATE_LIMITED', `The service takes no more for now. ${said}`, {
      cause: error,
      hint: rateHint(error),
    })
  if (error.status === 401 || error.status === 403)
    return unavailable(
      error,
      `The service does not accept the key. ${said}`,
      'Set OPENAI_API_KEY to a key that may use this model at this address (OPENAI_BASE_URL).',
    )
  if (error.status === 404)
    return new EvencastError('EVENCAST_MODEL_NOT_FOUND', `The service does not know it. ${said}`, {
      cause: error,
      hint: 'Check the name after `openai:` and OPENAI_BASE_URL, which usually ends in /v1.',
    })
  if (error.status === undefined || error.status >= 500 || error.status === 408 || error.status === 409)
    return unavailable(error, `The service failed. ${said}`, 'Try again in a few minutes.')
  return new EvencastError('EVENCAST_RENDERER_FAILED', `The service did not accept the request. ${said}`, {
    cause: error,
    hint: 'The model may draw other sizes only, or text only. docs/openai-renderer.md says what is sent.',
  })
}

/** True where the service objects to the size or the answer's form, which unknown models are asked for on trial. */
export function isRefusedOption(error: unknown, client: OpenAIModule): boolean {
  if (!(error instanceof client.APIError) || (error.status !== 400 && error.status !== 422)) return false
  if (isRefusal(error)) return false
  return /\b(?:size|resolution|width|height|response_format)\b/i.test(`${error.param ?? ''} ${error.message}`)
}

function isRefusal({ code, message, status }: APIError): boolean {
  if (status !== 400 && status !== 403) return false
  return (
    /moderation_blocked|content_policy|content_filter/.test(code ?? '') ||
    /safety system|content policy|content filter/i.test(message)
  )
}

function rateHint({ headers, code }: APIError): string {
  if (code === 'insufficient_quota' || code === 'billing_hard_limit_reached')
    return 'The account has no credit left; see its billing page.'
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0
    ? `Try again in ${Math.ceil(seconds)} s, as the service says.`
    : 'Try again in a minute.'
}

function unavailable(cause: unknown, message: string, hint: string): EvencastError {
  return new EvencastError('EVENCAST_SERVICE_UNAVAILABLE', message, { cause, hint })
}

/** What the service said, as one short line. */
function serviceWords({ message }: APIError): string {
  const line = message.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
