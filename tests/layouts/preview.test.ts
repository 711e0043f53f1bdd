import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { arrangeScene, layoutPreview } from '../../layouts/index.ts'
import type { Cast } from '../../types.ts'
import { capabilities, castOf, planOf } from './scenes.ts'

const plan = planOf('judge: person/judge, dog, cat')
const cast = castOf(plan)
const { value: layout } = arrangeScene({
  plan,
  cast,
  size: { width: 512, height: 384 },
  capabilities: capabilities(),
})

describe('layoutPreview', () => {
  it('is a picture of the canvas with every id, attribute and tone', async () => {
    const svg = layoutPreview({ layout, plan, cast })
    const { width, height } = await sharp(Buffer.from(svg)).metadata()
    assert.deepEqual([width, height], [512, 384])
    for (const words of ['>judge<', '>dog<', '>cat<', '>monk-1<', '>feminine<', '#f6ede4']) {
      assert.ok(svg.includes(words), `${words} is missing`)
    }
  })

  it('outlines each box where it is', async () => {
    const { data, info } = await sharp(Buffer.from(layoutPreview({ layout, plan, cast })))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const judge = layout.subjects.find(subject => subject.id === 'judge')
    assert.ok(judge)
    const { x, y, height } = judge.box
    const offset = (Math.round(y + height / 2) * info.width + x + 1) * info.channels
    const [red, , blue] = data.subarray(offset, offset + 3)
    assert.ok(red !== undefined && blue !== undefined && blue > red + 60, 'no blue outline at the left side')
  })

  it('escapes whatever a plan or a cast says', async () => {
    const odd: Cast = {
      subjects: [{ id: 'judge', attributes: { note: { value: `<script>&"'\u0000`, source: 'stated' } } }],
    }
    const svg = layoutPreview({ layout, plan, cast: odd, background: '"><script>' })
    assert.ok(!svg.includes('<script>'))
    await sharp(Buffer.from(layoutPreview({ layout, plan, cast: odd }))).metadata()
  })

  it('draws the boxes over a finished picture', async () => {
    const green = await sharp({ create: { width: 512, height: 384, channels: 3, background: '#00ff00' } })
      .png()
      .toBuffer()
    const background = `data:image/png;base64,${green.toString('base64')}`
    const { data } = await sharp(Buffer.from(layoutPreview({ layout, plan, cast, background })))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    assert.deepEqual([...data.subarray(0, 3)], [0, 255, 0])
  })
})
