import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { schedulerConfigSchema } from '../../../renderers/onnx/folder/configs.ts'
import {
  initialNoiseScale,
  karrasSigmas,
  sigmaSchedule,
  trainingSigmas,
} from '../../../renderers/onnx/schedules/index.ts'

// Goldens by numpy from the formulas, apart from this code:
//   b = linspace(.00085**.5, .012**.5, 1000)**2; s = ((1 - cumprod(1 - b)) / cumprod(1 - b))**.5; interp(t, arange(1000), s)
const stable = { beta_start: 0.00085, beta_end: 0.012, beta_schedule: 'scaled_linear' }

function config(values: object) {
  return schedulerConfigSchema.parse({ _class_name: 'EulerDiscreteScheduler', ...values })
}

function assertClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-5): void {
  assert.equal(actual.length, expected.length)
  actual.forEach((value, index) => {
    const wanted = expected[index] ?? Number.NaN
    assert.ok(
      Math.abs(value - wanted) <= tolerance * Math.max(1, Math.abs(wanted)),
      `${value} is not ${wanted}`,
    )
  })
}

describe('trainingSigmas', () => {
  const three = (values: object) => {
    const sigmas = trainingSigmas(config(values))
    return [sigmas[0] ?? 0, sigmas[499] ?? 0, sigmas[999] ?? 0]
  }

  it('follows the three beta schedules', () => {
    assertClose(three({ beta_schedule: 'linear' }), [0.0100005, 3.42413662, 157.407281])
    assertClose(three({ beta_schedule: 'squaredcos_cap_v2' }), [0.00642541, 1.01238956, 20291.1696])
    assertClose([three(stable)[0] ?? 0, three(stable)[2] ?? 0], [0.02916716, 14.61464123])
  })

  it('rescales to zero signal at the end', () => {
    assertClose(three({ ...stable, rescale_betas_zero_snr: true }), [0.02916716, 1.7680802, 4095.99988])
  })
})

describe('sigmaSchedule', () => {
  it('visits the timesteps of each spacing', () => {
    const five = (timestep_spacing: string) =>
      sigmaSchedule(config({ ...stable, timestep_spacing, steps_offset: 1 }), 5)
    assertClose(five('linspace'), [14.614641, 4.086088, 1.615583, 0.69515, 0.029167, 0])
    assertClose(five('leading'), [5.134431, 2.292854, 1.168216, 0.57405, 0.041314, 0])
    assertClose(five('trailing'), [14.614641, 5.087763, 2.276463, 1.160578, 0.569285, 0])
  })

  it('spaces as Karras et al. where the file asks for it', () => {
    assertClose(karrasSigmas(5, 0.03, 14.6), [14.6, 4.80863981, 1.28370383, 0.2517273, 0.03])
    const sigmas = sigmaSchedule(config({ ...stable, use_karras_sigmas: true }), 5)
    assertClose(sigmas, [...karrasSigmas(5, 0.02916716, 14.61464123), 0])
  })

  it('runs straight from 1 to 0 for flow matching, leaning towards noise with a shift', () => {
    const flow = (shift: number) =>
      sigmaSchedule(config({ _class_name: 'FlowMatchEulerDiscreteScheduler', shift }), 4)
    assertClose(flow(1), [1, 0.75, 0.5, 0.25, 0])
    // 3 s / (1 + 2 s)
    assertClose(flow(3), [1, 0.9, 0.75, 0.5, 0])
  })

  it('falls strictly and ends at 0, for any number of steps', () => {
    for (const values of [stable, { _class_name: 'FlowMatchEulerDiscreteScheduler', shift: 2 }]) {
      for (const steps of [1, 2, 7, 50]) {
        const sigmas = sigmaSchedule(config(values), steps)
        assert.equal(sigmas.length, steps + 1)
        assert.equal(sigmas.at(-1), 0)
        assert.ok(sigmas.every((sigma, index) => index === 0 || sigma < (sigmas[index - 1] ?? 0)))
      }
    }
  })
})

describe('initialNoiseScale', () => {
  it('is the first level, with the data’s own variance where that level is not yet all noise', () => {
    assert.equal(initialNoiseScale(config(stable), [14.6, 0]), 14.6)
    const leading = config({ ...stable, timestep_spacing: 'leading' })
    assert.equal(initialNoiseScale(leading, [3, 0]), Math.hypot(3, 1))
  })
})
