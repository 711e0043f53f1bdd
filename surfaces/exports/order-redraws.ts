/**
 * Top-up: which pictures of a run do not show their casts, and the order to draw them anew.
 *
 * @module
 */
import { basename } from 'node:path'
import type { Auditor } from '../../audits/index.ts'
import { openLog } from '../../jobs/append-log.ts'
import { type RunFolder, readRedraws, readRunLedger } from '../../jobs/index.ts'
import { auditFiles } from '../audits/audit-files.ts'

export interface OrderRedrawsOptions {
  readonly auditor: Auditor
  /** Times a picture may be drawn anew, earlier top-ups included. */
  readonly most: number
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal | undefined
}

export interface OrderedRedraws {
  readonly measured: number
  /** Pictures in which something is missed. */
  readonly missed: number
  /** Of these, those that will be drawn anew. */
  readonly ordered: number
}

/** Measures every picture of a run and writes its orders; pictures that failed need none, for a run tries them again itself. */
export async function orderRedraws(
  folder: RunFolder,
  { auditor, most, environment, signal }: OrderRedrawsOptions,
): Promise<OrderedRedraws> {
  const { entries } = await readRunLedger(folder.ledger)
  const places = new Map(
    [...entries.values()].flatMap(entry =>
      entry.status === 'drawn' ? [[basename(entry.file), entry.index] as const] : [],
    ),
  )
  if (places.size === 0) return { measured: 0, missed: 0, ordered: 0 }
  const attempts = await readRedraws(folder.redraws)
  const { measured } = await auditFiles(folder.pictures, { auditor, environment, signal })
  const log = await openLog(folder.redraws)
  let [missed, ordered] = [0, 0]
  try {
    for (const { file, drawing } of measured) {
      const index = places.get(basename(file))
      const misses = drawing.audit.subjects.flatMap(({ id, attributes }) =>
        Object.entries(attributes).flatMap(([name, { verdict }]) =>
          verdict === 'missed' ? [`${id} ${name}`] : [],
        ),
      )
      if (index === undefined || misses.length === 0) continue
      missed += 1
      const attempt = (attempts.get(index) ?? 0) + 1
      if (attempt > most) continue
      await log.append({ index, attempt, missed: misses })
      ordered += 1
    }
  } finally {
    await log.close()
  }
  return { measured: measured.length, missed, ordered }
}
