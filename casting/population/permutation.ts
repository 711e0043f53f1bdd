/**
 * Keyed permutations of 0..n-1 without a table: a Feistel network (Luby and Rackoff, "How to Construct Pseudorandom
 * Permutations", SIAM Journal on Computing 17, 1988) over the next power of two, walked until it falls below n (Black
 * and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002), and turned by a uniform offset, so that every
 * place is exactly uniform whatever the network does.
 *
 * @module
 */
import type { DrawBelow } from '../draws.ts'

const rounds = 6

/**
 * The permutation that these draws key; `size` from 1 to 2^31.
 *
 * @example
 * const permute = keyedPermutation(5, below)
 * [0, 1, 2, 3, 4].map(permute) // each of 0 to 4 once
 */
export function keyedPermutation(size: number, below: DrawBelow): (place: number) => number {
  const bits = Math.max(2, Math.ceil(Math.log2(size)))
  const lowBits = bits >> 1
  const lowMask = 2 ** lowBits - 1
  const highMask = 2 ** (bits - lowBits) - 1
  const keys = Int32Array.from({ length: 2 * rounds }, () => below(2 ** 32) | 0)
  const turn = below(size)
  return place => {
    let [high, low] = [place >>> lowBits, place & lowMask]
    do {
      for (let round = 0; round < 2 * rounds; round += 2) {
        high ^= mixed(low ^ (keys[round] ?? 0)) & highMask
        low ^= mixed(high ^ (keys[round + 1] ?? 0)) & lowMask
      }
    } while (high * (lowMask + 1) + low >= size)
    const turned = high * (lowMask + 1) + low + turn
    return turned >= size ? turned - size : turned
  }
}

/** The finalizer of MurmurHash3 (Appleby, public domain): every bit of the word depends on every other. */
function mixed(word: number): number {
  let hash = word ^ (word >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
