/**
 * Reads a saved scene back: a JSON file, or a PNG that Evencast drew.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { type PictureMetadata, readPictureMetadata } from './datasets/image-metadata.ts'
import { readPixels } from './datasets/read-pixels.ts'
import { EvencastError } from './errors.ts'
import { type Picture, type Scene, sceneSchema } from './types.ts'

const pngSignature = [0x89, 0x50, 0x4e, 0x47]

/**
 * @throws EVENCAST_SCENE_INVALID, naming the field, where the file is no scene.
 * @example
 * const scene = await readScene('team.png')
 */
export async function readScene(file: string): Promise<Scene> {
  const bytes = await readBytes(file)
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return sceneOfPicture(bytes, file)
  return parseScene(new TextDecoder().decode(bytes), file)
}

/** A picture that Evencast drew, and what it remembers. */
export interface SavedDrawing {
  readonly scene: Scene
  /** Without masks, which follow from layout and model. */
  readonly picture: Pick<Picture, 'width' | 'height' | 'pixels'>
  /** SHA-256 over the files of the model that drew it. */
  readonly modelHash?: string | undefined
}

/**
 * @throws EVENCAST_SCENE_INVALID where the file is no PNG that remembers its scene.
 * @example
 * const changed = await redraw(await readDrawing('team.png'), 'player-2', { attributes: { hair_color: 'red' } })
 */
export async function readDrawing(file: string): Promise<SavedDrawing> {
  const bytes = await readBytes(file)
  const scene = sceneOfPicture(bytes, file)
  return { scene, picture: await readPixels(bytes), modelHash: readPictureMetadata(bytes)?.modelHash }
}

function parseScene(text: string, file: string): Scene {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new EvencastError(
      'EVENCAST_SCENE_INVALID',
      `Expected JSON or a PNG in ${file}, got something else`,
      {
        cause: error,
        hint: 'Save a scene with `evencast cast "REQUEST" > scene.json`, or give a PNG that `evencast draw` left.',
      },
    )
  }
  const result = sceneSchema.safeParse(withWarnings(value))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new EvencastError(
    'EVENCAST_SCENE_INVALID',
    `${file}: \`${issue?.path.join('.') || 'scene'}\`: ${issue?.message ?? 'not a scene'}`,
    { cause: result.error, hint: 'The fields are those that `evencast cast "REQUEST"` prints.' },
  )
}

/** A scene written by hand need not list warnings. */
function withWarnings(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { warnings: [], ...value }
    : value
}

function sceneOfPicture(bytes: Uint8Array, file: string): Scene {
  const metadata = readPictureMetadata(bytes)
  if (metadata !== undefined) return sceneOf(metadata)
  throw new EvencastError(
    'EVENCAST_SCENE_INVALID',
    `Expected a PNG that remembers its scene, got ${file}, which does not`,
    {
      hint: 'It was drawn by something else, saved again by another program, or drawn with --strip-metadata.',
    },
  )
}

/** The scene that a picture remembers. */
export function sceneOf({ scene, edits, course }: PictureMetadata): Scene {
  return {
    ...scene,
    ...(edits.length === 0 ? {} : { edits }),
    ...(course === undefined ? {} : { course }),
    warnings: [],
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new EvencastError('EVENCAST_SCENE_INVALID', `Expected a readable file, got ${file}`, {
      cause: error,
      hint: 'Check the path.',
    })
  }
}
