import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { EvencastError } from '../../../errors.ts'
import { contactSheet } from '../../../surfaces/pictures/contact-sheet.ts'
import type { Picture } from '../../../types.ts'

const colors = [
  [200, 30, 30],
  [30, 200, 30],
  [30, 30, 200],
] as const
const tiles = colors.map((color, index) => ({ picture: flat(color), caption: `image ${index}` }))

describe('contactSheet', () => {
  it('shows each picture whole, in rows', async () => {
    const { data, info } = await sharp(await contactSheet(tiles))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ]
    assert.deepEqual([info.width, info.height], [20 + 2 * (80 + 20), 20 + 2 * (60 + 28 + 20)])
    assert.deepEqual(
      [at(60, 50), at(160, 50), at(60, 158)],
      colors.map(color => [...color]),
    )
  })

  it('takes a number of columns and is the same every time', async () => {
    const sheet = await contactSheet(tiles, { columns: 3 })
    assert.equal((await sharp(sheet).metadata()).width, 20 + 3 * 100)
    assert.deepEqual(await contactSheet(tiles, { columns: 3 }), sheet)
  })

  it('takes any caption', async () => {
    const captions = ['<script>&"\'', '\0\u0007\ud800', '医生 👩🏾‍⚕️ '.repeat(50), '']
    for (const caption of captions) await contactSheet([{ picture: flat(colors[0]), caption }])
  })

  it('refuses no pictures and no columns', async () => {
    for (const attempt of [contactSheet([]), contactSheet(tiles, { columns: 0 })])
      await assert.rejects(attempt, (error: unknown) => EvencastError.isInstance(error))
  })

  it('gives a sheet on a machine without fonts', () => {
    const program = `
      const { contactSheet } = await import('./surfaces/pictures/contact-sheet.ts')
      const picture = { width: 8, height: 8, pixels: new Uint8Array(192), masks: new Map() }
      console.log((await contactSheet([{ picture, caption: 'image 0' }])).length > 100)`
    const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      encoding: 'utf8',
      env: { ...process.env, FONTCONFIG_FILE: '/nowhere.conf', FONTCONFIG_PATH: '/nowhere' },
    })
    assert.equal(child.stdout.trim(), 'true', child.stderr)
  })
})

function flat(color: readonly number[]): Picture {
  const [width, height] = [80, 60]
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, index) => color[index % 3] ?? 0)
  return { width, height, pixels, masks: new Map() }
}
