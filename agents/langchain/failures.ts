/**
 * Why a language model did not plan a scene: as an error with a code, as a sentence, and as what may be done about it.
 *
 * @module
 */
import { z } from 'zod'
import { type ErrorCode, EvencastError } from '../../errors.ts'

const serviceErrorSchema = z.object({
  name: z.string().catch(''),
  message: z.string().catch('no message'),
  status: z.number().optional().catch(undefined),
  status_code: z.number().optional().catch(undefined),
  headers: z.unknown().optional(),
  cause: z.unknown().optional(),
})

type ServiceError = z.infer<typeof serviceErrorSchema>

/** `EVENCAST_SERVICE_RATE_LIMITED: HTTP 429, Rate limit reached`: one line, without the help pages of libraries. */
export function describeFailure(error: unknown): string {
  const { code, message } = failureOf(error)
  return `${code}: ${message}`
}

/** The failure as the error that users see. */
export function failureOf(error: unknown): EvencastError {
  if (EvencastError.isInstance(error)) return error
  const read = readError(error)
  const status = statusOf(read)
  const firstLine = read.message.split('\n')[0]?.slice(0, 200) ?? ''
  const reason = status === undefined ? [firstLine, causeOf(read.cause)] : [`HTTP ${status}`, firstLine]
  const wait = status === 429 ? secondsToWait(error) : undefined
  const message = [...reason, wait === undefined ? '' : `try again in ${Math.ceil(wait)} s`]
    .filter(part => part !== '')
    .join(', ')
  const code = codeOf(read, status)
  return new EvencastError(code, message, { hint: hintFor(code), cause: error })
}

/** Seconds that a `Retry-After` header asks for; undefined: there is none, or it is a date. */
export function secondsToWait(error: unknown): number | undefined {
  const headers = readError(error).headers
  const value = headers instanceof Headers ? headers.get('retry-after') : undefined
  const seconds = value === null || value === undefined || value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

/** Whether the endpoint, rather than the request, may be what does not take this form of answer. */
export function isFormRefused(error: unknown): boolean {
  if (EvencastError.isInstance(error)) return false
  const read = readError(error)
  const { message } = read
  const status = statusOf(read)
  if (status === undefined || status < 400) return false
  if (/context|too long|tokens? limit|maximum.*tokens|model.*not.*(?:found|exist)|api key/i.test(message))
    return false
  if ([400, 404, 405, 415, 422, 501].includes(status)) return true
  return status === 500 && /grammar|schema|response_format|tool|jinja|template|format/i.test(message)
}

function hintFor(code: ErrorCode): string {
  switch (code) {
    case 'EVENCAST_SERVICE_REFUSED':
      return 'Check the key and what the service allows, or use `--planner grammar`.'
    case 'EVENCAST_SERVICE_RATE_LIMITED':
      return 'Try again later, or use `--planner grammar`.'
    case 'EVENCAST_SERVICE_UNAVAILABLE':
      return 'Check that the endpoint runs and its address, or use `--planner grammar`.'
    default:
      return 'Try another model, or use `--planner grammar`.'
  }
}

function readError(error: unknown): ServiceError {
  return serviceErrorSchema.parse(
    typeof error === 'object' && error !== null ? error : { message: String(error) },
  )
}

function statusOf({ status, status_code }: Pick<ServiceError, 'status' | 'status_code'>): number | undefined {
  return status ?? status_code
}

function codeOf({ message }: ServiceError, status: number | undefined): ErrorCode {
  if (/length limit was reached|context (?:length|size|window)/.test(message))
    return 'EVENCAST_PLANNER_FAILED'
  if (/content filter/.test(message)) return 'EVENCAST_SERVICE_REFUSED'
  if (status === 401 || status === 403) return 'EVENCAST_SERVICE_REFUSED'
  if (status === 429) return 'EVENCAST_SERVICE_RATE_LIMITED'
  return status !== undefined && status < 500 ? 'EVENCAST_PLANNER_FAILED' : 'EVENCAST_SERVICE_UNAVAILABLE'
}

/** `ECONNREFUSED`, which fetch hides behind "fetch failed". */
function causeOf(cause: unknown): string {
  const parsed = z.object({ code: z.string().optional(), cause: z.unknown().optional() }).safeParse(cause)
  if (!parsed.success) return ''
  return parsed.data.code ?? (parsed.data.cause === undefined ? '' : causeOf(parsed.data.cause))
}
