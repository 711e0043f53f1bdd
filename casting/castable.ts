/**
 * Refuses what a policy may say and casting cannot keep: a rule without effect would be a lie.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import { ledgerProblems } from './ledger-problems.ts'
import type { Policy } from './policy-schema.ts'

/**
 * Throws EVENCAST_POLICY_INVALID where the policy asks for what its scope cannot keep. A ledger serves pictures one by
 * one, with no end, so that nothing that needs several pictures at once can be met in it.
 */
export function assertCastable(policy: Policy, withLedger: boolean): void {
  if (policy.scope !== 'ledger') return
  if (!withLedger) {
    throw new EvencastError(
      'EVENCAST_OPTION_INVALID',
      'Expected a ledger for a policy with `scope: ledger`, got none',
      {
        hint: 'Name one: --ledger people.ledger, or --ledger redis://localhost; or write `scope: batch`.',
      },
    )
  }
  const problems = ledgerProblems(policy)
  const [first] = problems
  if (first === undefined) return
  const unkept = problems.map(({ path }) =>
    path[0] === 'constraints' ? `constraints[${path[1]}]` : path.join('.'),
  )
  throw new EvencastError(
    'EVENCAST_POLICY_INVALID',
    `Expected a policy that a ledger can keep, got \`${unkept.join('`, `')}\`: ${first.message}`,
    { hint: first.hint },
  )
}
