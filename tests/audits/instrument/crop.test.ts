import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cropOf, squareAround } from '../../../audits/instrument/crop.ts'
import { resampling } from '../../../audits/instrument/resample.ts'
import { golden, pattern } from './golden.ts'

describe('cropOf', () => {
  const { side, context, every, cases } = golden(
    readFileSync(new URL('../../goldens/instrument/crops.json', import.meta.url), 'utf8'),
  )

  for (const [index, { box, inFront, values }] of cases.entries()) {
    it(`gives the crop that Python gives, case ${index}`, () => {
      const planes = cropOf(pattern(), box, inFront, { side, context })
      const at = (plane: number, row: number, column: number) =>
        planes[plane * side * side + row * side + column] ?? Number.NaN
      for (const [line, row] of values.entries()) {
        for (const [place, [red, green, blue, owner]] of row.entries()) {
          const [y, x] = [line * every, place * every]
          for (const [channel, value] of [red, green, blue].entries())
            assert.ok(Math.abs(at(channel, y, x) * 255 - value) <= 1.001, `${channel} at ${x}, ${y}`)
          assert.equal(at(3, y, x) + 2 * at(4, y, x), owner, `owner at ${x}, ${y}`)
        }
      }
    })
  }

  it('keeps one colour as it is, wherever the box lies', () => {
    const flat = { width: 60, height: 40, pixels: new Uint8Array(60 * 40 * 3).fill(137) }
    fc.assert(
      fc.property(
        fc.record({
          x: fc.integer({ min: 0, max: 52 }),
          y: fc.integer({ min: 0, max: 32 }),
          width: fc.integer({ min: 8, max: 60 }),
          height: fc.integer({ min: 8, max: 40 }),
        }),
        box => {
          const planes = cropOf(flat, box, [], { side: 16, context })
          assert.ok(planes.subarray(0, 3 * 256).every(value => Math.abs(value - 137 / 255) < 1e-6))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('hides all of a box behind one that covers it', () => {
    const box = { x: 8, y: 8, width: 16, height: 24 }
    const planes = cropOf(pattern(), box, [{ x: 0, y: 0, width: 64, height: 64 }], { side: 20, context })
    assert.ok(planes.subarray(3 * 400, 4 * 400).every(value => value === 0))
    assert.ok(planes.subarray(4 * 400).some(value => value === 1))
  })
})

describe('squareAround', () => {
  it('is centred on the box', () => {
    assert.deepEqual(squareAround({ x: 40, y: 20, width: 40, height: 80 }, 1.25), {
      x: 10,
      y: 10,
      width: 100,
      height: 100,
    })
  })
})

describe('resampling', () => {
  it('weighs neighbours by a triangle, and repeats the edge', () => {
    const half = resampling(0, 4, 4, 2)
    assert.equal(half.taps, 4)
    assert.deepEqual([...half.first], [0, 0])
    assert.deepEqual([...half.weights], [0.5, 0.375, 0.125, 0, 0, 0.125, 0.375, 0.5])
  })

  it('leaves pixels that it need not move', () => {
    const { first, taps, weights } = resampling(3, 4, 10, 4)
    for (const index of [0, 1, 2, 3]) {
      const here = [...weights.subarray(index * taps, (index + 1) * taps)]
      assert.deepEqual((first[index] ?? 0) + here.indexOf(1), 3 + index)
    }
  })
})
