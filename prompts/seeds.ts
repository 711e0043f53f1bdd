/**
 * Seeds of the initial noise: keyed by what they are for, so that a sixth subject changes none of the first five.
 *
 * @module
 */
import { createHash } from 'node:crypto'

/** The first 53 bits of SHA-256 over seed, image and the part of the picture: 0 to 2^53 - 1. */
export function partSeed(seed: number, image: number, part: string): number {
  const digest = createHash('sha256').update(`evencast-script-1\0${seed}\0${image}\0${part}`).digest()
  return Number(digest.readBigUInt64BE(0) >> 11n)
}

/**
 * The seed of a subject drawn anew: keyed by the scene's, the subject and the attempt, from 1, so that the nth attempt is the
 * same wherever and whenever it is made.
 */
export function redrawSeed(seed: number, image: number, subject: string, attempt: number): number {
  return partSeed(seed, image, `${subject}\0redraw\0${attempt}`)
}
