/**
 * Draws the 30 requests with one warm model, checks each layout strictly, and leaves contact sheets to look at:
 * `npx tsx bench/draw-requests.ts --out FOLDER [--model MODEL] [--seed N]`.
 *
 * @module
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { draw, openRenderer, type Picture, type Scene } from '../index.ts'
import { type ContactSheetPicture, contactSheet } from '../surfaces/pictures/contact-sheet.ts'
import { strictCheck } from './strict-check.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'bench/out' },
    model: { type: 'string', default: 'mini' },
    seed: { type: 'string', default: '7' },
  },
})
const picturesPerSheet = 10
const lines = await readFile(new URL('./requests/requests.txt', import.meta.url), 'utf8')
const requests = lines.split('\n').filter(line => line.trim() !== '')
await mkdir(values.out, { recursive: true })

const renderer = await openRenderer(values.model, { environment: process.env })
const drawn: { readonly text: string; readonly scene: Scene; readonly picture: Picture }[] = []
for (const [index, text] of requests.entries()) {
  const { scene, picture, png } = await draw(text, { seed: Number(values.seed), renderer })
  await writeFile(join(values.out, `${String(index + 1).padStart(2, '0')}.png`), png)
  drawn.push({ text, scene, picture })
  report(index + 1, text, scene)
}
await renderer.close()

for (let start = 0; start < drawn.length; start += picturesPerSheet) {
  const file = join(values.out, `sheet-${start / picturesPerSheet + 1}.png`)
  await writeFile(
    file,
    await contactSheet(drawn.slice(start, start + picturesPerSheet).map(captioned), { columns: 5 }),
  )
  console.log(file)
}
console.log(`${drawn.length} of ${requests.length} drawn`)

function report(number: number, text: string, scene: Scene): void {
  const { plan, layout, cast, rendering } = scene
  const broken = plan && layout ? strictCheck({ plan, layout, grid: 8 }) : ['no layout']
  console.log(
    `${number}. ${text} · ${rendering?.seconds.total.toFixed(1)} s · ${broken.join('; ') || 'layout ok'}`,
  )
  for (const { id, attributes } of cast?.subjects ?? []) {
    console.log(
      `     ${id}: ${Object.values(attributes)
        .map(({ value }) => value ?? 'exempt')
        .join(', ')}`,
    )
  }
}

function captioned(
  { text, picture }: { text: string; picture: Picture },
  index: number,
): ContactSheetPicture {
  return { picture, caption: `${index + 1}. ${text}` }
}
