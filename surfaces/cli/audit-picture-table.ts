/**
 * One picture's audit as a table: asked, measured, verdict.
 *
 * @module
 */
import { styleText } from 'node:util'
import type { Audit } from '../../types.ts'
import { decimal } from './figures.ts'
import { alignedRows } from './table.ts'

const colors = { drawn: 'green', missed: 'red', undetermined: 'yellow', unmeasured: 'gray' } as const

/** One row per subject and attribute. */
export function pictureTable({ subjects }: Audit, color: boolean): string {
  const rows = subjects.flatMap(({ id, attributes }) =>
    Object.entries(attributes).map(([attribute, row], index) => ({
      cells: [
        index === 0 ? id : '',
        attribute.replaceAll('_', ' '),
        row.asked ?? '-',
        row.measured ?? '-',
        row.verdict,
        row.confidence === undefined ? '' : decimal(row.confidence),
      ],
      verdict: row.verdict,
    })),
  )
  const [title = '', ...lines] = alignedRows([
    ['subject', 'attribute', 'asked', 'measured', 'verdict', 'confidence'],
    ...rows.map(({ cells }) => cells),
  ])
  const painted = lines.map((line, index) => {
    const verdict = rows[index]?.verdict ?? 'unmeasured'
    return color ? line.replace(` ${verdict}`, ` ${styleText(colors[verdict], verdict)}`) : line
  })
  return `${[color ? styleText('bold', title) : title, ...painted].join('\n')}\n(apparent, as the instrument reads them; a skin tone's neighbour counts as drawn)\n`
}
