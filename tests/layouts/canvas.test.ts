import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { arrangeScene, chooseCanvas } from '../../layouts/index.ts'
import type { Capabilities } from '../../types.ts'
import { capabilities, castOf, planOf } from './scenes.ts'

const open = capabilities()
const model: Capabilities = {
  ...open,
  canvas: { default: { width: 512, height: 512 }, multiple: 32, minimum: 256, maximum: 1024 },
}

function choose(text: string, able = model) {
  const size = chooseCanvas({ plan: planOf(text), capabilities: able })
  return { ...size, ratio: size.width / size.height }
}

const people = (count: number, kind: string) =>
  Array.from({ length: count }, (_, index) => `s${index}: ${kind}`).join(', ')

describe('chooseCanvas', () => {
  it('takes a wide one for a team and a tall one for one who stands', () => {
    assert.ok(choose(people(5, 'person/basketball player')).ratio > 1.2)
    assert.ok(choose('a: person/bystander').ratio < 0.8)
    assert.equal(choose('a: person/doctor').ratio, 1)
  })

  it('keeps the area, the multiples and the limits of the model', () => {
    for (const text of [
      people(3, 'person/nurse'),
      people(8, 'dog'),
      people(50, 'person'),
      'tree, bird | bird above tree',
    ]) {
      const { width, height } = choose(text)
      assert.ok(width % 32 === 0 && height % 32 === 0 && width >= 256 && width <= 768 && height >= 256)
      assert.ok(Math.abs(Math.log((width * height) / 512 ** 2)) < 0.08, `${width}x${height}`)
    }
  })

  it("draws no one smaller than on the model's own canvas", () => {
    const plan = planOf(people(4, 'person/doctor'))
    const options = { plan, cast: castOf(plan), capabilities: model }
    const smallest = (size?: { width: number; height: number }) =>
      Math.min(...arrangeScene({ ...options, size }).value.subjects.map(({ box }) => box.height))
    assert.ok(smallest() >= 0.75 * smallest({ width: 512, height: 512 }))
  })

  it("takes the model's own where boxes are not honoured or nobody is in the picture", () => {
    const deaf = { ...model, honours: { ...model.honours, boxes: false } }
    assert.equal(choose(people(5, 'person/nurse'), deaf).ratio, 1)
    assert.equal(choose('').ratio, 1)
  })

  it('grows where the usual area is too small', () => {
    const plan = planOf(people(100, 'person'))
    const { value } = arrangeScene({ plan, cast: castOf(plan), capabilities: model })
    assert.deepEqual(value.canvas, { width: 768, height: 768 })
  })

  it('is one for all casts of a plan', () => {
    const plan = planOf(people(4, 'person'))
    const children = castOf(plan).subjects.map(one => ({
      ...one,
      attributes: { age: { value: 'child', source: 'sampled' as const } },
    }))
    const canvases = [castOf(plan), { subjects: children }].map(
      cast => arrangeScene({ plan, cast, capabilities: model }).value.canvas,
    )
    assert.deepEqual(canvases[0], canvases[1])
  })
})
