/**
 * Pictures as PNG files that remember what they were drawn from.
 *
 * @module
 */
import type { Picture, Scene } from '../types.ts'
import { digitalSourcePacket } from './digital-source.ts'
import { generationParameters } from './generation-parameters.ts'
import { type PictureMetadata, parsePictureMetadata, pictureMetadata } from './picture-metadata.ts'
import { insertTexts, readText } from './png-text.ts'

export type { PictureMetadata } from './picture-metadata.ts'

export interface EncodeMetadata {
  /** A scene that went as far as its rendering. */
  readonly scene: Scene
  /** Version of Evencast. */
  readonly software: string
}

const keyword = 'evencast'

/**
 * PNG bytes of a picture, the same for the same picture and scene. With metadata they hold, right behind the header, the
 * scene (`evencast`), a line for galleries (`parameters`) and the IPTC mark of generated media (XMP); `undefined` leaves
 * all three out. Throws EVENCAST_SCENE_INVALID where the scene is not whole.
 *
 * @example
 * const png = await encodePicture(picture, { scene, software: '0.1.0' })
 * readPictureMetadata(png)?.scene.request.seed // 7
 */
export async function encodePicture(
  picture: Picture,
  metadata: EncodeMetadata | undefined,
): Promise<Uint8Array> {
  // Loaded here, so that reading metadata and planning a scene never load an image library.
  const { default: sharp } = await import('sharp')
  const { pixels, width, height } = picture
  const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 9, adaptiveFiltering: false, palette: false })
    .toBuffer()
  if (metadata === undefined) return new Uint8Array(png)
  const remembered = pictureMetadata(metadata.scene, metadata.software)
  return insertTexts(png, [
    { keyword, text: JSON.stringify(remembered) },
    { keyword: 'parameters', text: generationParameters(remembered) },
    { keyword: 'XML:com.adobe.xmp', text: digitalSourcePacket(metadata.software) },
  ])
}

/**
 * What a PNG remembers; undefined: it is a PNG without a scene. Throws EVENCAST_SCENE_INVALID where the file is no PNG, or
 * its text is damaged, doubled, too long, or not of this format.
 */
export function readPictureMetadata(png: Uint8Array): PictureMetadata | undefined {
  const text = readText(png, keyword)
  return text === undefined ? undefined : parsePictureMetadata(text)
}
