/**
 * Splits by group: what looks alike stays together, and where a group goes depends on nothing but the group.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { Scene } from '../../types.ts'
import type { Split } from './sample.ts'

/**
 * `request`: pictures of one request are one group. `cast`: pictures of one request that show the same cast are; others of that
 * request may be in the other split, so that a model is tested on casts it was not trained on, though not on new requests.
 */
export const groupings = ['request', 'cast'] as const

export type Grouping = (typeof groupings)[number]

/**
 * The group of a picture, in hexadecimal. Requests that differ in case or spaces are the same; of a conversation its first turn
 * counts, because its later pictures keep pixels of the first one.
 *
 * @example
 * groupOf({ request: { ...request, text: 'Two  nurses' } }, 'request') // as of 'two nurses'
 */
export function groupOf({ request, cast }: Pick<Scene, 'request' | 'cast'>, grouping: Grouping): string {
  const [first = ''] = request.text.trim().split('\n')
  const text = first.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const people = (cast?.subjects ?? []).map(({ id, attributes }) => [
    id,
    Object.entries(attributes)
      .map(([attribute, { value }]) => [attribute, value] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  ])
  return digest(grouping === 'request' ? [text] : [text, people]).slice(0, 32)
}

/**
 * May a picture be grouped so? One that was changed after it was drawn shares pixels with the one before, whose cast is
 * another.
 */
export function canGroup({ edits = [], course = [] }: Scene, grouping: Grouping): boolean {
  return grouping === 'request' || (course.length === 0 && edits.every(({ reason }) => reason === 'verify'))
}

/**
 * The split of a group: a fixed hash of it, as a fraction, against the wanted share. A set that grows moves no picture; a larger
 * share only moves groups from train to validation.
 *
 * @param share of groups in validation, 0..1
 */
export function splitOf(group: string, share: number): Split {
  const fraction = Number.parseInt(digest(['split', group]).slice(0, 12), 16) / 16 ** 12
  return fraction < share ? 'validation' : 'train'
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex')
}
