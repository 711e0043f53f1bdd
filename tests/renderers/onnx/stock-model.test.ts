import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { schedulerConfigSchema } from '../../../renderers/onnx/folder/configs.ts'
import { openOnnxRenderer } from '../../../renderers/onnx/index.ts'
import { gaussianNoise } from '../../../renderers/onnx/noise.ts'
import { emptyGrid } from '../../../renderers/onnx/regions/cells.ts'
import { sigmaSchedule } from '../../../renderers/onnx/schedules/index.ts'
import type { Layout, Script } from '../../../types.ts'
import { stockModel, withFolder } from './tiny-model.ts'

const canvas = { width: 128, height: 128 }
const layout: Layout = { canvas, subjects: [], occlusions: [] }
const script: Script = {
  background: { prompt: '', negative: '', guidance: 1, seed: 21 },
  whole: { prompt: 'red', negative: '' },
  subjects: [],
  regions: 'none',
  steps: 3,
}

describe('a stock model in half precision', () => {
  it('gives the pixels that the formulas give: noise predicted as half of the scaled input, Euler’s method', async () => {
    await withFolder(stockModel, async folder => {
      const renderer = await openOnnxRenderer(folder, { threads: 1 })
      const { picture, rendering } = await renderer.render(script, layout)
      await renderer.close()
      assert.equal(rendering.unetEvaluations, 3)

      const config = schedulerConfigSchema.parse(stockModel['scheduler/scheduler_config.json'])
      const sigmas = sigmaSchedule(config, 3)
      const factor = sigmas.slice(0, -1).reduce((value, sigma, index) => {
        const epsilon = (0.5 * value) / Math.hypot(sigma, 1)
        return value + epsilon * ((sigmas[index + 1] ?? 0) - sigma)
      }, sigmas[0] ?? 0)
      const { data } = gaussianNoise(4, emptyGrid(canvas, 8), { seed: 21, subjectSeeds: [] })
      let inRange = 0
      for (let cell = 0; cell < 256; cell += 1) {
        const [x, y] = [(cell % 16) * 8 + 3, Math.floor(cell / 16) * 8 + 5]
        for (let channel = 0; channel < 3; channel += 1) {
          const value = ((data[channel * 256 + cell] ?? 0) * factor + 1) * 127.5
          const expected = Math.min(Math.max(value, 0), 255)
          const actual = picture.pixels[(y * canvas.width + x) * 3 + channel] ?? Number.NaN
          assert.ok(Math.abs(actual - expected) < 3, `cell ${cell}: ${actual} is not ${expected}`)
          if (value > 0 && value < 255) inRange += 1
        }
      }
      assert.ok(inRange > 50, `only ${inRange} values were not cut off`)
    })
  })
})
