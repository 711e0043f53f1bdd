/**
 * What workers tell of jobs, as plain JSON. It comes from other machines: it is checked before it is believed.
 *
 * @module
 */
import { z } from 'zod'
import type { DeepReadonly } from '../../types.ts'
import { jobFailureSchema } from '../job-failure.ts'
import { drawnPictureSchema } from '../run-ledger.ts'

const stage = z.enum(['plan', 'cast', 'layout', 'script', 'rendering', 'verification', 'audit'])

const flowEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('stage-start'), stage }),
  z.strictObject({ type: z.literal('stage-end'), stage, seconds: z.number() }),
  z.strictObject({ type: z.literal('model-load'), part: z.string() }),
  z.strictObject({ type: z.literal('step-end'), step: z.int(), steps: z.int() }),
])

const worker = z.string().min(1)
/** From 1; a job that was taken over from a dead worker stays at the same attempt. */
const attempt = z.int().min(1)

/** A message while a job is worked on. */
export const progressSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), worker, attempt }),
  z.strictObject({ type: z.literal('flow'), worker, event: flowEventSchema }),
  z.strictObject({
    type: z.literal('retry'),
    attempt,
    failure: jobFailureSchema,
    /** Seconds until the next attempt. */
    delay: z.number().min(0),
  }),
])

const ending = { worker, attempts: attempt, seconds: z.number().min(0) }

/** What is kept beside a picture's bytes. */
const drawnReportSchema = z.strictObject({ ...ending, picture: drawnPictureSchema })

/** The reason that BullMQ keeps of a job that is given up, as JSON. */
const failedReportSchema = z.strictObject({ ...ending, failure: jobFailureSchema })

export type WorkerProgress = DeepReadonly<z.infer<typeof progressSchema>>
export type DrawnReport = DeepReadonly<z.infer<typeof drawnReportSchema>>
export type FailedReport = DeepReadonly<z.infer<typeof failedReportSchema>>

/** Reads what lies beside a picture's bytes; undefined where it is not what it should be. */
export function readDrawn(text: string): DrawnReport | undefined {
  return drawnReportSchema.safeParse(parseJson(text)).data
}

/** Reads why a job was given up; `attempts` so far where BullMQ itself gave it up. */
export function readFailure(reason: string, attempts: number): FailedReport {
  const report = failedReportSchema.safeParse(parseJson(reason))
  if (report.success) return report.data
  const stalled = /stalled/.test(reason)
  const failure = {
    code: 'EVENCAST_QUEUE_FAILED',
    message: stalled
      ? 'Expected a picture, got none: every worker that took it was lost'
      : `The queue gave it up: ${reason}`,
    ...(stalled ? { hint: 'Have the workers enough memory? Their own logs say why they ended.' } : {}),
    causes: [reason],
  }
  return { worker: 'unknown', attempts: Math.max(1, attempts), seconds: 0, failure }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
