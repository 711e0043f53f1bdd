/**
 * Pictures as files: what they remember, and how they reach the disk.
 *
 * @module
 */
export {
  type EncodeMetadata,
  encodePicture,
  type PictureMetadata,
  readPictureMetadata,
} from './image-metadata.ts'
export { readPixels } from './read-pixels.ts'
export { writeSafely } from './write-file.ts'
