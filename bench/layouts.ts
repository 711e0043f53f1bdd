/**
 * Plans, casts and arranges the 30 requests, and checks every layout strictly:
 * `npx tsx bench/layouts.ts [--size WxH] [--sheet PREVIEWS.png]`.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { EvencastError } from '../errors.ts'
import { layoutScene } from '../index.ts'
import { layoutPreview } from '../layouts/index.ts'
import type { Size } from '../types.ts'
import { strictCheck } from './strict-check.ts'

const { values } = parseArgs({ options: { size: { type: 'string' }, sheet: { type: 'string' } } })
const lines = await readFile(new URL('./requests/requests.txt', import.meta.url), 'utf8')
const requests = lines.split('\n').filter(line => line.trim() !== '')
const grid = 8

const results = []
for (const text of requests) results.push(await arrange(text, sizeOf(values.size)))
for (const { text, broken } of results) {
  console.log(
    `${broken.length === 0 ? 'ok  ' : 'FAIL'} ${text}${broken.map(rule => `\n       ${rule}`).join('')}`,
  )
}
if (values.sheet !== undefined) {
  await writeSheet(
    results.flatMap(({ preview }) => preview ?? []),
    values.sheet,
  )
}
const passed = results.filter(({ broken }) => broken.length === 0).length
console.log(`${passed} of ${results.length}`)
process.exitCode = passed === results.length ? 0 : 1

async function arrange(text: string, size: Size | undefined) {
  try {
    const { plan, cast, layout } = await layoutScene(text, {
      seed: 7,
      ...(size === undefined ? {} : { size }),
    })
    if (plan === undefined || cast === undefined || layout === undefined)
      return { text, broken: ['no layout'] }
    return {
      text,
      broken: strictCheck({ plan, layout, grid }),
      preview: layoutPreview({ plan, cast, layout }),
    }
  } catch (error) {
    if (!EvencastError.isInstance(error)) throw error
    return { text, broken: [`${error.code}: ${error.message}`] }
  }
}

function sizeOf(words: string | undefined): Size | undefined {
  if (words === undefined) return undefined
  const [width, height] = words.split('x').map(Number)
  if (width === undefined || height === undefined || Number.isNaN(width + height)) {
    throw new EvencastError('EVENCAST_OPTION_INVALID', `Expected WxH for \`--size\`, got "${words}"`)
  }
  return { width, height }
}

async function writeSheet(previews: readonly string[], file: string): Promise<void> {
  const [columns, cell, gap] = [6, 400, 8]
  const tiles = await Promise.all(
    previews.map(async (preview, index) => ({
      input: await sharp(Buffer.from(preview))
        .resize(cell, cell, { fit: 'contain', background: '#999' })
        .png()
        .toBuffer(),
      left: gap + (index % columns) * (cell + gap),
      top: gap + Math.floor(index / columns) * (cell + gap),
    })),
  )
  const rows = Math.ceil(previews.length / columns)
  const [width, height] = [gap + columns * (cell + gap), gap + rows * (cell + gap)]
  await sharp({ create: { width, height, channels: 3, background: '#999' } })
    .composite(tiles)
    .png()
    .toFile(file)
}
