/**
 * The pictures under a path, and those of them that remember their scene.
 *
 * @module
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EvencastError } from '../../errors.ts'
import { readDrawing, type SavedDrawing } from '../../index.ts'

export interface PictureFiles {
  readonly isFolder: boolean
  /** Paths, in the order of their numbers. */
  readonly files: readonly string[]
}

/** The PNGs of a folder and the folders in it, or the file itself. EVENCAST_SCENE_INVALID where there is nothing. */
export async function pictureFiles(path: string): Promise<PictureFiles> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) {
    throw new EvencastError(
      'EVENCAST_SCENE_INVALID',
      `Expected a picture or a folder of pictures, got ${path}`,
      {
        hint: 'Check the path.',
      },
    )
  }
  if (!found.isDirectory()) return { isFolder: false, files: [path] }
  const names = await readdir(path, { recursive: true })
  const files = names
    .filter(name => name.toLowerCase().endsWith('.png'))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  if (files.length === 0) {
    throw new EvencastError('EVENCAST_SCENE_INVALID', `Expected PNG pictures in ${path}, got none`, {
      hint: 'Draw some: evencast draw "REQUEST" --images 20 --out FOLDER/picture.png',
    })
  }
  return { isFolder: true, files: files.map(name => join(path, name)) }
}

/** The drawing in a file, or why it is none: contact sheets and pictures of other programs remember no scene. */
export async function readDrawingOrReason(file: string): Promise<SavedDrawing | { readonly reason: string }> {
  try {
    return await readDrawing(file)
  } catch (error) {
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_SCENE_INVALID') {
      return { reason: error.message }
    }
    throw error
  }
}
