/**
 * An allocation as a picture of bars.
 *
 * @module
 */
import sharp from 'sharp'
import { invalidValue } from '../../errors.ts'
import { escapeMarkup } from '../../escape-markup.ts'
import { decimal, grouped, percent } from './figures.ts'
import type { ShownAttribute, ShownPolicy } from './policy-show.ts'

const width = 920
const margin = 28
/** Where bars begin and end. */
const [barStart, barEnd] = [230, 640]
const rowHeight = 26
/** Values of one attribute before a panel is cut short. */
const mostRows = 30

/** The tones of the Monk Skin Tone scale (Ellis Monk, Google; CC BY 4.0). */
const monkHexes = 'f6ede4 f3e7db f7ead0 eadaba d7bd96 a07e56 825c43 604134 3a312a 292420'.split(' ')

/** An SVG: one panel per attribute, one row per value; the bar is what was cast, the line what was asked. */
export function allocationPicture(shown: ShownPolicy): string {
  const panels: string[] = []
  let top = margin + 62
  for (const attribute of shown.attributes) {
    panels.push(panel(attribute, top))
    top += panelHeight(attribute)
  }
  const { policy, images, subjectsPerImage, class: key, seed } = shown
  const subtitle = `${grouped(images)} pictures of ${subjectsPerImage} ${key}, seed ${seed} · bar: cast by the policy · thin bar: independent draws · line: asked`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top + margin}" font-family="DejaVu Sans, Helvetica, Arial, sans-serif">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${margin}" y="${margin + 16}" font-size="20" font-weight="bold" fill="#1d2733">${escapeMarkup(`${policy.id}, version ${policy.version}`)}</text>
<text x="${margin}" y="${margin + 40}" font-size="13" fill="#5b6775">${escapeMarkup(subtitle)}</text>
${panels.join('\n')}
</svg>
`
}

/** The SVG as it is, or as PNG, by the file's ending. Throws EVENCAST_OPTION_INVALID for any other. */
export async function encodeBars(svg: string, file: string): Promise<Uint8Array> {
  if (file.endsWith('.svg')) return new TextEncoder().encode(svg)
  if (file.endsWith('.png')) return sharp(Buffer.from(svg), { density: 144 }).png().toBuffer()
  throw invalidValue('EVENCAST_OPTION_INVALID', '--out', 'a path that ends in .png or .svg', file, {
    hint: 'For example --out allocation.png.',
  })
}

function panelHeight({ asked }: ShownAttribute): number {
  const values = Object.keys(asked).length
  return Math.min(values, mostRows) * rowHeight + (values > mostRows ? rowHeight : 0) + 56
}

function panel({ attributes, asked, sets }: ShownAttribute, top: number): string {
  const [cast, independent] = sets
  const scale = Math.max(
    ...Object.entries(asked).flatMap(([value, share]) => [
      share,
      ...[cast, independent].map(set =>
        set === undefined || set.n === 0 ? 0 : (set.counts[value] ?? 0) / set.n,
      ),
    ]),
  )
  const x = (share: number): number => barStart + ((barEnd - barStart) * share) / scale
  const title = attributes.map(name => name.replaceAll('_', ' ')).join(' and ')
  const figures = sets
    .map(({ sampling, n, totalVariation }) => `${sampling} ${grouped(n)}: ${decimal(totalVariation)}`)
    .join(' · ')
  const rows = Object.entries(asked)
    .slice(0, mostRows)
    .map(([value, share], index) => {
      const y = top + 30 + index * rowHeight
      const count = cast?.counts[value] ?? 0
      const drawn = cast === undefined || cast.n === 0 ? 0 : count / cast.n
      const other =
        independent === undefined || independent.n === 0
          ? 0
          : (independent.counts[value] ?? 0) / independent.n
      const color = colorOf(attributes.join(' '), value, index)
      return [
        `<text x="${barStart - 12}" y="${y + 13}" font-size="13" text-anchor="end" fill="#1d2733">${escapeMarkup(shortened(value))}</text>`,
        `<rect x="${barStart}" y="${y}" width="${(x(drawn) - barStart).toFixed(1)}" height="12" fill="${color}" stroke="#00000040" stroke-width="0.5"/>`,
        `<rect x="${barStart}" y="${y + 13}" width="${(x(other) - barStart).toFixed(1)}" height="4" fill="#aab4c0"/>`,
        `<line x1="${x(share).toFixed(1)}" x2="${x(share).toFixed(1)}" y1="${y - 2}" y2="${y + 19}" stroke="#d0342c" stroke-width="1.5"/>`,
        `<text x="${barEnd + 14}" y="${y + 13}" font-size="13" fill="#1d2733">${grouped(count)}  (${percent(drawn)}, asked ${percent(share)})</text>`,
      ].join('')
    })
  const values = Object.keys(asked).length
  const more =
    values > mostRows
      ? `<text x="${barStart}" y="${top + 44 + mostRows * rowHeight}" font-size="13" fill="#5b6775">… ${values - mostRows} more</text>`
      : ''
  return `<text x="${margin}" y="${top + 14}" font-size="15" font-weight="bold" fill="#1d2733">${escapeMarkup(title)}</text><text x="${width - margin}" y="${top + 14}" font-size="12" text-anchor="end" fill="#5b6775">total variation: ${escapeMarkup(figures)}</text>${rows.join('')}${more}`
}

const palette = ['#3b6fb6', '#e0913a', '#4b9b6e', '#a05fb0', '#c2514e', '#5aa5b5', '#8c7a52', '#7d8793']

/** Colours that attributes of colour name. */
const named = new Map(
  [
    ...['black #26282b', 'white #f7f7f5', 'grey #8f969d', 'silver #c6cacd', 'brown #6b4630', 'blond #e3c878'],
    ...['red #c2413b', 'orange #e58a35', 'yellow #efcb3f', 'green #4a9a5c', 'blue #3f70b8', 'purple #7d57a6'],
    ...['pink #e59ab8'],
  ].map(entry => entry.split(' ') as [string, string]),
)

/** A tone or colour shows as itself. */
function colorOf(attribute: string, value: string, index: number): string {
  const tone = /^monk-(\d+)$/.exec(value)
  const hex = tone === null ? undefined : monkHexes[Number(tone[1]) - 1]
  if (hex !== undefined) return `#${hex}`
  const own = /colou?r|jersey|shirt|uniform/.test(attribute) ? named.get(value) : undefined
  return own ?? palette[index % palette.length] ?? '#3b6fb6'
}

function shortened(value: string): string {
  return value.length > 26 ? `${value.slice(0, 25)}…` : value
}
