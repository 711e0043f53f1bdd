import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { EvencastError } from '../../../errors.ts'
import { openOnnxRenderer } from '../../../renderers/onnx/index.ts'
import type { Redrawn } from '../../../renderers/renderer.ts'
import type { FlowEvent, Layout, Picture, Script } from '../../../types.ts'
import { editingModel, paintingModel, withFolder, writeFolder } from './tiny-model.ts'

const folder = writeFolder(editingModel)
const renderer = await openOnnxRenderer(folder, { threads: 1 })
after(async () => {
  await renderer.close()
  rmSync(folder, { recursive: true })
})

const canvas = { width: 160, height: 128 }
const layout: Layout = {
  canvas,
  subjects: [
    { id: 'front', box: { x: 40, y: 24, width: 64, height: 48 }, depth: 4 },
    { id: 'behind', box: { x: 16, y: 16, width: 64, height: 64 }, depth: 1 },
  ],
  occlusions: [{ front: 'front', behind: 'behind', share: 0.4 }],
}
const script: Script = {
  background: { prompt: 'grey', negative: '', guidance: 1, seed: 1 },
  whole: { prompt: 'yellow', negative: '' },
  subjects: [
    { id: 'behind', prompt: 'red', negative: '', guidance: 1, seed: 2 },
    { id: 'front', prompt: 'blue', negative: '', guidance: 1, seed: 3 },
  ],
  regions: 'attention',
  steps: 3,
}

function withSubject(id: string, values: Partial<Script['subjects'][number]>): Script {
  return { ...script, subjects: script.subjects.map(one => (one.id === id ? { ...one, ...values } : one)) }
}

async function redraw(
  changed: Script,
  subject: string,
  picture: Pick<Picture, 'width' | 'height' | 'pixels'>,
  options: Parameters<typeof renderer.render>[2] = {},
): Promise<Redrawn> {
  assert.ok(renderer.redraw)
  return renderer.redraw(changed, layout, { subject, picture }, options)
}

/** Any picture at all: what is kept need not be one that this model drew. */
const noise = fc
  .uint8Array({ minLength: 160 * 128 * 3, maxLength: 160 * 128 * 3 })
  .map(pixels => ({ ...canvas, pixels }))

function pixel({ picture }: Redrawn, x: number, y: number): readonly number[] {
  return [...picture.pixels.subarray((y * canvas.width + x) * 3, (y * canvas.width + x) * 3 + 3)]
}

