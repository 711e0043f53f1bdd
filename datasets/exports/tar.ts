/**
 * Tar archives whose bytes depend on nothing but their entries: POSIX ustar (IEEE Std 1003.1-2017, pax, "ustar Interchange
 * Format"), with fixed time, owner and mode.
 *
 * @module
 */
import { invalidValue } from '../../errors.ts'

const blockLength = 512
const longestName = 100
/** Eleven octal digits. */
const largestEntry = 8 ** 11 - 1

/** An entry: header, content, and zeros up to the next block. */
export function tarEntry(name: string, content: Uint8Array): Uint8Array {
  const padded = Math.ceil(content.length / blockLength) * blockLength
  const entry = new Uint8Array(blockLength + padded)
  entry.set(header(name, content.length))
  entry.set(content, blockLength)
  return entry
}

/** What ends an archive: two empty blocks. */
export function tarEnd(): Uint8Array {
  return new Uint8Array(2 * blockLength)
}

function header(name: string, length: number): Uint8Array {
  if (!/^[\w./-]+$/.test(name) || name.length > longestName)
    throw invalidValue('EVENCAST_OUTPUT_FAILED', 'name', `at most ${longestName} plain characters`, name)
  if (length > largestEntry)
    throw invalidValue('EVENCAST_OUTPUT_FAILED', name, 'less than 8 GiB', `${length} bytes`)
  const fields = [
    [0, name],
    [100, '0000644\0'],
    [108, '0000000\0'],
    [116, '0000000\0'],
    [124, `${octal(length, 11)}\0`],
    [136, '00000000000\0'],
    // The checksum counts its own field as spaces.
    [148, '        '],
    [156, '0'],
    [257, 'ustar\0'],
    [263, '00'],
    [329, '0000000\0'],
    [337, '0000000\0'],
  ] as const
  const bytes = Buffer.alloc(blockLength)
  for (const [offset, text] of fields) bytes.write(text, offset, 'latin1')
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${octal(sum, 6)}\0 `, 148, 'latin1')
  return bytes
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}
