import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { openOnnxRenderer } from '../../../renderers/onnx/index.ts'
import type { Rendered } from '../../../renderers/renderer.ts'
import type { Box, Layout, Script } from '../../../types.ts'
import { paintingModel, writeFolder } from './tiny-model.ts'

// The tiny model paints each region with the sum of its words' colours: what a box shows tells what it was told.

const folder = writeFolder(paintingModel)
const renderer = await openOnnxRenderer(folder, { threads: 1 })
after(async () => {
  await renderer.close()
  rmSync(folder, { recursive: true })
})

const canvas = { width: 160, height: 128 }
const boxes = {
  left: { x: 0, y: 16, width: 64, height: 64 },
  right: { x: 40, y: 24, width: 64, height: 48 },
}
const layout: Layout = {
  canvas,
  subjects: [
    { id: 'right', box: boxes.right, depth: 4 },
    { id: 'left', box: boxes.left, depth: 1 },
  ],
  occlusions: [{ front: 'right', behind: 'left', share: 0.3 }],
}

function makeScript(values: Partial<Script> = {}): Script {
  return {
    background: { prompt: 'grey', negative: '', guidance: 1, seed: 1 },
    whole: { prompt: 'yellow', negative: '' },
    subjects: [
      { id: 'left', prompt: 'red', negative: '', guidance: 1, seed: 2 },
      { id: 'right', prompt: 'a blue', negative: '', guidance: 1, seed: 3 },
    ],
    regions: 'attention',
    steps: 2,
    ...values,
  }
}

function withSubject(script: Script, id: string, values: Partial<Script['subjects'][number]>): Script {
  const subjects = script.subjects.map(subject => (subject.id === id ? { ...subject, ...values } : subject))
  return { ...script, subjects }
}

/** Mean colour of a box, each channel -1..1. */
function colourOf({ picture }: Rendered, box: Box): readonly number[] {
  return [0, 1, 2].map(channel => {
    let sum = 0
    for (let y = box.y; y < box.y + box.height; y += 1)
      for (let x = box.x; x < box.x + box.width; x += 1)
        sum += picture.pixels[(y * picture.width + x) * 3 + channel] ?? 0
    return sum / (box.width * box.height) / 127.5 - 1
  })
}

function assertColour(actual: readonly number[], expected: readonly number[], what: string): void {
  for (const [index, value] of actual.entries())
    assert.ok(Math.abs(value - (expected[index] ?? 9)) < 0.06, `${what}: ${actual} is not ${expected}`)
}

const onlyLeft = { x: 0, y: 16, width: 40, height: 64 }
const onlyScene = { x: 104, y: 0, width: 24, height: 96 }

describe('drawing with regions', () => {
  it('paints each box from its own prompt, the subject in front where boxes overlap, the scene elsewhere', async () => {
    const drawn = await renderer.render(makeScript(), layout)
    assertColour(colourOf(drawn, onlyLeft), [0.8, -0.8, -0.8], 'left')
    assertColour(colourOf(drawn, boxes.right), [-0.8, -0.8, 0.8], 'right')
    assertColour(colourOf(drawn, onlyScene), [0, 0, 0], 'scene')
  })

  it('gives the cells each subject owned as masks of the picture', async () => {
    const { picture } = await renderer.render(makeScript(), layout)
    const at = (id: string, x: number, y: number) => picture.masks.get(id)?.[y * canvas.width + x]
    const area = (id: string) =>
      (picture.masks.get(id) ?? new Uint8Array()).reduce((sum, value) => sum + value / 255, 0)
    assert.equal(area('right'), 64 * 48)
    assert.equal(area('left'), 64 * 64 - 24 * 48)
    assert.deepEqual([at('left', 39, 24), at('left', 40, 24), at('right', 40, 24)], [255, 0, 255])
  })

  it('guides each subject by its own scale away from its own negative, the scene by its', async () => {
    const script = withSubject(makeScript(), 'left', { negative: 'green', guidance: 1.25 })
    const drawn = await renderer.render(script, layout)
    // negative + 1.25 (positive - negative), from -0.8 and 0.8
    assertColour(
      colourOf(drawn, onlyLeft),
      [1.2, -1.2, -0.8].map(value => Math.min(Math.max(value, -1), 1)),
      'left',
    )
    assertColour(colourOf(drawn, boxes.right), [-0.8, -0.8, 0.8], 'right')
    assertColour(colourOf(drawn, onlyScene), [0, 0, 0], 'scene')
  })

  it('draws the whole request as one prompt in mode none', async () => {
    const drawn = await renderer.render(makeScript({ regions: 'none' }), layout)
    assertColour(colourOf(drawn, { x: 0, y: 0, ...canvas }), [0.8, 0.8, -0.8], 'canvas')
    assert.ok(drawn.picture.masks.get('left')?.every(value => value === 0))
  })

  it('changes one subject on another seed and no pixel outside its cells', async () => {
    const first = await renderer.render(makeScript(), layout)
    const second = await renderer.render(withSubject(makeScript(), 'left', { seed: 99 }), layout)
    const mask = first.picture.masks.get('left') ?? new Uint8Array()
    let inside = 0
    for (let index = 0; index < first.picture.pixels.length; index += 1) {
      if (first.picture.pixels[index] === second.picture.pixels[index]) continue
      assert.equal(mask[Math.floor(index / 3)], 255)
      inside += 1
    }
    assert.ok(inside > 1000)
  })

  it('counts UNet evaluations by row', async () => {
    const evaluations = async (script: Script) =>
      (await renderer.render(script, layout)).rendering.unetEvaluations
    assert.equal(await evaluations(makeScript()), 2)
    assert.equal(await evaluations(withSubject(makeScript(), 'left', { guidance: 3 })), 4)
  })

  it('warns of a prompt that the model cuts, and of a negative that guidance 1 leaves unread', async () => {
    const script = withSubject(makeScript(), 'left', {
      prompt: 'red red red red red red red red',
      negative: 'blue',
    })
    const { rendering } = await renderer.render(script, layout)
    assert.deepEqual(
      rendering.warnings.map(({ type, feature, subject }) => [type, feature, subject]),
      [
        ['dropped', 'prompt', 'left'],
        ['unsupported', 'negative', 'left'],
      ],
    )
  })

  it('refuses more subjects than regions, a mode it lacks, and a subject without a box', async () => {
    const subject = { id: 'extra', prompt: 'red', negative: '', guidance: 1, seed: 4 }
    const { subjects } = makeScript()
    const refused = async (script: Script, code: string) =>
      assert.rejects(renderer.render(script, layout), { code })
    await refused(makeScript({ subjects: [...subjects, subject] }), 'EVENCAST_SCENE_INVALID')
    await refused(
      makeScript({ subjects: [...subjects, subject, { ...subject, id: 'more' }] }),
      'EVENCAST_MODEL_UNSUPPORTED',
    )
    await refused(makeScript({ regions: 'crops' }), 'EVENCAST_MODEL_UNSUPPORTED')
  })

  it('names the nearest canvases', async () => {
    const canvas = { width: 170, height: 128 }
    await assert.rejects(renderer.render(makeScript(), { ...layout, canvas }), {
      code: 'EVENCAST_CANVAS_INVALID',
      hint: 'The nearest sizes are 160x128 and 192x128.',
    })
  })
})
