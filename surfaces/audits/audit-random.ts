/**
 * The random numbers of an audit's intervals: keyed, so that the same pictures always have the same intervals.
 *
 * @module
 */
import type { Random } from '../../audits/index.ts'
import { drawKey, keyedDraws } from '../../casting/draws.ts'

const key = drawKey({ seed: 0, policy: { id: 'evencast-audit', version: 1 }, scope: 'batch' })
const range = 2 ** 53

/** The stream of one label. */
export function auditRandom(label: string): Random {
  const below = keyedDraws(key, ['audit', label])
  return () => below(range) / range
}
