/**
 * A set's audit as tables: the three layers apart, then all of them together.
 *
 * @module
 */
import { styleText } from 'node:util'
import type { AttributeAudit, Comparison, Interval, Miss, Proportion, SetAudit } from '../../audits/index.ts'
import { decimal, grouped } from './figures.ts'
import { alignedRows } from './table.ts'

/** Every layer that has something to say. */
export function setTables(audit: SetAudit, color: boolean): string {
  const layers = [castTable, pixelsTable, instrumentTable, wholeTable, sharesTable]
  return `${heading(audit)}\n\n${layersText(audit, layers, color)}${footnotes(audit.attributes)}`
}

/** What a single picture's subjects come to: too few to say much, and the intervals say so. */
export function totalsTable(audit: SetAudit, color: boolean): string {
  return `${heading(audit)}\n\n${layersText(audit, [totals], color)}${footnotes(audit.attributes)}`
}

function heading({ pictures, subjects, policies, instrument }: SetAudit): string {
  return [
    `${grouped(pictures)} ${pictures === 1 ? 'picture' : 'pictures'}`,
    `${grouped(subjects)} ${subjects === 1 ? 'subject' : 'subjects'}`,
    `policy ${policies.map(({ id, version }) => `${id} v${version}`).join(', ')}`,
    instrument === undefined
      ? 'pixels not measured'
      : `instrument ${instrument.name} (${instrument.hash.slice(0, 8)})`,
  ].join(' · ')
}

function layersText(
  { attributes }: SetAudit,
  layers: readonly ((attributes: readonly AttributeAudit[]) => Layer)[],
  color: boolean,
): string {
  return layers
    .map(layer => layerText(layer(attributes), color))
    .filter(text => text !== '')
    .join('\n')
}

function footnotes(attributes: readonly AttributeAudit[]): string {
  const reasons = new Set(attributes.flatMap(({ whole }) => whole?.uncorrected ?? []))
  return [...reasons].map(reason => `* as read, not corrected: ${reason}\n`).join('')
}

/** What was missed, a line each; empty for nothing. */
export function missesText(missed: readonly Miss[]): string {
  return missed.length === 0 ? '' : `\n${missed.map(({ details }) => `missed  ${details}`).join('\n')}\n`
}

