/**
 * The mark of generated media on a picture that goes out.
 *
 * @module
 */
import { digitalSourcePacket } from '../digital-source.ts'
import { insertTexts, readText } from '../png-text.ts'

const keyword = 'XML:com.adobe.xmp'

/**
 * The PNG with the IPTC digital source type; as it is where it has it already, so that its SHA-256 stays.
 *
 * @param software version of Evencast
 */
export function withDigitalSource(png: Uint8Array, software: string): Uint8Array {
  if (readText(png, keyword)?.includes('digitalsourcetype/trainedAlgorithmicMedia')) return png
  return insertTexts(png, [{ keyword, text: digitalSourcePacket(software) }])
}
