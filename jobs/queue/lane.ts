/**
 * Lanes: a queue is one BullMQ queue per software and model, so that no worker ever takes a job that it must not draw.
 *
 * @module
 */
import { identify } from '../identify.ts'
import type { Job } from '../job.ts'

/** What decides who may draw a job. */
export type Drawer = Pick<Job, 'versions' | 'modelHash'>

/** Name of the BullMQ queue for the jobs that this drawer may draw, under the queue's own name. */
export function laneName(queue: string, { versions, modelHash }: Drawer): string {
  return `${queue}-${identify({ versions, modelHash }).slice(0, 16)}`
}

/**
 * How what is needed differs from what is there, for a person; empty where it does not.
 *
 * @example
 * differences({ versions: { evencast: '2' }, modelHash: 'a' }, { versions: { evencast: '1' }, modelHash: 'a' })
 * // ['evencast 2, not 1']
 */
export function differences(needed: Drawer, there: Drawer): readonly string[] {
  const names = [...new Set([...Object.keys(needed.versions), ...Object.keys(there.versions)])].sort()
  const versions = names
    .filter(name => needed.versions[name] !== there.versions[name])
    .map(name => `${name} ${needed.versions[name] ?? 'absent'}, not ${there.versions[name] ?? 'absent'}`)
  if (needed.modelHash === there.modelHash) return versions
  return [...versions, `model ${shortHash(needed.modelHash)}, not ${shortHash(there.modelHash)}`]
}

/** Enough of a hash for a person; names of hosted models stay as they are. */
function shortHash(hash: string): string {
  return /^[0-9a-f]{64}$/.test(hash) ? `${hash.slice(0, 12)}…` : hash
}
