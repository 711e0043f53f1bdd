/**
 * A run's folder, taken for work: new, or gone on from.
 *
 * @module
 */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFailure } from '../datasets/write-file.ts'
import { EvencastError } from '../errors.ts'
import { assertSameRun, readManifest, writeManifest } from './manifest-file.ts'
import { type RunFolder, runFolder } from './run-folder.ts'
import { lockRun } from './run-lock.ts'
import type { RunManifest } from './run-manifest.ts'

/** A run that is asked for, or one to go on with. */
export interface OpenRunOptions {
  /** undefined: whatever was begun in the folder. */
  readonly asked: RunManifest | undefined
  /** Goes on from what is in the folder; in an empty one the run begins. */
  readonly resume: boolean
}

/** A run's folder, locked against others until it is closed. */
export interface OpenedRun {
  readonly folder: RunFolder
  readonly manifest: RunManifest
  /** Lets others work on the folder. */
  readonly close: () => Promise<void>
}

/**
 * Takes a folder for a run. Throws EVENCAST_RUN_DIFFERS where another run was begun in it, EVENCAST_OUTPUT_FAILED where it
 * cannot be written to, holds other files, or is at work.
 *
 * @example
 * const run = await openRun('set', { asked: manifest, resume: false })
 * await run.close()
 */
export async function openRun(path: string, { asked, resume }: OpenRunOptions): Promise<OpenedRun> {
  const folder = runFolder(path)
  await makeFolder(path)
  const unlock = await lockRun(folder.lock)
  try {
    const begun = await readManifest(folder.manifest)
    const manifest = begun === undefined ? await begin(folder, asked) : goOn(folder, begun, asked, resume)
    await makeFolder(folder.pictures)
    await sweep(folder.pictures)
    return { folder, manifest, close: unlock }
  } catch (error) {
    await unlock()
    throw error
  }
}

async function begin(folder: RunFolder, asked: RunManifest | undefined): Promise<RunManifest> {
  if (asked === undefined)
    throw new EvencastError('EVENCAST_RUN_DIFFERS', `Expected a run in ${folder.path}, got none to resume`, {
      hint: 'Begin it: evencast batch POLICY --requests FILE --images N --out DIR',
    })
  await sweep(folder.path)
  const others = (await readdir(folder.path)).filter(name => join(folder.path, name) !== folder.lock)
  if (others.length > 0)
    throw new EvencastError(
      'EVENCAST_OUTPUT_FAILED',
      `Expected an empty folder for \`--out\`, got ${folder.path}, which holds ${others.slice(0, 3).join(', ')}`,
      { hint: 'Choose a folder that does not exist yet.' },
    )
  await writeManifest(folder.manifest, asked)
  return asked
}

function goOn(
  folder: RunFolder,
  begun: RunManifest,
  asked: RunManifest | undefined,
  resume: boolean,
): RunManifest {
  if (!resume)
    throw new EvencastError(
      'EVENCAST_OUTPUT_FAILED',
      `Expected a new folder for \`--out\`, got the run in ${folder.path}`,
      {
        hint: 'Add --resume to go on with it, or choose another folder.',
      },
    )
  if (asked !== undefined) assertSameRun(begun, asked)
  return begun
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch {
    // Of a disk that is read-only the recursive form says that there is no such folder; the plain one says why.
    await mkdir(path).catch((error: unknown) => {
      throw writeFailure(path, error)
    })
  }
}

/** What a kill left half written. */
async function sweep(path: string): Promise<void> {
  const torn = (await readdir(path)).filter(name => /^\.evencast-.*\.part$/.test(name))
  await Promise.all(torn.map(name => rm(join(path, name), { force: true })))
}
