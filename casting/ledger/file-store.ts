/**
 * A ledger in a file: one line per record, only ever added to.
 *
 * Appends are single writes to a file opened with O_APPEND, which the kernel places one after the other on a local
 * disk, and are flushed (fsync) before they count. Nothing is locked. Network file systems do not keep that promise;
 * Redis serves several machines.
 *
 * @module
 */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EvencastError } from '../../errors.ts'
import type { LedgerStore } from './ledger.ts'

/** Opens the file, and makes it where there is none. */
export async function openFileStore(path: string): Promise<LedgerStore> {
  const file = await openOrExplain(path)
  const decoder = new TextDecoder()
  let [offset, rest] = [0, '']

  const readNew = async (): Promise<readonly string[]> => {
    const chunk = Buffer.alloc(1 << 18)
    const lines: string[] = []
    while (true) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, offset)
      if (bytesRead === 0) return lines
      offset += bytesRead
      const parts = (rest + decoder.decode(chunk.subarray(0, bytesRead), { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
    }
  }
  return {
    name: path,
    readNew,
    async append(line) {
      try {
        // A line that a crash has torn ends here, so that it spoils nothing but itself.
        await file.write(`${rest === '' ? '' : '\n'}${line}\n`)
        await file.datasync()
      } catch (error) {
        throw failed(path, error)
      }
    },
    close: () => file.close(),
  }
}

async function openOrExplain(path: string): Promise<FileHandle> {
  try {
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND
    const file = await open(path, flags, 0o600)
    const { size } = await file.stat()
    if (size === 0) await flushFolder(path)
    else if (!(await looksLikeLedger(file))) {
      await file.close()
      throw new EvencastError('EVENCAST_OPTION_INVALID', `Expected a ledger at ${path}, got another file`, {
        hint: 'Name a file that does not exist yet, or one that `--ledger` has made.',
      })
    }
    return file
  } catch (error) {
    if (EvencastError.isInstance(error)) throw error
    throw failed(path, error)
  }
}

function failed(path: string, cause: unknown): EvencastError {
  return new EvencastError(
    'EVENCAST_LEDGER_FAILED',
    `Expected a ledger file at ${path} that can be written`,
    {
      cause,
      hint: 'Check that its folder exists and may be written to, and that the disk is not full.',
    },
  )
}

/** A new file's name is safe once its folder is flushed, too. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), constants.O_RDONLY)
  await folder.sync()
  await folder.close()
}

/** Somewhere in its first part: records begin with their hash. Damage leaves more than nothing of that. */
async function looksLikeLedger(file: FileHandle): Promise<boolean> {
  const start = Buffer.alloc(1 << 16)
  const { bytesRead } = await file.read(start, 0, start.length, 0)
  return start.subarray(0, bytesRead).includes('"hash":"') || bytesRead < 8
}
