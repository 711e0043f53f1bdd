/**
 * What every renderer must do. A renderer's own test calls `describeRenderer` with a function that opens it.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type ErrorCode, EvencastError } from '../../errors.ts'
import type { Renderer } from '../../renderers/renderer.ts'
import { capabilitiesSchema, type FlowEvent, type Layout, renderingSchema, type Script } from '../../types.ts'

export interface ConformanceOptions {
  /** Canvas to draw on; undefined: the model's default. */
  readonly size?: Layout['canvas']
  /** Words of the background, of two subjects, and of a negative prompt. */
  readonly words?: readonly [string, string, string, string]
  readonly steps?: number
}

export function describeRenderer(
  name: string,
  open: () => Promise<Renderer>,
  { words = ['a park', 'a dog', 'a red car', 'text'], size, steps = 2 }: ConformanceOptions = {},
): void {
  describe(`${name} as a renderer`, () => {
    let renderer: Renderer
    before(async () => {
      renderer = await open()
    })
    after(() => renderer.close())

    const scene = () => makeScene(renderer, words, size, steps)
    const render = (script = scene().script, layout = scene().layout, signal?: AbortSignal) =>
      renderer.render(script, layout, { signal })

    it('describes what it can do', () => {
      const { canvas, regions, grid, model } = capabilitiesSchema.parse(renderer.capabilities)
      assert.notEqual(model, '')
      assert.ok(regions.modes.includes(regions.default))
      for (const side of [canvas.default.width, canvas.default.height]) {
        assert.equal(side % canvas.multiple, 0)
        assert.ok(side >= canvas.minimum && side <= canvas.maximum)
      }
      assert.equal(canvas.multiple % grid, 0, 'a canvas on the multiple is on the grid')
    })

    it('counts tokens: an empty prompt within the limit, more words more tokens', () => {
      const short = renderer.countTokens(words[0])
      assert.ok(Number.isInteger(renderer.countTokens('')))
      assert.ok(renderer.countTokens('') < short)
      assert.ok(short <= renderer.capabilities.maximumTokens)
      assert.ok(renderer.countTokens(`${words[0]} ${words[0]}`) > short)
    })

    it('draws every mode it offers, at the size asked for, with a mask for each subject', async () => {
      for (const regions of renderer.capabilities.regions.modes) {
        const { script, layout } = scene()
        const { rendering, picture } = await render({ ...script, regions })
        const { width, height } = layout.canvas
        assert.doesNotThrow(() => renderingSchema.parse(rendering))
        assert.equal(rendering.regions, regions)
        assert.deepEqual(rendering.canvas, layout.canvas)
        assert.deepEqual([picture.width, picture.height], [width, height])
        assert.equal(picture.pixels.length, width * height * 3)
        assert.deepEqual(
          [...picture.masks.keys()],
          script.subjects.map(subject => subject.id),
        )
        for (const mask of picture.masks.values()) {
          assert.equal(mask.length, width * height)
          assert.ok(mask.every(value => value === 0 || value === 255))
        }
      }
    })

    it('owns each subject the cells of its box, where it honours boxes', async () => {
      if (!renderer.capabilities.honours.boxes) return
      const { layout } = scene()
      const { picture } = await render()
      for (const { id, box } of layout.subjects) {
        const mask = picture.masks.get(id)
        const owned = mask?.reduce((sum, value) => sum + value / 255, 0)
        assert.equal(owned, box.width * box.height, id)
        assert.equal(mask?.[box.y * layout.canvas.width + box.x], 255, id)
      }
    })

    it('draws the same bytes from the same seeds, and others from another, where it honours seeds', async () => {
      if (!renderer.capabilities.honours.seed) return
      const { script } = scene()
      const other = { ...script, background: { ...script.background, seed: script.background.seed + 1 } }
      const [first, second, third] = [await render(), await render(), await render(other)]
      assert.equal(sha256(first.picture.pixels), sha256(second.picture.pixels))
      assert.notEqual(sha256(first.picture.pixels), sha256(third.picture.pixels))
    })

    it('warns of what it does not honour', async () => {
      const { honours } = renderer.capabilities
      const { rendering } = await render()
      const warned = new Set(rendering.warnings.map(warning => warning.feature))
      for (const feature of ['seed', 'negative', 'guidance', 'steps', 'boxes'] as const) {
        if (!honours[feature]) assert.ok(warned.has(feature), `no warning that ${feature} is not honoured`)
      }
      for (const warning of rendering.warnings) assert.equal(warning.stage, 'rendering')
    })

    it('reports each step it makes, in order', async () => {
      if (!renderer.capabilities.honours.steps) return
      const events: FlowEvent[] = []
      const { script, layout } = scene()
      await renderer.render(script, layout, { onEvent: event => events.push(event) })
      assert.deepEqual(
        events.flatMap(event => (event.type === 'step-end' ? [[event.step, event.steps]] : [])),
        Array.from({ length: steps }, (_, index) => [index + 1, steps]),
      )
    })

    it('stops on a fired signal, within a step, and draws again afterwards', async () => {
      const already = AbortSignal.abort(new Error('no longer wanted'))
      await rejects(render(undefined, undefined, already), 'EVENCAST_ABORTED')
      const controller = new AbortController()
      let seen = 0
      const { script, layout } = scene()
      const stopped = renderer.render({ ...script, steps: 50 }, layout, {
        signal: controller.signal,
        onEvent: event => {
          if (event.type !== 'step-end') return
          seen += 1
          controller.abort()
        },
      })
      if (renderer.capabilities.honours.steps) {
        await rejects(stopped, 'EVENCAST_ABORTED')
        assert.equal(seen, 1, 'no step after the signal')
      } else await stopped
      const { picture } = await render()
      assert.ok(picture.pixels.length > 0)
    })

    it('sees a signal that fires on its own between steps', async () => {
      if (!renderer.capabilities.honours.steps) return
      const { script, layout } = scene()
      const signal = AbortSignal.timeout(20)
      await rejects(renderer.render({ ...script, steps: 1000 }, layout, { signal }), 'EVENCAST_ABORTED')
    })

    it('refuses a canvas it cannot draw and names sizes that it can', async () => {
      const { script, layout } = scene()
      const canvas = { width: layout.canvas.width + 1, height: layout.canvas.height }
      const error = await rejects(render(script, { ...layout, canvas }), 'EVENCAST_CANVAS_INVALID')
      assert.match(error.hint ?? '', /\d+x\d+/)
    })

    it('redraws one subject and no byte outside its mask, the same from the same seed, where it can', async () => {
      const { redraw } = renderer
      if (redraw === undefined) return
      const { script, layout } = scene()
      const { picture } = await render()
      const subjects = script.subjects.map(one =>
        one.id === 'first' ? { ...one, seed: one.seed + 90 } : one,
      )
      const again = () =>
        redraw.call(renderer, { ...script, subjects }, layout, { subject: 'first', picture })
      const { picture: drawn, mask, rendering } = await again()
      assert.doesNotThrow(() => renderingSchema.parse(rendering))
      assert.equal(mask.length, picture.width * picture.height)
      const own = picture.masks.get('first')
      const others = picture.masks.get('second')
      let changed = 0
      for (let index = 0; index < drawn.pixels.length; index += 1) {
        const pixel = Math.floor(index / 3)
        if (own?.[pixel] === 255) assert.equal(mask[pixel], 255, 'its own cells are in the mask')
        if (others?.[pixel] === 255) assert.equal(mask[pixel], 0, 'nobody else’s are')
        if (drawn.pixels[index] === picture.pixels[index]) continue
        assert.equal(mask[pixel], 255)
        changed += 1
      }
      assert.ok(changed > 0)
      assert.equal(sha256(drawn.pixels), sha256((await again()).picture.pixels))
      const signal = AbortSignal.abort()
      await rejects(
        redraw.call(renderer, script, layout, { subject: 'first', picture }, { signal }),
        'EVENCAST_ABORTED',
      )
    })

    it('draws side by side', async () => {
      const [first, second] = await Promise.all([render(), render()])
      assert.equal(first?.picture.pixels.length, second?.picture.pixels.length)
      if (renderer.capabilities.honours.seed)
        assert.equal(sha256(first.picture.pixels), sha256(second.picture.pixels))
    })

    it('closes, twice without complaint', async () => {
      const another = await open()
      await another.close()
      await another.close()
    })
  })
}