describe('redrawing one subject', () => {
  it('leaves every byte outside the mask as it was, whatever the picture', async () => {
    await fc.assert(
      fc.asyncProperty(noise, fc.constantFrom('behind', 'front'), async (picture, subject) => {
        const { picture: drawn, mask } = await redraw(
          withSubject(subject, { prompt: 'green' }),
          subject,
          picture,
        )
        const changed = drawn.pixels.filter((value, index) => value !== picture.pixels[index])
        assert.ok(changed.length > 1000)
        for (let index = 0; index < drawn.pixels.length; index += 1) {
          if (mask[Math.floor(index / 3)] === 0) assert.equal(drawn.pixels[index], picture.pixels[index])
        }
      }),
      { numRuns: 8 },
    )
  })

  it('draws inside the cells it owns what the script now says, and takes no cell of another subject', async () => {
    const { picture } = await renderer.render(script, layout)
    const green = await redraw(withSubject('behind', { prompt: 'green' }), 'behind', picture)
    const [red, lush, blue] = pixel(green, 28, 40)
    assert.ok(
      red !== undefined && red < 60 && lush !== undefined && lush > 200 && blue !== undefined && blue < 60,
    )
    const front = picture.masks.get('front') ?? new Uint8Array()
    assert.ok(front.some(value => value === 255))
    assert.ok(front.every((value, index) => value === 0 || green.mask[index] === 0))
    assert.deepEqual(green.picture.masks, picture.masks)
    // A cell of the scene around the box is drawn too, one further away is not.
    assert.deepEqual([green.mask[40 * canvas.width + 15], green.mask[40 * canvas.width + 7]], [255, 0])
  })

  it('fades into what was there, within the mask', async () => {
    const { picture } = await renderer.render(script, layout)
    const white = { ...canvas, pixels: new Uint8Array(picture.pixels.length).fill(255) }
    const drawn = await redraw(script, 'behind', white)
    // From the mask's edge at x = 8 into the grey cell beside the box.
    const ramp = [7, 8, 10, 12, 14].map(x => pixel(drawn, x, 40)[0] ?? 0)
    assert.equal(ramp[0], 255)
    assert.ok(ramp.every((value, index) => index === 0 || value <= (ramp[index - 1] ?? 0)))
    assert.ok((ramp.at(-1) ?? 255) < 160)
  })

  it('gives the same bytes from the same seed, and others from another', async () => {
    const { picture } = await renderer.render(script, layout)
    const [first, again, other] = [
      await redraw(withSubject('behind', { seed: 8 }), 'behind', picture),
      await redraw(withSubject('behind', { seed: 8 }), 'behind', picture),
      await redraw(withSubject('behind', { seed: 9 }), 'behind', picture),
    ]
    assert.deepEqual(first.picture.pixels, again.picture.pixels)
    assert.notDeepEqual(first.picture.pixels, other.picture.pixels)
  })

  it('stops within a step of a fired signal, and draws again afterwards', async () => {
    const { picture } = await renderer.render(script, layout)
    const controller = new AbortController()
    const steps: number[] = []
    const onEvent = (event: FlowEvent) => {
      if (event.type !== 'step-end') return
      steps.push(event.step)
      controller.abort()
    }
    await assert.rejects(
      redraw({ ...script, steps: 50 }, 'front', picture, { signal: controller.signal, onEvent }),
      { code: 'EVENCAST_ABORTED' },
    )
    assert.deepEqual(steps, [1])
    assert.ok((await redraw(script, 'front', picture)).picture)
  })

  it('loads the encoder at the first redraw only', async () => {
    const another = await openOnnxRenderer(folder, { threads: 1 })
    const parts: string[] = []
    const onEvent = (event: FlowEvent) => {
      if (event.type === 'model-load') parts.push(event.part)
    }
    const { picture } = await another.render(script, layout, { onEvent })
    assert.ok(!parts.includes('vae_encoder'))
    await another.redraw?.(script, layout, { subject: 'front', picture }, { onEvent })
    await another.redraw?.(script, layout, { subject: 'front', picture }, { onEvent })
    assert.deepEqual(parts.slice(3), ['vae_encoder'])
    await another.close()
  })

  it('refuses a subject that is not there, a picture of another size, and one drawn as one prompt', async () => {
    const { picture } = await renderer.render(script, layout)
    const refused = async (work: Promise<unknown>, code: string, message: RegExp) =>
      assert.rejects(work, (error: unknown) => {
        assert.ok(EvencastError.isInstance(error))
        assert.equal(error.code, code)
        assert.match(error.message, message)
        return error.hint !== undefined
      })
    await refused(redraw(script, 'nobody', picture), 'EVENCAST_OPTION_INVALID', /behind or front/)
    const small = { width: 128, height: 128, pixels: new Uint8Array(128 * 128 * 3) }
    await refused(redraw(script, 'front', small), 'EVENCAST_CANVAS_INVALID', /160x128/)
    await refused(
      redraw({ ...script, regions: 'none' }, 'front', picture),
      'EVENCAST_MODEL_UNSUPPORTED',
      /as one prompt/,
    )
  })

  it('is offered only by a folder with an encoder, whose bytes are part of the model’s hash', async () => {
    await withFolder(paintingModel, async without => {
      const other = await openOnnxRenderer(without, { threads: 1 })
      assert.equal(other.redraw, undefined)
      const [one, two] = [await other.render(script, layout), await renderer.render(script, layout)]
      assert.notEqual(one.rendering.modelHash, two.rendering.modelHash)
      await other.close()
    })
  })
})

describe('redrawing an area', () => {
  it('draws whole cells that the area reaches, and no byte beside them', async () => {
    assert.ok(renderer.redraw)
    const picture = { ...canvas, pixels: new Uint8Array(canvas.width * canvas.height * 3).fill(200) }
    const area = new Uint8Array(canvas.width * canvas.height)
    // One pixel of the scene's upper right, far from both subjects.
    area[4 * canvas.width + 140] = 1
    const { picture: drawn, mask } = await renderer.redraw(script, layout, { area, picture })
    const masked = mask.filter(value => value > 0).length
    assert.ok(masked > 0 && masked < canvas.width * canvas.height * 0.05)
    assert.equal(mask[4 * canvas.width + 140], 255)
    for (let index = 0; index < drawn.pixels.length; index += 1) {
      if (mask[Math.floor(index / 3)] === 0) assert.equal(drawn.pixels[index], 200)
    }
  })

  it('takes an area of the canvas only', async () => {
    assert.ok(renderer.redraw)
    const picture = { ...canvas, pixels: new Uint8Array(canvas.width * canvas.height * 3) }
    await assert.rejects(renderer.redraw(script, layout, { area: new Uint8Array(7), picture }), {
      code: 'EVENCAST_OPTION_INVALID',
    })
  })
})
