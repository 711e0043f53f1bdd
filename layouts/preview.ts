/**
 * A layout as a picture a person reads: outlined boxes with who is in them, before a single pixel is drawn.
 *
 * @module
 */
import { escapeMarkup } from '../escape-markup.ts'
import type { Cast, Layout, LayoutSubject, Plan } from '../types.ts'
import { monkScale } from './monk-scale.ts'
import { fitText, type Line, linesOf } from './preview-labels.ts'

/** What the picture of boxes shows. */
export interface PreviewOptions {
  readonly layout: Layout
  readonly plan: Plan
  readonly cast: Cast
  /** Data URL of the finished picture, to draw the boxes over it; undefined: a faint stage. */
  readonly background?: string | undefined
}

/** Outline colours that differ in hue and lightness (Okabe & Ito 2008, without its yellow and black). */
const outlines = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#a4457f',
  '#6f56b5',
  '#8a6400',
  '#2a7f9e',
  '#b3263a',
] as const

/**
 * SVG of a layout, the canvas's own size in pixels: one box a subject in depth order, its id, its depth, its attributes
 * and its skin tone as a swatch.
 *
 * @example
 * layoutPreview({ layout, plan, cast }) // '<svg xmlns="http://www.w3.org/2000/svg" width="512" ...'
 */
export function layoutPreview({ layout, plan, cast, background }: PreviewOptions): string {
  const { width, height } = layout.canvas
  const scale = Math.max(0.75, Math.min(width, height) / 512)
  const drawn = layout.subjects.toSorted((one, other) => one.depth - other.depth)
  const colorOf = (id: string) =>
    outlines[layout.subjects.findIndex(one => one.id === id) % outlines.length] ?? outlines[0]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans, Verdana, sans-serif">`,
    background === undefined ? stage(layout, scale) : picture(background, layout),
    ...drawn.map(subject => outlineOf(subject, colorOf(subject.id), scale, background !== undefined)),
    ...drawn.map(subject =>
      labelOf(subject, {
        lines: linesOf(subject.id, plan, cast),
        tone: toneOf(subject.id, cast),
        color: colorOf(subject.id),
        scale,
        canvas: layout.canvas,
      }),
    ),
    '</svg>',
  ].join('\n')
}

/** Faint wall and ground, quarter lines, and a bar of 100 px. */
function stage({ canvas: { width, height } }: Layout, scale: number): string {
  const horizon = Math.round(0.62 * height)
  const thirds = [1, 2, 3].map(
    part =>
      `<path d="M${(part * width) / 4} 0V${height}M0 ${(part * height) / 4}H${width}" stroke="#000" stroke-opacity=".05"/>`,
  )
  const bar = 100
  const [x, y] = [width - bar - 8, 9 * scale]
  return [
    `<rect width="${width}" height="${height}" fill="#f7f5f0"/>`,
    `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="#e9e4d8"/>`,
    ...thirds,
    `<path d="M${x} ${y}h${bar}m0 -3v6m-${bar} 0v-6" stroke="#8d877a" fill="none"/>`,
    `<text x="${x + bar / 2}" y="${y + 11 * scale}" font-size="${9 * scale}" text-anchor="middle" fill="#8d877a">100 px of ${width} × ${height}</text>`,
  ].join('\n')
}

function picture(href: string, { canvas: { width, height } }: Layout): string {
  return `<image href="${escapeMarkup(href)}" width="${width}" height="${height}"/>`
}

function outlineOf({ box }: LayoutSubject, color: string, scale: number, overPicture: boolean): string {
  const place = `x="${box.x + 1}" y="${box.y + 1}" width="${box.width - 2}" height="${box.height - 2}" rx="${5 * scale}"`
  return [
    `<rect ${place} fill="${overPicture ? 'none' : '#fff'}" fill-opacity="${overPicture ? 0 : 0.82}" stroke="#fff" stroke-width="${4 * scale}"/>`,
    `<rect ${place} fill="${color}" fill-opacity="${overPicture ? 0 : 0.14}" stroke="${color}" stroke-width="${2 * scale}"/>`,
  ].join('\n')
}

interface Label {
  readonly lines: readonly Line[]
  readonly tone: string | undefined
  readonly color: string
  readonly scale: number
  readonly canvas: Layout['canvas']
}

/** A plate in the box's upper left corner: as many lines as the box has room for. */
function labelOf({ box, depth }: LayoutSubject, { lines, tone, color, scale, canvas }: Label): string {
  const size = Math.max(5.5, Math.min(12 * scale, box.width / 8))
  const leading = size * 1.3
  const room = Math.max(1, Math.floor((box.height - 6) / leading))
  const swatch = tone === undefined ? 0 : size * 1.5
  const width = Math.min(canvas.width - box.x, Math.max(box.width - 6, size * 7))
  const shown = lines.slice(0, room)
  const plate = shown.length * leading + size * 0.5
  const signRow = shown.length > 1 ? 1 : 0
  return [
    `<g transform="translate(${Math.max(0, box.x + 3)} ${box.y + 3})">`,
    `<rect width="${width}" height="${plate}" rx="${3 * scale}" fill="#fff" fill-opacity=".86"/>`,
    ...shown.map(({ text, strong }, index) => {
      const taken = size * 0.8 + (index === signRow ? swatch + size * 1.6 : 0)
      const words = escapeMarkup(fitText(text, size * (strong ? 1.12 : 1), width - taken))
      return `<text x="${size * 0.4}" y="${leading * (index + 0.85)}" font-size="${size}" ${strong ? `font-weight="bold" fill="${color}"` : 'fill="#333"'}>${words}</text>`
    }),
    tone === undefined
      ? ''
      : `<rect x="${width - size * 1.6}" y="${leading * signRow + size * 0.2}" width="${size * 1.3}" height="${size * 1.1}" rx="2" fill="${tone}" stroke="#555" stroke-width=".8"/>`,
    `<text x="${width - swatch - size * 0.35}" y="${leading * (signRow + 0.85)}" font-size="${size * 0.85}" text-anchor="end" fill="#777">${width > size * 17 ? 'depth ' : '▲'}${depth}</text>`,
    '</g>',
  ].join('\n')
}

function toneOf(id: string, cast: Cast): string | undefined {
  const value = cast.subjects.find(one => one.id === id)?.attributes.skin_tone?.value
  return value === undefined || value === null ? undefined : monkScale[value]
}
