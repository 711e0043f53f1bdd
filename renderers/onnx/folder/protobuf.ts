/**
 * The protobuf wire format over a file, as far as finding fields in it goes. Untrusted bytes: every length is checked
 * against the message it lies in, and a RangeError ends the reading.
 *
 * @module
 */
import { fstatSync, readSync } from 'node:fs'

export interface ProtobufField {
  readonly number: number
  /** First byte of the value. */
  readonly start: number
  /** One past the last byte; undefined for numbers, which are skipped. */
  readonly end: number | undefined
}

const windowSize = 1 << 16
const longestText = 4096

/** Reads a file in windows, so that skipping costs nothing. */
export class FileWindow {
  readonly size: number
  readonly #handle: number
  readonly #bytes = Buffer.alloc(windowSize)
  #start = 0
  #length = 0

  constructor(handle: number) {
    this.#handle = handle
    this.size = fstatSync(handle).size
  }

  byte(position: number): number {
    if (position < this.#start || position >= this.#start + this.#length) {
      this.#start = position
      this.#length = readSync(this.#handle, this.#bytes, 0, windowSize, position)
    }
    const value = this.#length === 0 ? undefined : this.#bytes[position - this.#start]
    if (value === undefined) throw new RangeError('unexpected end of file')
    return value
  }

  text(start: number, end: number): string {
    if (end - start > longestText) throw new RangeError('a name of more than 4096 bytes')
    const bytes = Buffer.alloc(end - start)
    readSync(this.#handle, bytes, 0, bytes.length, start)
    return bytes.toString('utf8')
  }
}

/** The fields of the message in a range of the file, in their order. */
export function* protobufFields(
  window: FileWindow,
  range: { readonly start: number; readonly end: number },
): Generator<ProtobufField> {
  let position = range.start
  while (position < range.end) {
    const tag = readVarint(window, position)
    const number = Math.floor(tag.value / 8)
    const wire = tag.value % 8
    const start = tag.next
    if (number === 0) throw new RangeError('field number 0')
    if (wire === 2) {
      const length = readVarint(window, start)
      const end = length.next + length.value
      if (end > range.end) throw new RangeError('a field longer than its message')
      yield { number, start: length.next, end }
      position = end
    } else {
      yield { number, start, end: undefined }
      position = endOfNumber(window, wire, start)
    }
  }
}

function endOfNumber(window: FileWindow, wire: number, start: number): number {
  if (wire === 0) return readVarint(window, start).next
  if (wire === 1) return start + 8
  if (wire === 5) return start + 4
  throw new RangeError(`wire type ${wire}`)
}

/** Little-endian groups of seven bits. Above 2^53 the value is inexact, which only numbers we skip can be. */
function readVarint(window: FileWindow, start: number): { readonly value: number; readonly next: number } {
  let value = 0
  for (let index = 0; index < 10; index += 1) {
    const byte = window.byte(start + index)
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, next: start + index + 1 }
  }
  throw new RangeError('a number of more than ten bytes')
}
