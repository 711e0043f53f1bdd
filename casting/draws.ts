/**
 * Keyed draws: what is drawn depends on what it is for, never on what was drawn before.
 *
 * The stream is a public contract (`evencast-cast/1`), held by golden files under `tests/goldens/casting`:
 *
 * - key: the first 8 bytes of SHA-256 over the JSON `["evencast-cast/1", seed, policy id, policy version, scope]`,
 *   where scope is the image's number or `"batch"`; two little-endian words.
 * - counter: word 0 counts blocks from 0; words 1 to 3 are the first 12 bytes of SHA-256 over the JSON list of
 *   labels (what is drawn, for which subject and attribute), little-endian.
 * - an integer below `bound`: 53 bits, `word[i] * 2^21 + (word[i + 1] >>> 11)`, modulo `bound`, taken anew where it is
 *   not below the greatest multiple of `bound` (no modulo bias).
 *
 * Labels in use: `["iid", subject, attribute]`, `["quota", attribute, rule]`, `["share", index, attribute]`,
 * `["variety", index, attribute]`; index is the place in the plan's list; `["strict", attribute, rule]`,
 * `["compensate", attribute, rule, draws so far]`, `["balance", block]`, `["ledger", attribute, rule, period]`,
 * `["population", attribute, rule]`. Quotas are keyed by `"batch"` under
 * `scope: batch`, everything else by the image. A draw by weight takes one integer below the sum of the exact weights
 * (decimals scaled to whole numbers, divided by their greatest common divisor) and walks the values in their order.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { type PhiloxCounter, type PhiloxKey, philox4x32 } from './philox.ts'

const stream = 'evencast-cast/1'
const range = 2 ** 53

/** What all draws of one image, or of one batch, share. */
export interface DrawScope {
  /** 0 to 2^53 - 1. */
  readonly seed: number
  readonly policy: { readonly id: string; readonly version: number }
  /** The image's number for draws that belong to one picture; `batch` for those that go on over all of them. */
  readonly scope: number | 'batch'
}

/** A uniform integer from 0 to `bound` - 1, `bound` from 1 to 2^53; every call takes the next words of its stream. */
export type DrawBelow = (bound: number) => number

/** Philox key of a scope. */
export function drawKey({ seed, policy, scope }: DrawScope): PhiloxKey {
  const digest = hash([stream, seed, policy.id, policy.version, scope])
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)]
}

/**
 * The stream of one purpose.
 *
 * @example
 * const key = drawKey({ seed: 42, policy: { id: 'world', version: 1 }, scope: 0 })
 * const below = keyedDraws(key, ['iid', 'doctor-1', 'age'])
 * below(100) // the same number everywhere
 */
export function keyedDraws(key: PhiloxKey, labels: readonly (string | number)[]): DrawBelow {
  const digest = hash(labels)
  const [second, third, fourth] = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8)]
  let block = 0
  let words: PhiloxCounter = [0, 0, 0, 0]
  let isHalf = false
  const nextInteger = (): number => {
    if (!isHalf) {
      words = philox4x32([block, second, third, fourth], key)
      block += 1
    }
    const [high, low] = isHalf ? [words[2], words[3]] : [words[0], words[1]]
    isHalf = !isHalf
    return high * 2 ** 21 + (low >>> 11)
  }
  return bound => {
    const limit = range - (range % bound)
    let drawn = nextInteger()
    while (drawn >= limit) drawn = nextInteger()
    return drawn % bound
  }
}

/** A permutation, every one equally likely: takes items out of the list one by one (Fisher and Yates). */
export function shuffle<Item>(items: readonly Item[], below: DrawBelow): readonly Item[] {
  const rest = [...items]
  const order: Item[] = []
  while (rest.length > 0) order.push(...rest.splice(below(rest.length), 1))
  return order
}

function hash(labels: readonly (string | number)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(labels), 'utf8').digest()
}
