/**
 * A first look at all pictures: which can go out, and what their lines will hold.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { canGroup, type Grouping, type SetSurvey } from '../../datasets/exports/index.ts'
import { type PictureMetadata, readPictureMetadata } from '../../datasets/index.ts'
import { EvencastError, throwIfAborted } from '../../errors.ts'
import { sceneOf } from '../../read-scene.ts'
import type { Scene } from '../../types.ts'
import type { SetPictures } from './run-pictures.ts'

export interface ExportablePicture {
  readonly png: Uint8Array
  readonly scene: Scene
  readonly metadata: PictureMetadata
}

/** A picture, or why it cannot go out. */
export async function readExportable(
  file: string,
  { hashes }: SetPictures,
  grouping: Grouping,
): Promise<ExportablePicture | { readonly reason: string }> {
  const png = await readFile(file).catch(cause => {
    throw new EvencastError('EVENCAST_SCENE_INVALID', `Expected a readable file, got ${file}`, { cause })
  })
  const known = hashes?.get(file)
  if (hashes !== undefined && known === undefined) return { reason: "not in the run's ledger" }
  if (known !== undefined && known !== sha256(png))
    return { reason: "changed since the run's ledger named it" }
  try {
    const metadata = readPictureMetadata(png)
    if (metadata === undefined) return { reason: 'holds no scene' }
    const scene = sceneOf(metadata)
    // One prompt for the whole canvas: nobody was asked for anywhere, so there is no label to write.
    if (scene.script?.regions === 'none') return { reason: 'drawn from one prompt, without boxes' }
    if (canGroup(scene, grouping)) return { png, scene, metadata }
    return { reason: 'changed after it was drawn, so that its cast is no group' }
  } catch (error) {
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_SCENE_INVALID')
      return { reason: 'damaged' }
    throw error
  }
}

/** Reads every picture's scene once, holding one at a time. */
export async function surveyPictures(
  pictures: SetPictures,
  grouping: Grouping,
  signal: AbortSignal | undefined,
): Promise<SetSurvey> {
  const [classes, attributes] = [new Set<string>(), new Set<string>()]
  let count = 0
  for (const file of pictures.files) {
    throwIfAborted(signal)
    const read = await readExportable(file, pictures, grouping)
    if ('reason' in read) continue
    count += 1
    for (const subject of read.scene.plan?.subjects ?? []) classes.add(subject.class)
    for (const subject of read.scene.cast?.subjects ?? [])
      for (const attribute of Object.keys(subject.attributes)) attributes.add(attribute)
  }
  return { pictures: count, classes: [...classes].sort(), attributes: [...attributes].sort() }
}

/**
 * A sample's key: the file's path from its folder without extension; where that holds more than letters, digits, `-` and `_`, with a
 * hash of it, so that two files never share one.
 *
 * @example
 * sampleKey('run/pictures', 'run/pictures/00001.png') // '00001'
 */
export function sampleKey(folder: string, file: string): string {
  const path = relative(folder, file).replaceAll('\\', '/')
  const name = path.replace(/\.png$/i, '')
  if (/^[\w-]{1,60}$/.test(name)) return name
  return `${name.replace(/[^\w-]+/g, '-').slice(0, 40)}-${sha256(path).slice(0, 12)}`
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
