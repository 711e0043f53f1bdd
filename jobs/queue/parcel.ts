/**
 * Parcels: how pictures travel from workers to the run. A Redis hash holds the bytes and what is said of them; the run
 * deletes it once the picture is kept, and Redis after a day where no run comes for it.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import { EvencastError } from '../../errors.ts'
import type { JobOutcome } from '../runner.ts'
import { type DrawnReport, readDrawn } from './messages.ts'

/** A picture as it comes out of a parcel. */
export interface Parcel extends Omit<DrawnReport, 'picture'> {
  readonly outcome: JobOutcome
}

/** Seconds that a finished picture is kept for. */
export const keepSeconds = 86_400

/** Bytes of a picture; Redis holds all that are under way in memory. */
const largestPicture = 64 * 1024 * 1024

/** Key of a job's parcel. */
export function parcelKey(lane: string, identity: string): string {
  return `evencast:parcel:${lane}:${identity}`
}

/** Sends a picture. Sent twice it is the same: equal jobs have equal bytes. */
export async function sendParcel(
  client: Redis,
  key: string,
  { outcome: { png, picture }, ...ending }: Parcel,
): Promise<void> {
  if (png.byteLength > largestPicture)
    throw new EvencastError(
      'EVENCAST_OUTPUT_FAILED',
      `Expected at most ${largestPicture / 2 ** 20} MiB for a picture that goes through a queue, got ${(png.byteLength / 2 ** 20).toFixed(1)}`,
      { hint: 'Take a smaller canvas, or draw it without a queue.' },
    )
  const report: DrawnReport = { ...ending, picture }
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const replies = await client
    .multi()
    .hset(key, { report: JSON.stringify(report), png: bytes })
    .expire(key, keepSeconds)
    .exec()
  const failed = replies?.find(([error]) => error !== null)?.[0]
  if (replies === null || failed)
    throw new EvencastError('EVENCAST_QUEUE_FAILED', 'Expected room for a picture in the queue, got none', {
      cause: failed,
      hint: 'Is the memory of redis-server full? Its policy must be `maxmemory-policy noeviction`.',
    })
}

/** Opens a parcel; undefined where there is none, or where it is not what it says. */
export async function openParcel(client: Redis, key: string): Promise<Parcel | undefined> {
  const { report, png } = await client.hgetallBuffer(key)
  if (report === undefined || png === undefined) return undefined
  const drawn = readDrawn(report.toString('utf8'))
  if (drawn === undefined) return undefined
  const { picture, ...ending } = drawn
  const intact =
    png.length === picture.bytes && createHash('sha256').update(png).digest('hex') === picture.sha256
  return intact ? { ...ending, outcome: { png, picture } } : undefined
}
