/**
 * Three ways side by side: how far each is from the policy, and the shares that each shows.
 *
 * @module
 */
import { styleText } from 'node:util'
import type { AttributeAudit, SetAudit } from '../../audits/index.ts'
import { type Way, ways } from '../audits/compare-ways.ts'
import { label } from './audit-set-tables.ts'
import { decimal, grouped } from './figures.ts'
import { alignedRows } from './table.ts'

type Audits = Readonly<Record<Way, SetAudit>>

/** A line an attribute and way, then the shares; corrected, with what chance alone gives. */
export function compareTables(audits: Audits, color: boolean): string {
  const names = audits.pipeline.attributes.map(({ name }) => name)
  const measured = names.filter(name => ways.some(way => find(audits, way, name)?.whole !== undefined))
  const bold = (text: string): string => (color ? styleText('bold', text) : text)
  return [
    bold(
      "how far from the policy (total variation, bias(P) and parity, corrected by the instrument's error)",
    ),
    ...indented(distances(audits, measured), [2, 3, 4, 5, 6, 7, 8, 9]),
    '',
    bold('shares'),
    ...indented(shares(audits, measured), [2, 3, 4, 5]),
    '',
    bold('drawn as asked'),
    ...indented(presence(audits), [1, 2, 3]),
    ...footnotes(audits, measured),
    '',
  ].join('\n')
}

function distances(audits: Audits, names: readonly string[]): readonly (readonly string[])[] {
  const header = ['attribute', '', 'n', 'TV', '95 %', 'chance', 'bias(P)', 'chance', 'parity', 'undetermined']
  const rows = names.flatMap(name =>
    ways.map((way, index) => {
      const whole = find(audits, way, name)?.whole
      const start = [index === 0 ? label(name) : '', `${way}${whole?.uncorrected === undefined ? '' : ' *'}`]
      if (whole === undefined) return [...start, '0', '-', '-', '-', '-', '-', '-', '-']
      const { estimate, low, high, floor } = whole.totalVariation
      return [
        ...start,
        grouped(whole.n),
        decimal(estimate),
        whole.uncorrected === undefined ? `${decimal(low)} to ${decimal(high)}` : '-',
        floor === undefined ? '-' : decimal(floor),
        whole.bias === undefined ? '-' : decimal(whole.bias.estimate),
        whole.bias === undefined ? '-' : decimal(whole.bias.floor),
        decimal(whole.parity.ratio),
        decimal(whole.undetermined.share),
      ]
    }),
  )
  return [header, ...rows]
}

function shares(audits: Audits, names: readonly string[]): readonly (readonly string[])[] {
  const rows = names.flatMap(name => {
    if (find(audits, 'pipeline', name)?.kind === 'intersection') return []
    const values = [
      ...new Set(ways.flatMap(way => Object.keys(find(audits, way, name)?.whole?.shares ?? {}))),
    ]
    return values
      .map(value => ({ value, found: ways.map(way => find(audits, way, name)?.whole?.shares[value]) }))
      .filter(({ found }) => found.some(share => share && (share.target > 0 || share.estimate >= 0.0005)))
      .map(({ value, found }, index) => [
        index === 0 ? label(name) : '',
        value,
        decimal(found.find(share => share !== undefined)?.target ?? 0),
        ...found.map(share => decimal(share?.estimate ?? 0)),
      ])
  })
  return [['attribute', 'value', 'policy', ...ways], ...rows]
}

/** Whether who was asked for is there, and in the pipeline, whether they look as they were cast. */
function presence(audits: Audits): readonly (readonly string[])[] {
  const rows = audits.pipeline.attributes
    .filter(({ kind }) => kind !== 'intersection')
    .flatMap(({ name }) => {
      const found = ways.map(way => find(audits, way, name)?.pixels?.drawn)
      if (found.every(drawn => drawn === undefined || drawn.n === 0)) return []
      return [
        [
          label(name),
          ...found.map(drawn => (drawn === undefined || drawn.n === 0 ? '-' : decimal(drawn.share))),
        ],
      ]
    })
  return [['attribute', ...ways], ...rows]
}

function footnotes(audits: Audits, names: readonly string[]): readonly string[] {
  const reasons = new Set(
    names.flatMap(name => ways.flatMap(way => find(audits, way, name)?.whole?.uncorrected ?? [])),
  )
  return [...reasons].map(reason => `* as read, not corrected: ${reason}`)
}

function find(audits: Audits, way: Way, name: string): AttributeAudit | undefined {
  return audits[way].attributes.find(attribute => attribute.name === name)
}

function indented(rows: readonly (readonly string[])[], right: readonly number[]): readonly string[] {
  return alignedRows(rows, right).map(line => `  ${line}`)
}
