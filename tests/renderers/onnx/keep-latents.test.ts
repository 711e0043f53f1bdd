import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Latents } from '../../../renderers/onnx/latents.ts'
import { keepOutside, startFrom } from '../../../renderers/onnx/redraw/keep-latents.ts'
import { dpmpp2m, euler, eulerAncestral, heun } from '../../../renderers/onnx/samplers/index.ts'

const shape = [2, 2, 3] as const
const latents = (value: (index: number) => number): Latents => ({
  shape,
  data: Float32Array.from({ length: 12 }, (_, index) => value(index)),
})
const cells = Uint8Array.from([0, 1, 0, 1, 1, 0])
const sigmas = [1, 0.8, 0.5, 0.2, 0]
const known = latents(index => Math.sin(index))
const noise = latents(index => Math.cos(3 * index))
/** A network that says something else everywhere. */
const denoise = async (x: Latents) => latents(index => 5 - 0.3 * (x.data[index] ?? 0))

const forms = {
  'flow matching': (sigma: number) => 1 - sigma,
  'variance exploding': () => 1,
}

for (const [form, alpha] of Object.entries(forms)) {
  for (const [name, sampler] of Object.entries({ euler, heun, dpmpp2m })) {
    it(`${name} under ${form} passes the known latents, noised for each level, and ends with them`, async () => {
      const seen: (readonly [number, Latents])[] = []
      const listen = async (x: Latents, sigma: number) => {
        seen.push([sigma, x])
        return denoise(x)
      }
      const kept = { known, cells }
      const start = startFrom(noise, kept, { alpha: alpha(1), sigma: 1, noise })
      const clean = await sampler(keepOutside(listen, kept), start, sigmas, { alpha })
      for (const [sigma, x] of [...seen, [0, clean] as const]) {
        for (let index = 0; index < 12; index += 1) {
          if (cells[index % 6] === 1) continue
          const expected = alpha(sigma) * (known.data[index] ?? 0) + sigma * (noise.data[index] ?? 0)
          assert.ok(Math.abs((x.data[index] ?? 9) - expected) < 1e-5, `sigma ${sigma}, value ${index}`)
        }
      }
    })
  }
}

describe('keeping latents', () => {
  it('ends with the known latents under an ancestral sampler too, whatever it adds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const kept = { known, cells }
        const fresh = (step: number) => latents(index => Math.sin(seed + step * 31 + index))
        const alpha = forms['flow matching']
        const start = startFrom(noise, kept, { alpha: 0, sigma: 1, noise })
        const clean = await eulerAncestral(keepOutside(denoise, kept), start, sigmas, { alpha, noise: fresh })
        for (let index = 0; index < 12; index += 1) {
          if (cells[index % 6] === 0) assert.equal(clean.data[index], known.data[index])
        }
      }),
      { numRuns: 20 },
    )
  })

  it('leaves the network’s word inside the mask', async () => {
    const clean = await keepOutside(denoise, { known, cells })(noise, 0.5)
    const free = await denoise(noise)
    for (let index = 0; index < 12; index += 1) {
      assert.equal(clean.data[index], (cells[index % 6] === 1 ? free : known).data[index])
    }
  })
})
