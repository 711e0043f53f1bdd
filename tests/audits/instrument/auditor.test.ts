import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { assetPath } from '../../../assets.ts'
import type { Auditor, SubjectReading } from '../../../audits/auditor.ts'
import { openAuditor } from '../../../audits/index.ts'
import type { Pixels } from '../../../audits/instrument/resample.ts'
import { describeAuditor } from '../../conformance/auditor.ts'
import { goldenReadings } from './golden.ts'

const goldens = new URL('../../goldens/instrument/', import.meta.url)
const shipped = existsSync(assetPath('models/instrument/model.onnx'))

if (shipped) {
  describeAuditor(
    'the instrument',
    () => openAuditor(),
    async () => ({
      picture: await scenePicture(),
      boxes: await sceneBoxes(),
    }),
  )

  describe('the instrument', () => {
    let auditor: Auditor
    let readings: ReadonlyMap<string, SubjectReading>
    before(async () => {
      auditor = await openAuditor()
      readings = await auditor.read(await scenePicture(), await sceneBoxes())
    })
    after(() => auditor.close())

    it('reads what Python reads, of the same picture by the same weights', async () => {
      const { subjects } = await goldenTable()
      for (const [index, { read, presence, shares }] of subjects.entries()) {
        const reading = readings.get(String(index))
        assert.ok(Math.abs((reading?.presence ?? 0) - presence) < 0.02)
        for (const [name, share] of Object.entries(shares)) {
          const confidence = reading?.attributes[name]?.confidence ?? 0
          assert.ok(Math.abs(confidence - share) < 0.03, `${name} of ${index}: ${confidence}, not ${share}`)
        }
        for (const [name, value] of Object.entries(read)) {
          const expected = value === 'undetermined' ? null : value
          assert.equal(reading?.attributes[name]?.value, expected, `${name} of ${index}`)
        }
      }
    })

    it('reads what is drawn, or abstains: no attribute of this scene is read wrongly', async () => {
      const { subjects } = await goldenTable()
      for (const [index, { drawn }] of subjects.entries()) {
        for (const [name, value] of Object.entries(drawn)) {
          const read = readings.get(String(index))?.attributes[name]?.value ?? value
          assert.equal(read, value, `${name} of ${index}`)
        }
      }
    })

    it('sees that an empty place is empty', async () => {
      const empty = { width: 128, height: 128, pixels: new Uint8Array(128 * 128 * 3).fill(180) }
      const box = { x: 32, y: 32, width: 48, height: 64 }
      const reading = (await auditor.read(empty, [{ id: 'nobody', box, inFront: [] }])).get('nobody')
      assert.ok((reading?.presence ?? 1) < 0.5)
      assert.ok(Object.values(reading?.attributes ?? {}).every(({ value }) => value === null))
      assert.equal(reading?.silhouette, undefined)
    })

    it('finds the boxes that Python finds', async () => {
      const { found } = await goldenTable()
      const here = await auditor.find(await scenePicture())
      for (const { silhouette } of here) {
        const center = [silhouette.x + silhouette.width / 2, silhouette.y + silhouette.height / 2]
        const near = found.some(
          ({ center_and_size: [x, y] }) => Math.hypot((center[0] ?? 0) - x, (center[1] ?? 0) - y) < 8,
        )
        assert.ok(near, JSON.stringify(silhouette))
      }
    })
  })

  describe('openAuditor', () => {
    it('says what is missing, and what a file should say', async () => {
      await assert.rejects(openAuditor('no/such/folder'), { code: 'EVENCAST_MODEL_NOT_FOUND' })
      const folder = await mkdtemp(join(tmpdir(), 'evencast-instrument-'))
      try {
        await cp(assetPath('models/instrument'), folder, { recursive: true })
        const config = await readFile(join(folder, 'config.json'), 'utf8')
        await writeFile(join(folder, 'config.json'), config.replace('"side":', '"edge":'))
        await assert.rejects(openAuditor(folder), { code: 'EVENCAST_MODEL_INVALID', message: /crop\.side/ })
        await writeFile(join(folder, 'config.json'), config)
        await writeFile(join(folder, 'model.onnx'), 'no graph')
        await assert.rejects(openAuditor(folder), { code: 'EVENCAST_MODEL_INVALID', message: /model\.onnx/ })
      } finally {
        await rm(folder, { recursive: true })
      }
    })
  })
}

async function goldenTable(): Promise<ReturnType<typeof goldenReadings>> {
  return goldenReadings(await readFile(new URL('readings.json', goldens), 'utf8'))
}

async function sceneBoxes() {
  const { subjects } = await goldenTable()
  return subjects.map(({ box, inFront }, index) => ({ id: String(index), box, inFront }))
}

async function scenePicture(): Promise<Pixels> {
  const { data, info } = await sharp(await readFile(new URL('scene.png', goldens)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, pixels: new Uint8Array(data) }
}
