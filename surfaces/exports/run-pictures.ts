/**
 * The pictures of a folder that is to go out: those of a run as its ledger names them, or whatever lies in it.
 *
 * @module
 */
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readManifest } from '../../jobs/manifest-file.ts'
import { runFolder } from '../../jobs/run-folder.ts'
import { readRunLedger } from '../../jobs/run-ledger.ts'
import { pictureFiles } from '../audits/picture-files.ts'

export interface RunCounts {
  /** Pictures that were asked for. */
  readonly images: number
  readonly drawn: number
  /** Given up. */
  readonly failed: number
}

export interface SetPictures {
  /** Folder that the files' names are relative to. */
  readonly folder: string
  /** Paths, in the order of their numbers. */
  readonly files: readonly string[]
  /** undefined: no run was made here. */
  readonly run: RunCounts | undefined
  /** Path to the SHA-256 that the run's ledger has of it; undefined: no run was made here. */
  readonly hashes: ReadonlyMap<string, string> | undefined
}

/** EVENCAST_SCENE_INVALID where there is no picture, EVENCAST_RUN_DIFFERS where a run's manifest is damaged. */
export async function setPictures(path: string): Promise<SetPictures> {
  const places = runFolder(path)
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true
  const manifest = isFolder ? await readManifest(places.manifest) : undefined
  if (manifest === undefined) {
    return {
      folder: isFolder ? path : dirname(path),
      files: (await pictureFiles(path)).files,
      run: undefined,
      hashes: undefined,
    }
  }
  const { files } = await pictureFiles(places.pictures)
  const { entries } = await readRunLedger(places.ledger)
  const hashes = new Map<string, string>()
  let failed = 0
  for (const entry of entries.values()) {
    if (entry.status === 'drawn') hashes.set(join(path, entry.file), entry.picture.sha256)
    else failed += 1
  }
  return {
    folder: places.pictures,
    files,
    run: { images: manifest.images, drawn: hashes.size, failed },
    hashes,
  }
}
