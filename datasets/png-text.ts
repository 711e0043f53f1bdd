/**
 * Text chunks of PNG files (PNG Specification, third edition, 5.3 and 11.3.3.4), written and read by our own code so that
 * the bytes stay ours to the last one.
 *
 * @module
 */
import { crc32 } from 'node:zlib'
import { EvencastError } from '../errors.ts'

/** Keyword and text of an uncompressed iTXt chunk. */
export interface PngText {
  /** 1 to 79 Latin-1 characters. */
  readonly keyword: string
  readonly text: string
}

interface Chunk {
  readonly type: string
  /** Type and data, what the checksum covers. */
  readonly body: Uint8Array
  readonly checksum: number
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Signature, and IHDR with its length, type and checksum. */
const headerLength = 8 + 25
/** More than any scene needs; a longer chunk is not ours. */
const longestText = 4 * 2 ** 20

/** A copy of the PNG with the texts right behind its header, where a reader finds them first. */
export function insertTexts(png: Uint8Array, texts: readonly PngText[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat([png.subarray(0, headerLength), ...texts.map(textChunk), png.subarray(headerLength)]),
  )
}

/**
 * Text under a keyword; undefined: there is none. Throws EVENCAST_SCENE_INVALID where the file is no PNG or ends early,
 * and where the chunk is damaged, doubled, compressed (which could unfold to any size) or longer than 4 MiB.
 */
export function readText(png: Uint8Array, keyword: string): string | undefined {
  if (!signature.every((byte, index) => png[index] === byte)) throw damaged('a PNG', 'another kind of file')
  const prefix = Buffer.from(`iTXt${keyword}\0`, 'latin1')
  const [found, ...others] = chunksOf(png).filter(({ body }) =>
    prefix.equals(body.subarray(0, prefix.length)),
  )
  if (found === undefined) return undefined
  if (others.length > 0) throw damaged(`one \`${keyword}\` chunk`, `${others.length + 1}`)
  if (found.body.length > longestText) throw damaged('at most 4 MiB of text', `${found.body.length} bytes`)
  if (crc32(found.body) !== found.checksum)
    throw damaged('an intact text chunk', 'one whose checksum differs')
  return decodeText(found.body.subarray(prefix.length))
}

/** What follows the keyword: compression flag and method, language, translated keyword, text. */
function decodeText(rest: Uint8Array): string {
  if (rest[0] !== 0) throw damaged('uncompressed text', 'a compressed chunk')
  const language = rest.indexOf(0, 2)
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1)
  if (translated < 0) throw damaged('a text chunk', 'one that ends within its keywords')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rest.subarray(translated + 1))
  } catch (error) {
    throw damaged('text in UTF-8', 'other bytes', error)
  }
}

function chunksOf(png: Uint8Array): readonly Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: Chunk[] = []
  let offset = signature.length
  while (chunks.at(-1)?.type !== 'IEND') {
    const length = offset + 12 > png.length ? Number.POSITIVE_INFINITY : view.getUint32(offset)
    const end = offset + 12 + length
    if (end > png.length) throw damaged('a whole PNG', 'one that ends in the middle')
    const body = png.subarray(offset + 4, end - 4)
    const type = Buffer.from(body.subarray(0, 4)).toString('latin1')
    chunks.push({ type, body, checksum: view.getUint32(end - 4) })
    offset = end
  }
  return chunks
}

function textChunk({ keyword, text }: PngText): Uint8Array {
  // No compression, method 0, no language, no translated keyword.
  const body = Buffer.concat([Buffer.from(`iTXt${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length - 4)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

function damaged(expected: string, actual: string, cause?: unknown): EvencastError {
  return new EvencastError('EVENCAST_SCENE_INVALID', `Expected ${expected}, got ${actual}`, {
    cause,
    hint: 'The file was damaged, or saved again by another program. Use the PNG as Evencast left it, or the JSON of its scene.',
  })
}
