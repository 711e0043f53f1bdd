import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { encodePicture, readPictureMetadata, readPixels } from '../../datasets/index.ts'
import { insertTexts } from '../../datasets/png-text.ts'
import { EvencastError } from '../../errors.ts'
import { sceneSchema } from '../../types.ts'
import { exampleScene, stripes } from './example-scene.ts'

const picture = stripes(64, 48)
const metadata = { scene: exampleScene, software: '0.1.0' }
const withScene = () => encodePicture(picture, metadata)
const withText = async (text: string) =>
  insertTexts(await encodePicture(picture, undefined), [{ keyword: 'evencast', text }])

describe('encodePicture', () => {
  it('keeps the pixels', async () => {
    const { data, info } = await sharp(await withScene())
      .raw()
      .toBuffer({ resolveWithObject: true })
    assert.deepEqual([info.width, info.height, info.channels], [64, 48, 3])
    assert.deepEqual(new Uint8Array(data), picture.pixels)
  })

  it('gives the same bytes for the same scene, also for one that was read back with its keys in another order', async () => {
    const first = await withScene()
    const remembered = readPictureMetadata(first)
    assert.ok(remembered)
    const { rendering } = exampleScene
    const again = { rendering, warnings: [], ...reversed(remembered.scene) }
    assert.deepEqual(await encodePicture(picture, { ...metadata, scene: sceneSchema.parse(again) }), first)
    assert.deepEqual(await withScene(), first)
  })

  it('remembers all that determines the picture, and neither times nor paths', async () => {
    const png = await withScene()
    const remembered = readPictureMetadata(png)
    const { request, plan, cast, layout, script } = exampleScene
    assert.deepEqual(remembered, {
      format: 1,
      software: '0.1.0',
      modelHash: 'abcdef0123456789',
      scene: { request: { ...request, model: 'mini-two' }, plan, cast, layout, script },
      edits: [],
    })
    assert.ok(!Buffer.from(png).includes('somebody'))
    assert.ok(!Buffer.from(png).includes('5.75'))
  })

  it('remembers the edits with what was there before each', async () => {
    const before = exampleScene.script?.subjects[0] ?? assert.fail()
    const edits = [{ subject: 'doctor-1', reason: 'redraw' as const, stated: { age: 'older' }, before }]
    const png = await encodePicture(picture, { ...metadata, scene: { ...exampleScene, edits } })
    assert.deepEqual(readPictureMetadata(png)?.edits, edits)
    assert.deepEqual((await readPixels(png)).pixels, picture.pixels)
    await assert.rejects(readPixels(new Uint8Array([1, 2, 3])), invalid(/picture/))
  })

  it('keeps the order of a policy, which draws follow', async () => {
    const policy = readPictureMetadata(await withScene())?.scene.request.policy
    assert.match(JSON.stringify(policy), /"red":2,"black":1/)
  })

  it('keeps the whole name of a hosted model', async () => {
    const scene = { ...exampleScene, request: { ...exampleScene.request, model: 'openai:org/image' } }
    const png = await encodePicture(picture, { ...metadata, scene })
    assert.equal(readPictureMetadata(png)?.scene.request.model, 'openai:org/image')
  })

  it('says to galleries and to the world what it is, as another decoder reads it', async () => {
    const { comments, xmp } = await sharp(await withScene()).metadata()
    assert.equal(
      comments?.find(({ keyword }) => keyword.includes('parameters'))?.text,
      'two doctors, in a ward\nNegative prompt: hat\nSteps: 20, CFG scale: 4, Seed: 7, Size: 64x64, Model hash: abcdef0123, Model: mini-two, Version: evencast 0.1.0',
    )
    assert.match(
      xmp?.toString() ?? '',
      /Iptc4xmpExt:DigitalSourceType="http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/trainedAlgorithmicMedia"/,
    )
  })

  it('leaves everything out where nothing is to be kept', async () => {
    const png = await encodePicture(picture, undefined)
    const { comments, xmp } = await sharp(png).metadata()
    assert.deepEqual([comments, xmp, readPictureMetadata(png)], [undefined, undefined, undefined])
  })

  it('refuses a scene that did not go to its end', async () => {
    const { rendering: _, ...unfinished } = exampleScene
    await assert.rejects(encodePicture(picture, { ...metadata, scene: unfinished }), invalid(/modelHash/))
  })
})

describe('readPictureMetadata', () => {
  it('refuses what is no PNG', () => {
    assert.throws(() => readPictureMetadata(new Uint8Array([1, 2, 3])), invalid(/PNG/))
  })

  it('refuses a changed byte, two scenes, and compressed text', async () => {
    const png = Buffer.from(await withScene())
    const changed = Buffer.from(png)
    changed[png.indexOf('doctor-1')] = 0x78
    assert.throws(() => readPictureMetadata(changed), invalid(/checksum/))
    const doubled = insertTexts(png, [{ keyword: 'evencast', text: '{}' }])
    assert.throws(() => readPictureMetadata(doubled), invalid(/one `evencast` chunk/))
    const start = png.indexOf('iTXtevencast')
    const length = png.readUInt32BE(start - 4)
    const compressed = Buffer.from(png)
    compressed[start + 'iTXtevencast'.length + 1] = 1
    compressed.writeUInt32BE(crc32(compressed.subarray(start, start + 4 + length)), start + 4 + length)
    assert.throws(() => readPictureMetadata(compressed), invalid(/uncompressed/))
  })

  it('refuses text that is no scene, and names the field', async () => {
    const good: { scene: { request: object } } = JSON.parse(
      JSON.stringify(readPictureMetadata(await withScene())),
    )
    const cases: [string, RegExp][] = [
      ['not json', /JSON/],
      ['[]', /./],
      [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, /levels deep/],
      [JSON.stringify({ ...good, format: 2 }), /`format`, got 2/],
      [
        JSON.stringify({ ...good, scene: { ...good.scene, request: { ...good.scene.request, seed: -1 } } }),
        /seed/,
      ],
      [JSON.stringify({ ...good, file: '/etc/passwd' }), /file/],
      [' '.repeat(5 * 2 ** 20), /4 MiB/],
    ]
    for (const [text, message] of cases) {
      const png = await withText(text)
      assert.throws(() => readPictureMetadata(png), invalid(message))
    }
  })

  it('never fails otherwise, wherever the file ends and whatever is changed', async () => {
    const png = await withScene()
    const attempt = (bytes: Uint8Array) => {
      try {
        readPictureMetadata(bytes)
      } catch (error) {
        assert.ok(EvencastError.isInstance(error) && error.code === 'EVENCAST_SCENE_INVALID', String(error))
      }
    }
    fc.assert(
      fc.property(fc.nat(png.length - 1), fc.nat(255), (position, byte) => {
        attempt(png.subarray(0, position))
        attempt(png.with(position, byte))
      }),
      { numRuns: 300 },
    )
    assert.throws(() => readPictureMetadata(png.subarray(0, png.length - 20)), invalid(/whole PNG/))
  })
})

function invalid(message: RegExp): (error: unknown) => boolean {
  return error => {
    assert.ok(EvencastError.isInstance(error), String(error))
    assert.equal(error.code, 'EVENCAST_SCENE_INVALID')
    assert.match(error.message, message)
    assert.ok(error.hint)
    return true
  }
}

/** The same objects, their keys in the reverse order, except where the order is the user's own. */
function reversed<Value extends object>(value: Value): object {
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [
        name,
        name === 'policy' || typeof part !== 'object' || part === null || Array.isArray(part)
          ? part
          : reversed(part),
      ]),
  )
}
