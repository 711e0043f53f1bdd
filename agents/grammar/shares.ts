/**
 * Stated proportions: how many of a group a phrase is about.
 *
 * @module
 */
import type { Amount } from './chunks.ts'
import type { SceneDraft, Target } from './draft.ts'

/** The subjects a share is about; undefined: there is no group it could be of. */
export function targetOf(
  draft: SceneDraft,
  amount: Amount,
  text: string,
  taken: ReadonlySet<number>,
): Target | undefined {
  const group = draft.group.length < 2 && amount.type === 'all' ? draft.people() : draft.group
  if (group.length < 2) return undefined
  const count = countOf(amount, group.length, group.filter(index => taken.has(index)).length)
  if (amount.type === 'part' && !Number.isInteger(amount.value * group.length))
    draft.ambiguous({ feature: text, details: `"${text}" of ${group.length} was read as ${count}.` })
  if (amount.type === 'most' || amount.type === 'some')
    draft.ambiguous({ feature: text, details: `"${text}" of ${group.length} was read as ${count}.` })
  const free = group.filter(index => !taken.has(index))
  const indices = (free.length >= count ? free : group).slice(0, count)
  return { indices, part: { group, count } }
}

function countOf(amount: Amount, size: number, taken: number): number {
  switch (amount.type) {
    case 'count':
      return Math.min(amount.value, size)
    case 'part':
      return Math.min(taken > 0 ? size - taken : size, Math.max(0, Math.round(amount.value * size)))
    case 'but':
      return Math.max(0, size - amount.value)
    case 'most':
      return Math.floor(size / 2) + 1
    case 'some':
      return Math.max(1, Math.round(size / 3))
    case 'all':
      return size
    case 'none':
      return 0
    default:
      return Math.max(0, size - taken)
  }
}
