/**
 * Refuses what a policy may say and casting does not keep yet: a rule without effect would be a lie.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Policy } from './policy-schema.ts'

/** Throws EVENCAST_POLICY_INVALID where the policy asks for a way of casting that is not at hand. */
export function assertCastable(policy: Policy): void {
  const unkept = [
    ...(policy.compensate ? ['compensate'] : []),
    ...(policy.sampling === 'strict' ? ['sampling: strict'] : []),
    ...(policy.scope === 'ledger' ? ['scope: ledger'] : []),
  ]
  if (unkept.length === 0) return
  throw new EvencastError(
    'EVENCAST_POLICY_INVALID',
    `Expected a policy that this version can cast, got \`${unkept.join('`, `')}\``,
    { hint: 'Remove it from the policy; it would have no effect.' },
  )
}
