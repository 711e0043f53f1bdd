/**
 * Files that are there whole or not at all.
 *
 * @module
 */
import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EvencastError } from '../errors.ts'

/**
 * Writes aside in the same folder, waits until the bytes are on the disk, and renames. What was there before stays until
 * then; on failure nothing of the new file is left. Throws EVENCAST_OUTPUT_FAILED.
 *
 * @example
 * await writeSafely('team.png', png)
 */
export async function writeSafely(file: string, bytes: Uint8Array): Promise<void> {
  const aside = join(dirname(file), `.evencast-${randomUUID()}.part`)
  try {
    if ((await stat(file).catch(() => undefined))?.isDirectory()) throw new Error('It is a folder')
    await writeThrough(aside, bytes)
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined)
    throw writeFailure(file, error)
  }
}

async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** EVENCAST_OUTPUT_FAILED, with what to do about this kind of failure. */
export function writeFailure(file: string, error: unknown): EvencastError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = error instanceof Error ? error.message : String(error)
  return new EvencastError('EVENCAST_OUTPUT_FAILED', `Could not write ${file}: ${reason}`, {
    cause: error,
    hint: hints[code] ?? 'Choose another file.',
  })
}

const hints: Readonly<Record<string, string>> = {
  ENOENT: 'Create the folder first, or choose another.',
  ENOTDIR: 'A part of the path is a file, not a folder. Choose another path.',
  EACCES: 'The folder cannot be written to. Choose another, or change its permissions.',
  EPERM: 'The folder cannot be written to. Choose another, or change its permissions.',
  EROFS: 'The disk is read-only. Choose another folder.',
  ENOSPC: 'The disk is full. Free some space, or choose another disk.',
  EDQUOT: 'Your share of the disk is used up. Free some space, or choose another disk.',
  EFBIG: 'Files may not grow that large here. Choose another disk.',
  ENAMETOOLONG: 'Choose a shorter name.',
}
