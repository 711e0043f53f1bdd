/**
 * Several pictures on one sheet, to be looked at side by side.
 *
 * @module
 */
import { invalidValue } from '../../errors.ts'
import { escapeMarkup } from '../../escape-markup.ts'
import type { Picture, Size } from '../../types.ts'

export interface ContactSheetPicture {
  readonly picture: Picture
  /** One line below the picture, cut to its width. */
  readonly caption: string
}

export interface ContactSheetOptions {
  /** Pictures a row; undefined: about as many as there are rows. */
  readonly columns?: number | undefined
}

interface Grid {
  readonly columns: number
  /** Room for a picture, its caption's height, and the space between tiles, in pixels. */
  readonly tile: Size
  readonly caption: number
  readonly gap: number
  /** Width and height of the sheet in pixels. */
  readonly width: number
  readonly height: number
}

const paper = '#f7f6f3'
const ink = '#55524c'
const fontSize = 14

/**
 * A contact sheet as PNG bytes: pictures in rows, whole, a caption below each. On a machine without fonts the captions are
 * missing and the pictures are there.
 *
 * @example
 * const png = await contactSheet([{ picture, caption: 'image 0' }, { picture: other, caption: 'image 1' }])
 */
export async function contactSheet(
  pictures: readonly ContactSheetPicture[],
  { columns = Math.ceil(Math.sqrt(pictures.length)) }: ContactSheetOptions = {},
): Promise<Uint8Array> {
  if (pictures.length === 0) throw invalidValue('EVENCAST_OPTION_INVALID', 'pictures', 'at least one', 'none')
  if (!Number.isInteger(columns) || columns < 1)
    throw invalidValue('EVENCAST_OPTION_INVALID', 'columns', 'a whole number from 1', columns)
  const { default: sharp } = await import('sharp')
  const grid = arrange(pictures, columns)
  const tiles = await Promise.all(
    pictures.map(async ({ picture }, index) => {
      const { pixels, width, height } = picture
      const { data, info } = await sharp(pixels, { raw: { width, height, channels: 3 } })
        .resize({ ...grid.tile, fit: 'inside' })
        .png()
        .toBuffer({ resolveWithObject: true })
      const { left, top } = corner(index, grid)
      return {
        input: data,
        left: left + Math.floor((grid.tile.width - info.width) / 2),
        top: top + grid.tile.height - info.height,
      }
    }),
  )
  const captions = { input: Buffer.from(captionLayer(pictures, grid)), left: 0, top: 0 }
  const { width, height } = grid
  const sheet = sharp({ create: { width, height, channels: 3, background: paper } })
  return new Uint8Array(
    await sheet
      .composite([...tiles, captions])
      .png({ compressionLevel: 9 })
      .toBuffer(),
  )
}

/** Few pictures stay large; many become small enough that the sheet still fits a screen. */
function arrange(pictures: readonly ContactSheetPicture[], wanted: number): Grid {
  const columns = Math.min(wanted, pictures.length)
  const rows = Math.ceil(pictures.length / columns)
  const widest = Math.max(...pictures.map(({ picture }) => picture.width))
  const tallest = Math.max(...pictures.map(({ picture }) => picture.height))
  const side = columns <= 2 ? 448 : columns <= 4 ? 320 : 240
  const scale = Math.min(1, side / Math.max(widest, tallest))
  const tile = { width: Math.round(widest * scale), height: Math.round(tallest * scale) }
  const [caption, gap] = [28, 20]
  return {
    columns,
    tile,
    caption,
    gap,
    width: gap + columns * (tile.width + gap),
    height: gap + rows * (tile.height + caption + gap),
  }
}

function corner(index: number, { columns, tile, caption, gap }: Grid): { left: number; top: number } {
  return {
    left: gap + (index % columns) * (tile.width + gap),
    top: gap + Math.floor(index / columns) * (tile.height + caption + gap),
  }
}

function captionLayer(pictures: readonly ContactSheetPicture[], grid: Grid): string {
  const lines = pictures.map(({ caption }, index) => {
    const { left, top } = corner(index, grid)
    const [x, y] = [left + grid.tile.width / 2, top + grid.tile.height + fontSize + 6]
    return `<text x="${x}" y="${y}">${escapeMarkup(fit(caption, grid.tile.width))}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${grid.width}" height="${grid.height}">`,
    `<g font-family="DejaVu Sans, Verdana, sans-serif" font-size="${fontSize}" fill="${ink}" text-anchor="middle">`,
    ...lines,
    '</g></svg>',
  ].join('\n')
}

/** As much of the caption as fits, at the average width of a letter. */
function fit(caption: string, width: number): string {
  const letters = [...caption.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()]
  const room = Math.max(1, Math.floor(width / (fontSize * 0.58)))
  return letters.length <= room
    ? letters.join('')
    : `${letters
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`
}
