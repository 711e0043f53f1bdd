/**
 * An allocation as a table with bars.
 *
 * @module
 */
import { styleText } from 'node:util'
import { decimal, grouped, percent } from './figures.ts'
import type { ShownAttribute, ShownPolicy } from './policy-show.ts'
import { alignedRows } from './table.ts'

/** Characters of a bar of 100 %. */
const fullBar = 24

/** Values of one attribute before a table is cut short; combinations are many. */
const mostRows = 40

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** What `policy show` prints. */
export function allocationText(shown: ShownPolicy, color: boolean): string {
  const { policy, images, subjectsPerImage, class: key, seed } = shown
  const each = subjectsPerImage === 1 ? `1 ${key}` : `${subjectsPerImage} of ${key}`
  const head = `${policy.id}, version ${policy.version}: ${grouped(images)} pictures of ${each}, seed ${seed}`
  return `${[head, ...shown.attributes.map(attribute => attributeText(attribute, color))].join('\n\n')}\n`
}

function attributeText({ attributes, asked, sets }: ShownAttribute, color: boolean): string {
  const title = attributes.join(' + ')
  const values = Object.keys(asked)
  const largest = Math.max(...Object.values(asked))
  const head = [title, 'asked', '', ...sets.map(({ sampling, n }) => `${grouped(n)} ${sampling}`)]
  const rows = values
    .slice(0, mostRows)
    .map(value => [
      `  ${value}`,
      percent(asked[value] ?? 0),
      bar((asked[value] ?? 0) / largest),
      ...sets.map(({ counts }) => grouped(counts[value] ?? 0)),
    ])
  const variation = [
    '  total variation',
    '',
    '',
    ...sets.map(({ totalVariation }) => decimal(totalVariation)),
  ]
  const floor = [
    '  on average at best',
    '',
    '',
    ...sets.map(({ sampling, chanceFloor, roundingFloor }) =>
      decimal(sampling === 'iid' ? chanceFloor : roundingFloor),
    ),
  ]
  const right = [1, ...sets.map((_, index) => index + 3)]
  const [titleLine = '', ...lines] = alignedRows([head, ...rows, variation, floor], right)
  const more = values.length > mostRows ? [`  … ${values.length - mostRows} more`] : []
  const body = [...lines.slice(0, rows.length), ...more, ...lines.slice(rows.length)]
  return [color ? styleText('bold', titleLine) : titleLine, ...body].join('\n')
}

/** `part` of the longest bar, in eighths of a character. */
function bar(part: number): string {
  const length = Math.round(part * fullBar * 8)
  return '█'.repeat(Math.floor(length / 8)) + (eighths[length % 8] ?? '')
}
