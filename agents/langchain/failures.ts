/**
 * Why a language model did not plan a scene, as a code and a sentence.
 *
 * @module
 */
import { z } from 'zod'
import { type ErrorCode, EvencastError } from '../../errors.ts'

const serviceErrorSchema = z.object({
  message: z.string().catch('no message'),
  status: z.number().optional().catch(undefined),
  status_code: z.number().optional().catch(undefined),
  cause: z.unknown().optional(),
})

/** `EVENCAST_SERVICE_RATE_LIMITED: HTTP 429, Rate limit reached`: one line, without the help pages of libraries. */
export function describeFailure(error: unknown): string {
  if (EvencastError.isInstance(error)) return `${error.code}: ${error.message}`
  const { message, status, status_code, cause } = serviceErrorSchema.parse(
    typeof error === 'object' && error !== null ? error : { message: String(error) },
  )
  const http = status ?? status_code
  const firstLine = message.split('\n')[0]?.slice(0, 200) ?? ''
  const reason = http === undefined ? [firstLine, causeOf(cause)] : [`HTTP ${http}`, firstLine]
  return `${codeOf(http)}: ${reason.filter(part => part !== '').join(', ')}`
}

function codeOf(status: number | undefined): ErrorCode {
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
