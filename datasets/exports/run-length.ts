/**
 * Masks as COCO writes them: run lengths in column-major order, as the compressed text of pycocotools (`rleToString` of
 * cocoapi's maskApi.c).
 *
 * @module
 */
import type { Size } from '../../types.ts'

/** A mask in COCO's compressed form. */
export interface RunLengthMask {
  /** Height, then width. */
  readonly size: readonly [number, number]
  readonly counts: string
}

/** Two counts back: the run of the same kind before. */
const deltaFrom = 3
const bitsPerCharacter = 5
const continues = 0x20
const firstCharacter = 48

/**
 * A mask of `width * height` bytes, row by row, not 0 where the subject is.
 *
 * @example
 * runLengthMask(Uint8Array.of(0, 1, 1, 1), { width: 2, height: 2 }) // { size: [2, 2], counts: '13' }
 */
export function runLengthMask(mask: Uint8Array, { width, height }: Size): RunLengthMask {
  return { size: [height, width], counts: compress(columnRuns(mask, width, height)) }
}

/** Pixels of a mask. */
export function maskArea(mask: Uint8Array): number {
  return mask.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0)
}

/** Lengths of runs down the columns, beginning with one outside, which may be 0. */
function columnRuns(mask: Uint8Array, width: number, height: number): readonly number[] {
  const runs: number[] = []
  let [inside, length] = [false, 0]
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      const value = (mask[y * width + x] ?? 0) !== 0
      if (value !== inside) {
        runs.push(length)
        inside = value
        length = 0
      }
      length += 1
    }
  }
  return [...runs, length]
}

/** Each count, from the fourth on less the count two before, in groups of five bits, lowest first. */
function compress(runs: readonly number[]): string {
  return runs
    .map((run, index) => signedText(index >= deltaFrom ? run - (runs[index - 2] ?? 0) : run))
    .join('')
}

function signedText(value: number): string {
  let [rest, text, more] = [value, '', true]
  while (more) {
    const bits = rest & (continues - 1)
    rest >>= bitsPerCharacter
    // The last group's highest bit is the sign.
    more = (bits & 0x10) === 0 ? rest !== 0 : rest !== -1
    text += String.fromCharCode((more ? bits | continues : bits) + firstCharacter)
  }
  return text
}