/** Two subjects side by side on the model's grid, no overlap. */
function makeScene(
  { capabilities }: Renderer,
  [background, first, second, negative]: readonly [string, string, string, string],
  canvas = capabilities.canvas.default,
  steps: number,
): { readonly script: Script; readonly layout: Layout } {
  const align = (pixels: number) => Math.round(pixels / capabilities.grid) * capabilities.grid
  const box = (x: number) => ({
    x: align(canvas.width * x),
    y: align(canvas.height / 4),
    width: align(canvas.width / 4),
    height: align(canvas.height / 2),
  })
  const { guidance } = capabilities
  return {
    layout: {
      canvas,
      subjects: [
        { id: 'first', box: box(1 / 8), depth: 0 },
        { id: 'second', box: box(5 / 8), depth: 1 },
      ],
      occlusions: [],
    },
    script: {
      background: { prompt: background, negative, guidance, seed: 11 },
      whole: { prompt: `${first} ${second}`, negative },
      subjects: [
        { id: 'first', prompt: first, negative, guidance, seed: 12 },
        { id: 'second', prompt: second, negative, guidance, seed: 13 },
      ],
      regions: capabilities.regions.default,
      steps,
    },
  }
}

async function rejects(work: Promise<unknown>, code: ErrorCode): Promise<EvencastError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assert.ok(EvencastError.isInstance(error), `expected ${code}, got ${error}`)
  assert.equal(error.code, code)
  return error
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
