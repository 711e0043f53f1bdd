/**
 * The three layers as tables.
 *
 * @module
 */
import type { AttributeAudit } from '../audit-set.ts'
import type { Proportion } from '../proportion.ts'
import { numberOf, undetermined, valuesOf } from '../statistics/index.ts'
import { html, type Markup, nothing } from './markup.ts'
import { attributeLabel, decimal, interval, percent } from './words.ts'

/** Layer 1. */
export function castTable(attributes: readonly AttributeAudit[]): Markup {
  const rows = attributes.flatMap(({ name, cast }) =>
    cast === undefined
      ? []
      : [
          [
            attributeLabel(name),
            String(cast.n),
            decimal(cast.totalVariation),
            decimal(cast.chanceFloor),
            decimal(cast.divergence),
            decimal(cast.parity.ratio),
            `${cast.chiSquare.statistic.toFixed(1)} (p ${decimal(cast.chiSquare.probability)})`,
          ],
        ],
  )
  const header = ['attribute', 'n', 'total variation', 'chance', 'divergence (nats)', 'parity', 'chi-square']
  return table(header, rows)
}

/** Layer 2. */
export function pixelsTable(attributes: readonly AttributeAudit[]): Markup {
  const rows = attributes.flatMap(({ name, pixels }) => {
    if (pixels === undefined) return []
    const { drawn, comparison } = pixels
    const distance = comparison?.totalVariation
    return [
      [
        attributeLabel(name),
        String(drawn.n),
        drawn.n === 0 ? '–' : percent(drawn.share),
        drawn.n === 0 ? '–' : `${percent(drawn.low)} to ${percent(drawn.high)}`,
        counted(pixels.undetermined),
        distance === undefined ? '–' : decimal(distance.estimate),
        distance === undefined || comparison?.uncorrected !== undefined ? '–' : interval(distance),
        distance?.floor === undefined ? '–' : decimal(distance.floor),
      ],
    ]
  })
  const header = [
    'attribute',
    'n',
    'drawn as asked',
    '95 %',
    'undetermined',
    'total variation to the cast',
    '95 %',
    "instrument's floor",
  ]
  return table(header, rows)
}

/** Layer 3. */
export function instrumentTable(attributes: readonly AttributeAudit[]): Markup {
  const rows = attributes.flatMap(({ name, instrument, pixels, whole }) =>
    instrument === undefined || (pixels ?? whole) === undefined
      ? []
      : [
          [
            attributeLabel(name),
            String(instrument.right.n),
            instrument.right.n === 0 ? '–' : percent(instrument.right.share),
            instrument.right.n === 0
              ? '–'
              : `${percent(instrument.right.low)} to ${percent(instrument.right.high)}`,
            counted(instrument.undetermined),
            instrument.worst === undefined
              ? '–'
              : `${instrument.worst.value} (${percent(instrument.worst.right.share)} of ${instrument.worst.right.n})`,
          ],
        ],
  )
  return table(['attribute', 'n', 'read right', '95 %', 'undetermined', 'worst value'], rows)
}

/** What was asked, row by row, against what was read. */
export function askedAndRead({ name, pixels }: AttributeAudit): Markup {
  if (pixels === undefined || Object.keys(pixels.table).length > 12) return nothing
  const rows = Object.entries(pixels.table)
  const read = valuesOf(...rows.map(([, counts]) => counts)).filter(value => value !== undetermined)
  const columns = [
    ...read.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })),
    undetermined,
  ]
  return html`<details><summary>${attributeLabel(name)}: asked against read</summary><div class="scroll"><table class="grid-table">
<thead><tr><th scope="col">asked</th>${columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(([asked, counts]) => {
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return html`<tr><th scope="row">${asked}</th>${columns.map(column => {
      const count = numberOf(counts, column)
      return html`<td style="--share:${(count / all).toFixed(3)}">${count === 0 ? '·' : count}</td>`
    })}</tr>`
  })}</tbody></table></div></details>`
}

/** A plain table; the first column heads its row. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): Markup {
  if (rows.length === 0) return html`<p class="quiet">Nothing was measured here.</p>`
  return html`<div class="scroll"><table>
<thead><tr>${header.map(title => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(([first = '', ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`
}

function counted({ count, n, share }: Proportion): string {
  return count === 0 ? '0' : `${percent(share)} (${count} of ${n})`
}
