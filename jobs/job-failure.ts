/**
 * Failures as values: a job may fail in another process, and its line in the ledger outlives both.
 *
 * @module
 */
import { z } from 'zod'
import { type ErrorCode, EvencastError } from '../errors.ts'
import type { DeepReadonly } from '../types.ts'

/** Why a job failed, as plain JSON. */
export const jobFailureSchema = z.strictObject({
  /** A code of `errorCodes`, or EVENCAST_UNEXPECTED. */
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  /** Messages of the errors beneath it, outermost first. */
  causes: z.array(z.string()),
})

/** Why a job ended without a picture, as ledgers and queues keep it. */
export type JobFailure = DeepReadonly<z.infer<typeof jobFailureSchema>>

/** Failures that may pass by themselves: a job that ends with one is tried again. */
export const transientCodes: ReadonlySet<string> = new Set<ErrorCode>([
  'EVENCAST_SERVICE_RATE_LIMITED',
  'EVENCAST_SERVICE_UNAVAILABLE',
])

/** Errors beneath an error that are kept. */
const deepestCause = 8

/** What an error says, with everything beneath it. */
export function jobFailure(error: unknown): JobFailure {
  const causes = causesOf(error)
  if (EvencastError.isInstance(error)) return { ...error.toJSON(), causes }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'EVENCAST_UNEXPECTED', message, causes }
}

/** May the failure pass by itself? */
export function isTransient({ code }: Pick<JobFailure, 'code'>): boolean {
  return transientCodes.has(code)
}

function causesOf(error: unknown): string[] {
  const causes: string[] = []
  let cause = error instanceof Error ? error.cause : undefined
  while (cause !== undefined && causes.length < deepestCause) {
    causes.push(cause instanceof Error ? cause.message : String(cause))
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return causes
}
