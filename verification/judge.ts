/**
 * Whether a box shows what it was told to, and which of several drawings shows it best: arithmetic, without any picture.
 *
 * @module
 */
import type { SubjectReading } from '../audits/index.ts'

export interface Judgement {
  /** Attributes that show something else, in the order in which they were asked; `presence` alone where nobody is there. */
  readonly failed: readonly string[]
  /** Expected number of asked attributes that show what was asked: the sum of their probabilities. */
  readonly expected: number
}

/** Below this probability a box does not show its subject. */
const leastPresence = 0.5

/**
 * Holds a reading against what was asked. Only what the instrument can say counts: an attribute it does not read, or a value
 * it was never taught, neither fails nor adds. Where it abstains nothing has failed, but the doubt lowers `expected`. Of
 * the ten skin tones the neighbours of the one asked for are accepted: a picture does not tell them apart.
 *
 * @example
 * judge({ presentation: 'feminine' }, readings.get('doctor-1')) // { failed: ['presentation'], expected: 0.04 }
 */
export function judge(asked: Readonly<Record<string, string>>, reading: SubjectReading): Judgement {
  const read = Object.entries(asked).flatMap(([attribute, value]) => {
    const own = reading.attributes[attribute]
    if (own === undefined || !Object.hasOwn(own.probabilities, value)) return []
    const accepted = acceptedValues(attribute, value)
    const probability = accepted.reduce((sum, one) => sum + (own.probabilities[one] ?? 0), 0)
    return [{ attribute, failed: own.value !== null && !accepted.includes(own.value), probability }]
  })
  const expected = read.reduce((sum, { probability }) => sum + probability, 0) * reading.presence
  const absent = reading.presence < leastPresence
  const failed = read.filter(one => one.failed).map(({ attribute }) => attribute)
  return { failed: absent ? ['presence'] : failed, expected }
}

/** Whether there is a reason to draw the subject anew. */
export function hasFailed({ failed }: Judgement): boolean {
  return failed.length > 0
}

/**
 * Index of the best drawing: one that shows its subject before one that does not, then the fewest failed attributes, then
 * the greatest expected number of right ones; the earliest of equals.
 *
 * @example
 * bestOf([{ failed: ['age'], expected: 3.1 }, { failed: [], expected: 3.8 }]) // 1
 */
export function bestOf(judgements: readonly Judgement[]): number {
  return judgements.reduce((best, judgement, index) => {
    const other = judgements[best]
    return other !== undefined && isBetter(judgement, other) ? index : best
  }, 0)
}

function isBetter(one: Judgement, other: Judgement): boolean {
  const [absent, otherAbsent] = [isAbsent(one), isAbsent(other)]
  if (absent !== otherAbsent) return otherAbsent
  if (one.failed.length !== other.failed.length) return one.failed.length < other.failed.length
  return one.expected > other.expected
}

function isAbsent({ failed }: Judgement): boolean {
  return failed.includes('presence')
}

/** `monk-7` is shown by `monk-6` to `monk-8`; every other value by itself. */
function acceptedValues(attribute: string, value: string): readonly string[] {
  const tone = attribute === 'skin_tone' ? /^monk-(\d+)$/.exec(value)?.[1] : undefined
  if (tone === undefined) return [value]
  return [-1, 0, 1].map(step => `monk-${Number(tone) + step}`)
}
