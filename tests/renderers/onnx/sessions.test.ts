import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { openOnnxRenderer } from '../../../renderers/onnx/index.ts'
import { loadRuntime } from '../../../renderers/onnx/runtime.ts'
import type { FlowEvent, Layout, Script } from '../../../types.ts'
import { buildGraph } from './graph-builder.ts'
import { vaeDecoder } from './tiny-graphs.ts'
import { paintingModel, stockModel, withFolder, writeFolder } from './tiny-model.ts'

const folder = writeFolder(paintingModel)
after(() => rmSync(folder, { recursive: true }))

const layout: Layout = { canvas: { width: 128, height: 128 }, subjects: [], occlusions: [] }
const script: Script = {
  background: { prompt: 'red', negative: '', guidance: 1, seed: 1 },
  whole: { prompt: 'red', negative: '' },
  subjects: [],
  regions: 'none',
  steps: 2,
}

/** Adds a constant of one shape to what comes in, so that only inputs of that shape work. */
function stubbornVae(): Uint8Array {
  return buildGraph({
    inputs: [{ name: 'latent_sample', type: 'float32', shape: ['batch', 4, 'height', 'width'] }],
    outputs: [{ name: 'sample', type: 'float32', shape: ['batch', 'c', 'H', 'W'] }],
    constants: [{ name: 'stubborn', type: 'float32', shape: [7], data: [1, 2, 3, 4, 5, 6, 7] }],
    nodes: [{ operator: 'Add', inputs: ['latent_sample', 'stubborn'], output: 'sample' }],
  })
}

describe('sessions', () => {
  it('load at the first picture, tell so, and stay warm', async () => {
    const renderer = await openOnnxRenderer(folder, { threads: 1 })
    const events: FlowEvent[] = []
    const onEvent = (event: FlowEvent) => events.push(event)
    await renderer.render(script, layout, { onEvent })
    const { rendering } = await renderer.render(script, layout, { onEvent })
    const loads = events.flatMap(event => (event.type === 'model-load' ? [event.part] : []))
    assert.deepEqual(loads, ['text_encoder', 'unet', 'vae_decoder'])
    assert.ok(rendering.seconds.load < 0.05)
    assert.ok(renderer.runtimeSeconds() > 0)
    await renderer.close()
    assert.equal(renderer.runtimeSeconds(), 0)
  })

  it('are released only after the pictures that are being drawn, and load again afterwards', async () => {
    const renderer = await openOnnxRenderer(folder, { threads: 1 })
    const drawing = renderer.render({ ...script, steps: 30 }, layout)
    await renderer.close()
    assert.equal((await drawing).picture.pixels.length, 128 * 128 * 3)
    assert.ok((await renderer.render(script, layout)).picture)
    await renderer.close()
  })

  it('name the graph that does not open, and try again once it does', async () => {
    await withFolder(paintingModel, async path => {
      const file = join(path, 'vae_decoder/model.onnx')
      const unknown = buildGraph({
        inputs: [{ name: 'latent_sample', type: 'float32', shape: [1] }],
        outputs: [{ name: 'sample', type: 'float32', shape: [1] }],
        nodes: [{ operator: 'NoSuchOperator', inputs: ['latent_sample'], output: 'sample' }],
      })
      writeFileSync(file, unknown)
      const renderer = await openOnnxRenderer(path, { threads: 1 })
      await assert.rejects(renderer.render(script, layout), {
        code: 'EVENCAST_MODEL_INVALID',
        message: /vae_decoder\/model\.onnx.*NoSuchOperator/,
      })
      writeFileSync(file, vaeDecoder())
      assert.ok(await renderer.render(script, layout))
      await renderer.close()
    })
  })

  it('name the graph that fails while running', async () => {
    await withFolder({ ...paintingModel, 'vae_decoder/model.onnx': stubbornVae() }, async path => {
      const renderer = await openOnnxRenderer(path, { threads: 1 })
      await assert.rejects(renderer.render(script, layout), {
        code: 'EVENCAST_RENDERER_FAILED',
        message: /vae_decoder\/model\.onnx failed/,
        hint: /smaller canvas/,
      })
      await renderer.close()
    })
  })

  it('do not decode numbers that overflowed', async () => {
    // Betas near 1 leave no signal at all: the noise level exceeds single precision.
    const hopeless = { _class_name: 'EulerDiscreteScheduler', beta_end: 0.9999999 }
    await withFolder({ ...stockModel, 'scheduler/scheduler_config.json': hopeless }, async path => {
      const renderer = await openOnnxRenderer(path, { threads: 1 })
      await assert.rejects(renderer.render(script, layout), {
        code: 'EVENCAST_RENDERER_FAILED',
        message: /finite/,
      })
      await renderer.close()
    })
  })
})

describe('loadRuntime', () => {
  it('says what to install where the binary does not load', async () => {
    const missing = () => Promise.reject(new Error('Cannot find module onnxruntime_binding.node'))
    await assert.rejects(loadRuntime(missing), {
      code: 'EVENCAST_RENDERER_FAILED',
      hint: /npm install onnxruntime-node --onnxruntime-node-install=skip/,
    })
  })
})
