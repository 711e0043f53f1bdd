import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { denoiseRows, type Network, type RowDenoiser } from '../../../renderers/onnx/denoiser.ts'
import { schedulerConfigSchema } from '../../../renderers/onnx/folder/configs.ts'
import { guide } from '../../../renderers/onnx/guidance.ts'
import type { Latents } from '../../../renderers/onnx/latents.ts'
import { parametrisationOf } from '../../../renderers/onnx/parametrisation.ts'
import { trainingSigmas } from '../../../renderers/onnx/schedules/index.ts'

const shape = [1, 1, 2] as const
const clean = [0.4, -0.9]
const noise = [1.1, 0.3]

function latents(values: readonly number[]): Latents {
  return { shape, data: Float32Array.from(values) }
}

function config(values: object) {
  return schedulerConfigSchema.parse({ _class_name: 'EulerDiscreteScheduler', ...values })
}

function assertClose(actual: Iterable<number>, expected: readonly number[]): void {
  for (const [index, value] of [...actual].entries())
    assert.ok(Math.abs(value - (expected[index] ?? Number.NaN)) < 1e-5, `${value} is not ${expected[index]}`)
}

describe('denoiseRows', () => {
  // A network that knows the answer says it in its own parametrisation; the wrapper must give the clean latents back.
  const sigma = 1.7
  const root = Math.hypot(sigma, 1)
  const pairs = clean.map((value, index) => [value, noise[index] ?? 0] as const)
  const answers = {
    epsilon: pairs.map(([, n]) => n),
    // v = sqrt(ā) n - sqrt(1 - ā) x0 with sqrt(ā) = 1 / root (Salimans & Ho 2022)
    v_prediction: pairs.map(([x0, n]) => n / root - (x0 * sigma) / root),
    sample: clean,
  }
  const noisy = latents(pairs.map(([x0, n]) => x0 + sigma * n))

  for (const [prediction_type, answer] of Object.entries(answers)) {
    it(`turns ${prediction_type} into clean latents, feeding unit variance`, async () => {
      let fed: Latents | undefined
      const network: Network = async input => {
        fed = input
        return [Float32Array.from(answer)]
      }
      const denoise = denoiseRows(network, parametrisationOf(config({ prediction_type })))
      const [predicted] = await denoise(noisy, sigma, 1)
      assertClose(predicted?.data ?? [], clean)
      assertClose(
        fed?.data ?? [],
        [...noisy.data].map(value => value / root),
      )
    })
  }

  it('turns a flow’s velocity into clean latents, telling the network a thousand times sigma', async () => {
    const level = 0.3
    let told = 0
    const network: Network = async (_, timestep) => {
      told = timestep
      return [Float32Array.from(pairs, ([x0, n]) => n - x0)]
    }
    const flow = parametrisationOf(config({ _class_name: 'FlowMatchEulerDiscreteScheduler' }))
    const mixed = latents(pairs.map(([x0, n]) => (1 - level) * x0 + level * n))
    const [predicted] = await denoiseRows(network, flow)(mixed, level, 1)
    assertClose(predicted?.data ?? [], clean)
    assertClose([told], [300])
  })

  it('finds the training timestep of a noise level, between two of them too', () => {
    const parametrisation = parametrisationOf(config({}))
    const sigmas = trainingSigmas(config({}))
    assertClose([parametrisation.timestep(sigmas[321] ?? 0)], [321])
    const between = Math.sqrt((sigmas[10] ?? 0) * (sigmas[11] ?? 0))
    assertClose([parametrisation.timestep(between)], [10.5])
    assert.equal(parametrisation.timestep(1e9), 999)
  })
})

describe('guide', () => {
  const calls: number[] = []
  const rows: RowDenoiser = async (_, __, count) => {
    calls.push(count)
    return [latents([1, 1]), latents([0.5, 0.25])].slice(0, count)
  }
  const guided = async (scales: readonly number[], sigma = 1, interval?: readonly [number, number]) => {
    calls.length = 0
    const denoise = guide(rows, { scales: Float32Array.from(scales), interval })
    return [...(await denoise(latents([0, 0]), sigma)).data]
  }

  it('extrapolates from the negative row by each cell’s own scale, in one call', async () => {
    assert.deepEqual(await guided([3, 5]), [0.5 + 3 * 0.5, 0.25 + 5 * 0.75])
    assert.deepEqual(calls, [2])
  })

  it('leaves the negative row out where every scale is 1', async () => {
    assert.deepEqual(await guided([1, 1]), [1, 1])
    assert.deepEqual(calls, [1])
  })

  it('guides inside its interval only', async () => {
    assert.deepEqual(await guided([3, 3], 0.9, [0.2, 0.8]), [1, 1])
    assert.deepEqual(calls, [1])
    assert.deepEqual(await guided([3, 3], 0.5, [0.2, 0.8]), [2, 2.5])
    assert.deepEqual(calls, [2])
  })
})
