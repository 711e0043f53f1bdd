/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3" (SC 2011): a block is a pure function of key and counter.
 *
 * @module
 */

/** Four unsigned 32-bit words, the least significant first. */
export type PhiloxCounter = readonly [number, number, number, number]

/** Two unsigned 32-bit words, the least significant first. */
export type PhiloxKey = readonly [number, number]

const multipliers = [0xd2511f53, 0xcd9e8d57] as const
const weyl = [0x9e3779b9, 0xbb67ae85] as const
const rounds = 10

/**
 * One block: four unsigned 32-bit random words. Agrees with Random123's known-answer tests.
 *
 * @example
 * philox4x32([0, 0, 0, 0], [0, 0]) // [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]
 */
export function philox4x32(counter: PhiloxCounter, key: PhiloxKey): PhiloxCounter {
  let [first, second, third, fourth] = counter
  let [low, high] = key
  for (let round = 0; round < rounds; round += 1) {
    const left = multiplyHigh(multipliers[0], first)
    const leftLow = Math.imul(multipliers[0], first)
    const right = multiplyHigh(multipliers[1], third)
    const rightLow = Math.imul(multipliers[1], third)
    first = (right ^ second ^ low) >>> 0
    second = rightLow >>> 0
    third = (left ^ fourth ^ high) >>> 0
    fourth = leftLow >>> 0
    low = (low + weyl[0]) >>> 0
    high = (high + weyl[1]) >>> 0
  }
  return [first, second, third, fourth]
}

/** Upper 32 bits of a 64-bit product. Every partial product stays below 2^49, so doubles hold it exactly. */
function multiplyHigh(left: number, right: number): number {
  const lower = (left & 0xffff) * right
  const upper = (left >>> 16) * right
  return Math.floor((upper + Math.floor(lower / 0x10000)) / 0x10000)
}
