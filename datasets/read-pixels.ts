/**
 * A picture file back to its pixels.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Picture } from '../types.ts'

/** More pixels than any canvas has; a larger picture is not ours, and would only fill the memory. */
const mostPixels = 4096 * 4096

/**
 * RGB pixels of a PNG's bytes, exactly as they were written. EVENCAST_SCENE_INVALID where they are no picture.
 *
 * @example
 * const { width, height, pixels } = await readPixels(await readFile('team.png'))
 */
export async function readPixels(png: Uint8Array): Promise<Pick<Picture, 'width' | 'height' | 'pixels'>> {
  const { default: sharp } = await import('sharp')
  try {
    const { data, info } = await sharp(png, { limitInputPixels: mostPixels })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, pixels: new Uint8Array(data) }
  } catch (error) {
    throw new EvencastError('EVENCAST_SCENE_INVALID', 'Expected a picture, got bytes that are none', {
      cause: error,
      hint: 'Use the PNG as Evencast left it.',
    })
  }
}
