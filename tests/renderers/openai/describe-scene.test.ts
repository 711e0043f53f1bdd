import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { describeScene } from '../../../renderers/openai/describe-scene.ts'
import { placementWords } from '../../../renderers/openai/placement.ts'
import { serviceModel } from '../../../renderers/openai/services.ts'
import { sizeToAsk } from '../../../renderers/openai/sizes.ts'
import { ward } from './ward.ts'

const canvas = { width: 512, height: 512 }

describe('describeScene', () => {
  it('says who is where, from back to front, and of the negatives only what the request excluded', () => {
    const { script, layout } = ward(canvas)
    assert.equal(
      describeScene(script, { ...layout, occlusions: [{ front: 'nurse', behind: 'doctor', share: 0.2 }] }),
      [
        'A hospital ward.',
        'It is one single picture that shows exactly two people and nobody else. From the back to the front:',
        '1. At the far left, reaching the lower edge, about half of the canvas high and a quarter wide, partly hidden behind number 2: A woman, doctor, dark skin. Avoid: hats.',
        '2. Right of the centre, reaching the lower edge, about half of the canvas high and a quarter wide: A man, nurse, light skin.',
        'From left to right: 1, 2. Draw no numbers and no frames.',
      ].join('\n'),
    )
  })

  it('follows the depth, not the order of the script', () => {
    const { script, layout } = ward(canvas)
    const subjects = layout.subjects.map(subject => ({ ...subject, depth: 5 - subject.depth }))
    assert.match(
      describeScene(script, { ...layout, subjects }),
      /\n1\. Right.*nurse[\s\S]*\n2\. At the far left.*doctor/,
    )
  })

  it('does not call a dog a person', () => {
    const { script, layout } = ward(canvas)
    const subjects = script.subjects.map(subject =>
      subject.id === 'nurse' ? { ...subject, prompt: 'a dog' } : subject,
    )
    assert.match(
      describeScene({ ...script, subjects }, layout),
      /exactly two subjects \(one of them human\) and no other/,
    )
  })

  it('is the whole request where regions are off', () => {
    const { script, layout } = ward(canvas)
    assert.equal(describeScene({ ...script, regions: 'none' }, layout), 'A doctor and a nurse. Avoid: hats.')
  })
})

describe('placementWords', () => {
  it('says columns, rows and sizes as a person would', () => {
    assert.equal(
      placementWords({ x: 0, y: 256, width: 100, height: 170 }, canvas),
      'at the far left, in the lower half, about a third of the canvas high and a fifth wide',
    )
    assert.equal(
      placementWords({ x: 224, y: 0, width: 64, height: 64 }, canvas),
      'in the centre, in the upper half, about a tenth of the canvas high and wide',
    )
    assert.match(
      placementWords({ x: 0, y: 0, width: 512, height: 512 }, canvas),
      /whole width, from top to bottom/,
    )
  })
})

describe('sizeToAsk', () => {
  const side = fc.integer({ min: 8, max: 480 }).map(cells => cells * 8)

  it('keeps to what free sizes allow, and to the shape of the canvas', () => {
    const { sizes } = serviceModel('gpt-image-2')
    fc.assert(
      fc.property(side, side, (width, height) => {
        const asked = sizeToAsk({ width, height }, sizes)
        const ratio = asked.width / asked.height
        assert.ok(asked.width % 16 === 0 && asked.height % 16 === 0)
        assert.ok(ratio >= 1 / 3 && ratio <= 3)
        assert.ok(Math.max(asked.width, asked.height) <= 3840)
        assert.ok(asked.width * asked.height >= 655_360 && asked.width * asked.height <= 8_294_400)
        const wanted = Math.min(3, Math.max(1 / 3, width / height))
        assert.ok(
          Math.abs(Math.log(ratio / wanted)) < 0.06,
          `${width}x${height} became ${asked.width}x${asked.height}`,
        )
      }),
    )
  })

  it('asks for the canvas where it is allowed', () => {
    const { sizes } = serviceModel('gpt-image-2-2026-04-21')
    for (const size of [
      { width: 1536, height: 864 },
      { width: 1024, height: 1024 },
    ])
      assert.deepEqual(sizeToAsk(size, sizes), size)
  })

  it('takes the nearest shape, then the smallest size that holds the canvas', () => {
    const ask = (model: string, width: number, height: number) => {
      const asked = sizeToAsk({ width, height }, serviceModel(model).sizes)
      return `${asked.width}x${asked.height}`
    }
    assert.equal(ask('gpt-image-1.5', 512, 768), '1024x1536')
    assert.equal(ask('gpt-image-1-mini', 640, 512), '1536x1024')
    assert.equal(ask('dall-e-3', 512, 512), '1024x1024')
    assert.equal(ask('dall-e-2', 512, 512), '512x512')
    assert.equal(ask('dall-e-2', 520, 512), '1024x1024')
    assert.equal(ask('dall-e-2', 256, 256), '256x256')
  })
})
