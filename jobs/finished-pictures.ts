/**
 * What of a run is done: pictures that the ledger names and that lie in the folder as it says, to the last byte.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunFolder } from './run-folder.ts'
import type { RunLedgerEntry } from './run-ledger.ts'

/** Is the entry's picture there, and nothing left to do? */
export async function isFinished(
  folder: RunFolder,
  entry: RunLedgerEntry | undefined,
  identity: string,
): Promise<boolean> {
  if (entry?.status !== 'drawn' || entry.identity !== identity) return false
  const bytes = await readFile(join(folder.path, entry.file)).catch(() => undefined)
  if (bytes === undefined || bytes.length !== entry.picture.bytes) return false
  return createHash('sha256').update(bytes).digest('hex') === entry.picture.sha256
}
