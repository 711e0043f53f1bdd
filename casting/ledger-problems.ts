/**
 * What a policy may say and a ledger cannot keep: it serves pictures one by one, with no end.
 *
 * @module
 */
import { constraintKinds } from './policy-demand-schema.ts'
import type { PolicyProblem } from './policy-problem.ts'
import type { Policy } from './policy-schema.ts'

/** Problems of a policy under `scope: ledger`. */
export function ledgerProblems(policy: Pick<Policy, 'sampling' | 'constraints'>): readonly PolicyProblem[] {
  const strict: readonly PolicyProblem[] =
    policy.sampling === 'strict'
      ? [
          {
            path: ['sampling'],
            message:
              'Expected `sampling: quota` with a ledger, got strict: largest remainders are those of a known number of subjects',
            hint: 'Write `sampling: quota`, which keeps every value within one at any number, or `scope: batch`.',
          },
        ]
      : []
  return [
    ...strict,
    ...(policy.constraints ?? []).flatMap((constraint, index): readonly PolicyProblem[] => {
      if (constraint.never !== undefined || constraint.per === 'image') return []
      const kind = constraintKinds.find(name => constraint[name] !== undefined) ?? 'at_least'
      const per = constraint.per === undefined ? 'over the whole scope' : `per ${constraint.per}`
      return [
        {
          path: ['constraints', index, constraint.per === undefined ? kind : 'per'],
          message: `Expected \`never\` or \`per: image\` in a constraint with a ledger, got ${kind} ${per}: who comes later is not known`,
          hint: 'Write `per: image`, or let the shares say it: they are kept within one over all requests. Or write `scope: batch`.',
        },
      ]
    }),
  ]
}
