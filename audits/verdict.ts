/**
 * What was asked of one attribute against what is read of it.
 *
 * @module
 */
import type { Audit } from '../types.ts'
import type { Reading } from './auditor.ts'

/** One attribute of one subject: asked, measured, verdict, confidence. */
export type AttributeVerdict = Audit['subjects'][number]['attributes'][string]

/** Values of one group look alike: skin tones that a picture cannot tell apart. */
export type GroupOf = (attribute: string, value: string) => string

/** Every value is its own group. */
export const ownGroup: GroupOf = (_, value) => value

/**
 * Does a measured value show the one that was asked for? Of the ten skin tones a neighbour does: one step is less than a
 * picture tells apart. Every other value is shown by itself alone.
 *
 * @example
 * shows('skin_tone', 'monk-7', 'monk-8') // true
 */
export function shows(attribute: string, asked: string, measured: string): boolean {
  if (asked === measured) return true
  const [one, other] = [asked, measured].map(value => /^monk-(\d+)$/.exec(value)?.[1])
  if (attribute !== 'skin_tone' || one === undefined || other === undefined) return false
  return Math.abs(Number(one) - Number(other)) === 1
}

/** Nothing was read, or nothing was asked. */
export function unmeasured(asked: string | null): AttributeVerdict {
  return { asked, measured: null, verdict: 'unmeasured' }
}

/**
 * The verdict on one attribute: `drawn` or `missed` where the instrument commits itself, `undetermined` where it abstains,
 * `unmeasured` where it reads no such attribute or was never taught the value that was asked for.
 */
export function judge(attribute: string, asked: string, reading: Reading | undefined): AttributeVerdict {
  if (reading === undefined || !Object.hasOwn(reading.probabilities, asked)) return unmeasured(asked)
  const { value, confidence } = reading
  if (value === null) return { asked, measured: null, verdict: 'undetermined', confidence }
  const verdict = shows(attribute, asked, value) ? 'drawn' : 'missed'
  return { asked, measured: value, verdict, confidence }
}

/** Below this the box does not show its subject, and nothing else of it can be read. */
const presenceThreshold = 0.5

/** Does the box show anything that was asked for there? */
export function isPresent(presence: number): boolean {
  return presence >= presenceThreshold
}

/** The verdict on whether the box shows its subject at all. */
export function judgePresence(presence: number): AttributeVerdict {
  const present = isPresent(presence)
  return {
    asked: 'present',
    measured: present ? 'present' : 'absent',
    verdict: present ? 'drawn' : 'missed',
    confidence: present ? presence : 1 - presence,
  }
}
