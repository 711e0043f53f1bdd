/**
 * Records of a ledger: one line of JSON each, chained by SHA-256 so that damage is seen.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { seedSchema } from '../../types.ts'

/** What one request took. */
export const entrySchema = z.strictObject({
  /** The request's own name; asked for again, it gets the same draws. */
  id: z.string().min(1).max(200),
  /** Keys the streams: the seed of the request that began the ledger. */
  seed: seedSchema,
  policy: z.strictObject({ id: z.string().min(1), version: z.int().min(1) }),
  /** Attribute, rule, value, and its place in the rule's stream (or among its draws, under `compensate`). */
  draws: z.array(z.tuple([z.string(), z.string(), z.string(), z.int().min(0)])),
  /** Attribute, rule and value of what was stated and counts, under `compensate`. */
  counted: z.array(z.tuple([z.string(), z.string(), z.string()])),
})

const recordSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  previous: z.string().regex(/^(?:[0-9a-f]{64})?$/),
  entry: entrySchema,
})

/** What one request drew. */
export type LedgerEntry = z.infer<typeof entrySchema>

/** An entry in its place: `previous` is the hash of the record before it, empty for the first. */
export type LedgerRecord = z.infer<typeof recordSchema>

/** Characters a record may have; longer lines are no records. */
const longestRecord = 1_000_000

/** Seals an entry behind a record. */
export function sealEntry(previous: string, entry: LedgerEntry): LedgerRecord {
  return { hash: hashOf(previous, entry), previous, entry }
}

/** The line of a record, without its line break. */
export function recordLine(record: LedgerRecord): string {
  return JSON.stringify(record)
}

/** Reads a line; undefined: it is no record, or not the one that was written. */
export function readRecord(line: string): LedgerRecord | undefined {
  if (line.length > longestRecord) return undefined
  const result = recordSchema.safeParse(parsed(line))
  if (!result.success) return undefined
  const { hash, previous, entry } = result.data
  return hash === hashOf(previous, entry) ? result.data : undefined
}

function hashOf(previous: string, { id, seed, policy, draws, counted }: LedgerEntry): string {
  const text = JSON.stringify([previous, id, seed, policy.id, policy.version, draws, counted])
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // Not JSON: a torn or damaged line, which the chain counts.
    return undefined
  }
}