interface Layer {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function layerText({ title, header, rows }: Layer, color: boolean): string {
  if (rows.length === 0) return ''
  const [first = '', ...lines] = alignedRows(
    [header, ...rows],
    header.flatMap((_, column) => (column > 0 && header[column] !== 'value' ? [column] : [])),
  )
  return `${color ? styleText('bold', title) : title}\n${[first, ...lines].map(line => `  ${line}`).join('\n')}\n`
}

function totals(attributes: readonly AttributeAudit[]): Layer {
  return {
    title: 'totals: drawn as asked, and the distance from the policy',
    header: ['attribute', 'n', 'drawn', '95 %', 'undetermined', 'TV to policy', '95 %', 'chance'],
    rows: attributes.flatMap(({ name, pixels, whole }) => {
      const undetermined = pixels?.undetermined ?? whole?.undetermined
      if (undetermined === undefined) return []
      const drawn = pixels?.drawn
      return [
        [
          `${label(name)}${whole?.uncorrected === undefined ? '' : ' *'}`,
          grouped(drawn?.n ?? whole?.n ?? 0),
          drawn === undefined || drawn.n === 0 ? '-' : decimal(drawn.share),
          drawn === undefined || drawn.n === 0 ? '-' : ends(drawn),
          counted(undetermined),
          ...distance(whole),
        ],
      ]
    }),
  }
}

function castTable(attributes: readonly AttributeAudit[]): Layer {
  return {
    title: 'policy → cast: exact counts of what was sampled',
    header: ['attribute', 'n', 'TV', 'chance', 'KL', 'parity', 'chi²', 'p'],
    rows: attributes.flatMap(({ name, cast }) =>
      cast === undefined
        ? []
        : [
            [
              label(name),
              grouped(cast.n),
              decimal(cast.totalVariation),
              decimal(cast.chanceFloor),
              number(cast.divergence),
              decimal(cast.parity.ratio),
              cast.chiSquare.statistic.toFixed(1),
              decimal(cast.chiSquare.probability),
            ],
          ],
    ),
  }
}

function pixelsTable(attributes: readonly AttributeAudit[]): Layer {
  return {
    title: 'cast → pixels: what was drawn where something was asked',
    header: ['attribute', 'n', 'drawn', '95 %', 'undetermined', 'TV to cast', '95 %', 'floor'],
    rows: attributes.flatMap(({ name, pixels }) => {
      if (pixels === undefined) return []
      const { drawn, undetermined, comparison } = pixels
      return [
        [
          label(name),
          grouped(drawn.n),
          drawn.n === 0 ? '-' : decimal(drawn.share),
          drawn.n === 0 ? '-' : ends(drawn),
          counted(undetermined),
          ...distance(comparison),
        ],
      ]
    }),
  }
}

function instrumentTable(attributes: readonly AttributeAudit[]): Layer {
  return {
    title: "pixels → label: the instrument's own error, on pictures whose truth is known",
    header: ['attribute', 'n', 'right', '95 %', 'undetermined', 'worst', 'right'],
    rows: attributes.flatMap(({ name, instrument, pixels, whole }) =>
      instrument === undefined || (pixels ?? whole) === undefined
        ? []
        : [
            [
              label(name),
              grouped(instrument.right.n),
              instrument.right.n === 0 ? '-' : decimal(instrument.right.share),
              instrument.right.n === 0 ? '-' : ends(instrument.right),
              counted(instrument.undetermined),
              instrument.worst?.value ?? '',
              instrument.worst === undefined ? '' : decimal(instrument.worst.right.share),
            ],
          ],
    ),
  }
}

function wholeTable(attributes: readonly AttributeAudit[]): Layer {
  return {
    title: "policy → pixels: all three together, corrected by the instrument's error",
    header: ['attribute', 'n', 'TV', '95 %', 'chance', 'KL', 'bias(P)', 'chance', 'parity', 'undetermined'],
    rows: attributes.flatMap(({ name, whole }) =>
      whole === undefined
        ? []
        : [
            [
              `${label(name)}${whole.uncorrected === undefined ? '' : ' *'}`,
              grouped(whole.n),
              ...distance(whole),
              number(whole.divergence),
              whole.bias === undefined ? '-' : decimal(whole.bias.estimate),
              whole.bias === undefined ? '-' : decimal(whole.bias.floor),
              decimal(whole.parity.ratio),
              counted(whole.undetermined),
            ],
          ],
    ),
  }
}

function sharesTable(attributes: readonly AttributeAudit[]): Layer {
  return {
    title: 'shares in the pictures',
    header: ['attribute', 'value', 'policy', 'read', 'corrected', '95 %'],
    rows: attributes.flatMap(({ name, kind, whole }) =>
      whole === undefined || kind === 'intersection'
        ? []
        : Object.entries(whole.shares)
            .filter(([, share]) => share.target > 0 || share.observed > 0 || share.estimate >= 0.0005)
            .map(([value, share], index) => [
              index === 0 ? label(name) : '',
              value,
              decimal(share.target),
              decimal(share.observed),
              whole.uncorrected === undefined ? decimal(share.estimate) : '-',
              ends(share),
            ]),
    ),
  }
}

function distance(comparison: Comparison | undefined): readonly string[] {
  if (comparison === undefined) return ['-', '-', '-']
  const { estimate, floor, ...interval } = comparison.totalVariation
  return [
    decimal(estimate),
    comparison.uncorrected === undefined ? ends(interval) : '-',
    floor === undefined ? '-' : decimal(floor),
  ]
}

function counted({ count, n, share }: Proportion): string {
  return count === 0 ? '0' : `${decimal(share)} (${grouped(count)}/${grouped(n)})`
}

function ends({ low, high }: Interval): string {
  return `${decimal(low)} to ${decimal(high)}`
}

function number(value: number): string {
  return Number.isFinite(value) ? decimal(value) : '∞'
}

/** `skin tone (groups)`, `presentation × age`. */
export function label(name: string): string {
  return name.replace(/_group$/, ' (groups)').replaceAll('_', ' ')
}
