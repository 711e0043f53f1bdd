/**
 * A plan in lines that a person can write by hand: subjects that are alike share a line, then the rest of the plan.
 *
 * @module
 */
import type { Plan, PlanSubject, Staged } from '../../../types.ts'

/** The outline of a plan; `ambiguous` lines name what was read in one of several ways. */
export function outline({ value: plan, warnings }: Staged<Plan>): readonly string[] {
  const alike = new Map<string, number>()
  for (const subject of plan.subjects) {
    const line = describe(subject)
    alike.set(line, (alike.get(line) ?? 0) + 1)
  }
  return [
    ...[...alike].map(([line, count]) => `${count} ${line}`),
    ...(plan.setting === undefined ? [] : [`setting: ${plan.setting}`]),
    ...(plan.style === undefined ? [] : [`style: ${plan.style}`]),
    ...plan.shares.map(
      share => `share: ${share.attribute} ${counts(share.values)} of ${share.subjects.length}`,
    ),
    ...plan.variety.map(
      variety => `variety: ${variety.attribute} ${variety.distinct} of ${variety.subjects.length}`,
    ),
    ...plan.relations.map(({ subject, relation, object }) => `${subject} ${relation} ${object}`),
    ...(plan.excluded === undefined ? [] : [`excluded: ${plan.excluded.join(', ')}`]),
    ...warnings.map(warning => `${warning.type}: ${warning.feature}`),
  ]
}

function describe(subject: PlanSubject): string {
  const { role, action, name, exempt, placement, size } = subject
  return [
    role === undefined ? subject.class : `${subject.class}/${role}`,
    ...(name === undefined ? [] : [`name=${name}`]),
    ...Object.entries(subject.stated).map(([attribute, value]) => `${attribute}=${String(value)}`),
    ...(action === undefined ? [] : [`action=${action}`]),
    ...(subject.details ?? []).map(detail => `detail=${detail}`),
    ...(subject.excluded ?? []).map(word => `excluded=${word}`),
    ...(placement === undefined
      ? []
      : [`at=${[placement.vertical, placement.horizontal].filter(Boolean).join(' ')}`]),
    ...(size === undefined ? [] : [`size=${size}`]),
    ...(exempt === undefined ? [] : [`exempt=${exempt.reason} (${exempt.because})`]),
  ].join('; ')
}

function counts(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([value, count]) => `${value}=${count}`)
    .join(' ')
}
