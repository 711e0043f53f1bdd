/**
 * The cast as a table: every attribute's value and where it comes from.
 *
 * @module
 */
import { styleText } from 'node:util'
import type { Cast, CastAttribute, Plan } from '../../types.ts'

/** One row per subject, one column per attribute; a mark behind each value names its source, explained underneath. */
export function castTable(plan: Plan, cast: Cast, color: boolean): string {
  const attributes = [...new Set(cast.subjects.flatMap(subject => Object.keys(subject.attributes)))]
  const header = ['subject', ...attributes.map(attribute => attribute.replaceAll('_', ' '))]
  const rows = cast.subjects.map(subject => [
    subject.id,
    ...attributes.map(attribute => cell(subject.attributes[attribute])),
  ])
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map(row => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const title = color ? styleText('bold', line(header)) : line(header)
  return `${[title, ...rows.map(line), legend(cast), ...exemptions(plan)].filter(Boolean).join('\n')}\n`
}

const marks = { stated: '!', share: '=', sampled: '', exempt: '', default: '·' } as const

const meanings = {
  '!': '! you said so',
  '=': '= your share or variety',
  '·': '· default',
} as const

function cell(attribute: CastAttribute | undefined): string {
  if (attribute === undefined) return '-'
  return attribute.value === null ? 'exempt' : `${attribute.value}${marks[attribute.source]}`
}

function legend(cast: Cast): string {
  const sources = new Set(
    cast.subjects.flatMap(subject => Object.values(subject.attributes).map(attribute => attribute.source)),
  )
  const notes = Object.entries(meanings)
    .filter(([mark]) => [...sources].some(source => marks[source] === mark))
    .map(([, meaning]) => meaning)
  const all = sources.has('sampled') ? ['unmarked: sampled from the policy', ...notes] : notes
  return all.length === 0 ? '' : `(${all.join('; ')})`
}

function exemptions(plan: Plan): readonly string[] {
  return plan.subjects.flatMap(({ id, exempt }) =>
    exempt === undefined
      ? []
      : [`${id} is exempt from the policy (${exempt.reason.replaceAll('_', ' ')}): “${exempt.because}”`],
  )
}
