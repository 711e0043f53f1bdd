/**
 * The audit's figures as Markdown tables.
 *
 * @module
 */
import type { AttributeFigures, SetFacts } from './set-facts.ts'

/** The three layers apart, one row an attribute. */
export function layersTable({ figures, instrument }: SetFacts): string {
  const rows = figures.map(({ name, cast, drawn, undetermined, pictures, instrument: right }) => [
    label(name),
    ...(cast === undefined
      ? ['–', '–', '–']
      : [String(cast.n), decimal(cast.totalVariation), decimal(cast.chance)]),
    ...(instrument === undefined
      ? []
      : [
          drawn === undefined
            ? '–'
            : `${percent(drawn.share)} (${percent(drawn.low)} to ${percent(drawn.high)}, n = ${drawn.n})`,
          undetermined === undefined ? '–' : percent(undetermined),
          pictures === undefined
            ? '–'
            : `${decimal(pictures.totalVariation)} (${decimal(pictures.low)} to ${decimal(pictures.high)})`,
          right === undefined ? 'unknown' : percent(right),
        ]),
  ])
  const header = ['attribute', 'sampled', 'TV of the casts to the policy', 'chance alone']
  const measured = ['drawn as asked', 'undetermined', 'TV of the pictures to the policy', 'instrument right']
  return markdownTable([...header, ...(instrument === undefined ? [] : measured)], rows)
}

/** Asked for and cast, value by value; pairs of attributes are left to the audit's report. */
export function sharesTable({ figures }: SetFacts): string {
  const rows = figures
    .filter(({ name }) => !name.includes(' × '))
    .flatMap(({ name, shares }) =>
      Object.entries(shares).map(([value, share], index) => [
        index === 0 ? label(name) : '',
        value,
        percent(share.target),
        percent(share.cast),
      ]),
    )
  return markdownTable(['attribute', 'value', 'policy', 'cast'], rows)
}

/** A table; what would end a cell is escaped. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell => inline(cell)).join(' | ')} |`
  return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

/** Somebody else's words on one line of Markdown, as they are. */
export function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, character => `\\${character}`)
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function decimal(value: number): string {
  return value.toFixed(3)
}

function label(name: AttributeFigures['name']): string {
  return name.replace(/_group$/, ' (groups)').replaceAll('_', ' ')
}
