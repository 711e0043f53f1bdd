/**
 * Batches that were opened lately, so that casting image after image takes every draw once. A batch is a pure function
 * of what it is opened with: forgetting one costs time and changes nothing.
 *
 * @module
 */
import { type Batch, type BatchOptions, openBatch } from './batch.ts'

const kept = 4
const recent = new Map<string, Batch>()

/** The batch of these options, opened where it is not at hand. */
export function recentBatch(options: BatchOptions): Batch {
  const { plan, policy, seed, images } = options
  const key = JSON.stringify([policy, seed, images ?? null, plan])
  const batch = recent.get(key) ?? openBatch(options)
  recent.delete(key)
  recent.set(key, batch)
  const [oldest] = recent.keys()
  if (recent.size > kept && oldest !== undefined) recent.delete(oldest)
  return batch
}
