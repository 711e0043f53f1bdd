/**
 * Identities: SHA-256 over a value's JSON with its keys sorted, so that two programs that mean the same name it the same.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { Job } from './job.ts'

/**
 * The identity of what determines a value, in hexadecimal. Fields that are undefined count as absent.
 *
 * @example
 * identify({ b: 1, a: undefined }) === identify({ b: 1 }) // true
 */
export function identify(value: unknown): string {
  return createHash('sha256')
    .update(
      JSON.stringify(value, (_, part: unknown) => withSortedKeys(part)),
      'utf8',
    )
    .digest('hex')
}

/** A job from its content; an identity that comes with it is worked out anew. */
export function identifyJob(content: Omit<Job, 'identity'> & { readonly identity?: string }): Job {
  const { identity: _, ...determining } = content
  return { identity: identify(determining), ...determining }
}

/** Has the job come through whatever carried it as it was sent? */
export function isIntact(job: Job): boolean {
  return identifyJob(job).identity === job.identity
}

function withSortedKeys(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
}
