/**
 * Files written piece by piece, whole sets of them in folders that are there whole or not at all.
 *
 * @module
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { EvencastError } from '../../errors.ts'
import { writeFailure } from '../write-file.ts'

/** A file under way. */
export interface GrowingFile {
  readonly file: string
  write(content: string | Uint8Array): Promise<void>
  /** Waits until its bytes are on the disk. */
  close(): Promise<void>
}

/** Begins a file that is not there yet. EVENCAST_OUTPUT_FAILED where it cannot be written. */
export async function growFile(file: string): Promise<GrowingFile> {
  const failing = <Value>(work: Promise<Value>): Promise<Value> =>
    work.catch(error => {
      throw writeFailure(file, error)
    })
  const handle = await failing(open(file, 'wx'))
  return {
    file,
    async write(content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      await failing(handle.writeFile(bytes))
    },
    async close() {
      await failing(handle.sync().finally(() => handle.close()))
    },
  }
}

/**
 * Fills a folder aside and renames it: whoever sees it sees all of it. The folder must not be there, or be empty; on failure
 * nothing of the new one is left. EVENCAST_OUTPUT_FAILED.
 */
export async function fillFolder<Value>(
  folder: string,
  fill: (aside: string) => Promise<Value>,
): Promise<Value> {
  const path = resolve(folder)
  await assertFree(path)
  const aside = join(dirname(path), `.evencast-${randomUUID()}.part`)
  try {
    await mkdir(aside).catch(error => {
      throw writeFailure(path, error)
    })
    const value = await fill(aside)
    await rmdir(path).catch(() => undefined)
    await rename(aside, path).catch(error => {
      throw writeFailure(path, error)
    })
    return value
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
}

async function assertFree(path: string): Promise<void> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw writeFailure(path, error)
  })
  if (names.length === 0) return
  throw new EvencastError('EVENCAST_OUTPUT_FAILED', `Expected a new or an empty folder, got ${path}`, {
    hint: 'Name another folder, or remove this one first: an export never mixes with an older one.',
  })
}
