/**
 * The account of a run, `ledger.jsonl`: one line of JSON per picture that was finished or given up, only ever added to.
 *
 * A line counts once its line break is on the disk; a picture's line is written after its file is there, whole and under
 * its name. Of several lines about one picture the last one counts. A torn or damaged line counts as absent, so that its
 * picture is drawn again, to the same bytes. Times are here and nowhere else.
 *
 * @module
 */
import { z } from 'zod'
import {
  boxSchema,
  castAttributeSchema,
  type DeepReadonly,
  sizeSchema,
  subjectIdSchema,
  warningSchema,
} from '../types.ts'
import { readLines } from './append-log.ts'
import { hashSchema } from './job.ts'
import { jobFailureSchema } from './job-failure.ts'

/** A subject as it was asked for: what was measured afterwards is the audit's. */
export const drawnSubjectSchema = z.strictObject({
  id: subjectIdSchema,
  /** Plain singular noun: `person`, `dog`. */
  class: z.string().min(1),
  role: z.string().min(1).optional(),
  /** Attribute to value, source, rule and probability. */
  attributes: z.record(z.string(), castAttributeSchema),
  /** Pixels from the canvas's top left corner. */
  box: boxSchema,
  /** 0 is the furthest back. */
  depth: z.int().min(0),
})

/** What is known of a picture once it is drawn, wherever that was. */
export const drawnPictureSchema = z.strictObject({
  /** SHA-256 of the PNG's bytes. */
  sha256: hashSchema,
  /** Length of the PNG in bytes. */
  bytes: z.int().min(1),
  canvas: sizeSchema,
  /** Where it happens, as the plan says; undefined: not said. */
  setting: z.string().optional(),
  subjects: z.array(drawnSubjectSchema),
  /** What could not be honoured. */
  warnings: z.array(warningSchema),
  /** SHA-256 over the model's files, or the hosted model's name, as the renderer reports it. */
  modelHash: z.string(),
  /** Network evaluations, counting each row of a batch; 0 for hosted models. */
  unetEvaluations: z.int().min(0),
})

/** Where an entry belongs, and when it was made. */
const entryFields = {
  /** Place in the run, from 0. */
  index: z.int().min(0),
  /** Of the job: an entry of another identity is none of this run's. */
  identity: hashSchema,
  requestIndex: z.int().min(0),
  /** Attempts so far, the last one included. */
  attempts: z.int().min(1),
  /** Wall-clock seconds of the last attempt. */
  seconds: z.number().min(0),
  /** When the entry was written, ISO 8601 in UTC, by a clock that may be wrong: nothing is decided by it. */
  finished: z.string(),
  /** Who drew it: `local`, or a worker's name. */
  worker: z.string().optional(),
}

export const ledgerEntrySchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('drawn'),
    ...entryFields,
    /** Path from the run's folder, with slashes: `pictures/00001.png`. */
    file: z.string().min(1),
    picture: drawnPictureSchema,
  }),
  z.strictObject({
    status: z.literal('failed'),
    ...entryFields,
    failure: jobFailureSchema,
  }),
])

/** One subject of a drawn picture, as counts and exports need it. */
export type DrawnSubject = DeepReadonly<z.infer<typeof drawnSubjectSchema>>

/** A drawn picture, as counts and exports need it. */
export type DrawnPicture = DeepReadonly<z.infer<typeof drawnPictureSchema>>

/** One line of a run's ledger: a picture drawn, or failed. */
export type RunLedgerEntry = DeepReadonly<z.infer<typeof ledgerEntrySchema>>

/** A line about a picture that is there. */
export type DrawnEntry = Extract<RunLedgerEntry, { readonly status: 'drawn' }>

/** A line about a picture that is not there, with the failure. */
export type FailedEntry = Extract<RunLedgerEntry, { readonly status: 'failed' }>

/** The lines of a run's ledger, the last of each picture. */
export interface RunLedger {
  /** Index to the last entry about it; several pictures never share an index. */
  readonly entries: ReadonlyMap<number, RunLedgerEntry>
  /** Lines that are torn or damaged, and count as absent. */
  readonly unreadable: number
}

/**
 * Reads a ledger; a file that is not there is empty. Throws EVENCAST_OUTPUT_FAILED where it cannot be read.
 *
 * @example
 * const { entries } = await readRunLedger(runFolder('set').ledger)
 * const drawn = [...entries.values()].filter(entry => entry.status === 'drawn')
 */
export async function readRunLedger(file: string): Promise<RunLedger> {
  const { values, unreadable } = await readLines(file, ledgerEntrySchema)
  return { entries: new Map(values.map(entry => [entry.index, entry])), unreadable }
}
