/**
 * Who writes into a run's folder: a picture first, whole and under its name, then its line in the ledger.
 *
 * @module
 */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFailure, writeSafely } from '../datasets/write-file.ts'
import { openLog } from './append-log.ts'
import type { UndrawnPicture } from './list-jobs.ts'
import { pictureFile, type RunFolder } from './run-folder.ts'
import type { RunLedgerEntry } from './run-ledger.ts'
import type { RunEvent } from './runner.ts'

export interface PictureKeeper {
  /** Keeps what an event brings; resolves with the ledger's new entry once it is on the disk. */
  keep(event: RunEvent): Promise<RunLedgerEntry | undefined>
  /** Records a picture that no job draws. */
  giveUp(picture: UndrawnPicture): Promise<RunLedgerEntry>
  close(): Promise<void>
}

/** Opens a run's folder for keeping. `clock` dates the entries; nothing is decided by it. */
export async function keepPictures(folder: RunFolder, clock: () => Date): Promise<PictureKeeper> {
  const ledger = await openLog(folder.ledger)
  const failures = await openLog(folder.failures)
  const record = async (entry: RunLedgerEntry): Promise<RunLedgerEntry> => {
    await ledger.append(entry)
    return entry
  }
  return {
    async keep(event) {
      const { index, identity, requestIndex } = event.job
      const finished = clock().toISOString()
      const place = { index, identity, requestIndex }
      if (event.type === 'job-retry') {
        const { attempt, failure } = event
        await failures.append({
          index,
          attempt,
          final: false,
          ...failure,
          text: event.job.request.text,
          finished,
        })
        return undefined
      }
      if (event.type === 'job-fail') {
        const { attempts, seconds, failure } = event
        await failures.append({
          ...{ index, attempt: attempts, final: true },
          ...{ ...failure, text: event.job.request.text, finished },
        })
        return record({ status: 'failed', ...place, attempts, seconds, finished, failure })
      }
      if (event.type !== 'job-end') return undefined
      const { outcome, attempts, seconds, worker } = event
      const file = pictureFile(index)
      await writeSafely(join(folder.path, file), outcome.png)
      await flushFolder(folder.pictures)
      const { picture } = outcome
      return record({ status: 'drawn', ...place, attempts, seconds, finished, worker, file, picture })
    },
    async giveUp({ index, requestIndex, identity, failure }) {
      const finished = clock().toISOString()
      await failures.append({ index, attempt: 1, final: true, ...failure, finished })
      const place = { index, identity, requestIndex }
      return record({ status: 'failed', ...place, attempts: 1, seconds: 0, finished, failure })
    },
    async close() {
      await ledger.close()
      await failures.close()
    },
  }
}

/** A new file's name is safe once its folder is flushed, too. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await open(path, constants.O_RDONLY)
    await handle.sync()
    await handle.close()
  } catch (error) {
    throw writeFailure(path, error)
  }
}
