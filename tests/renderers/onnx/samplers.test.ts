import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EvencastError } from '../../../errors.ts'
import type { Denoiser } from '../../../renderers/onnx/denoiser.ts'
import type { Latents } from '../../../renderers/onnx/latents.ts'
import { gaussianNoise } from '../../../renderers/onnx/noise.ts'
import { emptyGrid } from '../../../renderers/onnx/regions/cells.ts'
import { dpmpp2m, euler, eulerAncestral, heun, type Sampler } from '../../../renderers/onnx/samplers/index.ts'
import { karrasSigmas } from '../../../renderers/onnx/schedules/index.ts'

// Data drawn from a normal distribution of this mean and deviation: its best denoiser and the exact solution of the
// probability-flow ODE are known in closed form, so samplers are measured against the truth.
const mean = 0.7
const deviation = 0.5

const forms = {
  // Not down to 0: a last step of fixed size would hide the order.
  'variance exploding': {
    alpha: () => 1,
    sigmas: (steps: number) => karrasSigmas(steps, 0.02, 10, 3),
  },
  flow: {
    alpha: (sigma: number) => 1 - sigma,
    sigmas: (steps: number) => Array.from({ length: steps + 1 }, (_, index) => 1 - index / steps),
  },
} as const

function exactDenoiser(alpha: (sigma: number) => number): Denoiser {
  return async ({ shape, data }, sigma) => {
    const a = alpha(sigma)
    const gain = (a * deviation ** 2) / ((a * deviation) ** 2 + sigma ** 2)
    return { shape, data: data.map(value => mean + gain * (value - a * mean)) }
  }
}

/** Where the ODE through `value` at level `from` is at level `to`. */
function exactAt(to: number, value: number, from: number, alpha: (sigma: number) => number): number {
  const spread = (sigma: number) => Math.hypot(alpha(sigma) * deviation, sigma)
  return alpha(to) * mean + ((value - alpha(from) * mean) * spread(to)) / spread(from)
}

const start: Latents = { shape: [1, 1, 3], data: Float32Array.of(-1.3, 0.2, 1.9) }

async function errorOf(sampler: Sampler, form: keyof typeof forms, steps: number): Promise<number> {
  const { alpha, sigmas } = forms[form]
  const levels = sigmas(steps)
  const [first = 1, last = 0] = [levels[0], levels.at(-1)]
  const latents = { ...start, data: start.data.map(value => value * first) }
  const { data } = await sampler(exactDenoiser(alpha), latents, levels, { alpha })
  const errors = data.map((value, index) =>
    Math.abs(value - exactAt(last, latents.data[index] ?? 0, first, alpha)),
  )
  return Math.max(...errors)
}

describe('samplers over an exact denoiser', () => {
  for (const form of ['variance exploding', 'flow'] as const) {
    for (const [name, sampler, order] of [
      ['euler', euler, 1],
      ['heun', heun, 2],
      ['dpmpp_2m', dpmpp2m, 2],
    ] as const) {
      it(`${name} converges to the exact solution at order ${order} (${form})`, async () => {
        const coarse = await errorOf(sampler, form, 80)
        const fine = await errorOf(sampler, form, 160)
        assert.ok(coarse < 0.05, `error ${coarse} at 80 steps`)
        const measured = Math.log2(coarse / fine)
        assert.ok(measured > order - 0.35, `order ${measured}`)
      })
    }

    it(`euler_ancestral draws from the data's distribution (${form})`, async () => {
      const { alpha, sigmas } = forms[form]
      const grid = emptyGrid({ width: 512, height: 512 }, 8)
      const noise = (step: number) => gaussianNoise(1, grid, { seed: 3, subjectSeeds: [] }, step)
      const levels = [...sigmas(60).filter(sigma => sigma > 0), 0]
      const initial = noise(0).data.map(value => value * (levels[0] ?? 1))
      const latents = { shape: noise(0).shape, data: initial }
      const { data } = await eulerAncestral(exactDenoiser(alpha), latents, levels, { alpha, noise })
      const average = data.reduce((sum, value) => sum + value, 0) / data.length
      const variance = data.reduce((sum, value) => sum + (value - average) ** 2, 0) / data.length
      assert.ok(Math.abs(average - mean) < 0.03, `mean ${average}`)
      assert.ok(Math.abs(Math.sqrt(variance) - deviation) < 0.04, `deviation ${Math.sqrt(variance)}`)
    })
  }

  it('leaves the latents it was given as they were, and tells of every step', async () => {
    const before = [...start.data]
    const steps: number[] = []
    await euler(
      exactDenoiser(() => 1),
      start,
      [3, 2, 1, 0],
      { onStep: step => steps.push(step) },
    )
    assert.deepEqual([...start.data], before)
    assert.deepEqual(steps, [1, 2, 3])
  })

  it('stops before the next evaluation once the signal has fired', async () => {
    const controller = new AbortController()
    let evaluations = 0
    const denoise: Denoiser = async latents => {
      evaluations += 1
      controller.abort()
      return latents
    }
    const stopped = heun(denoise, start, [3, 2, 1, 0], { signal: controller.signal })
    await assert.rejects(
      stopped,
      error => EvencastError.isInstance(error) && error.code === 'EVENCAST_ABORTED',
    )
    assert.equal(evaluations, 1)
  })
})
