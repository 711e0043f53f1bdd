import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromHalf, toHalf } from '../../../renderers/onnx/half.ts'

describe('half precision', () => {
  it('knows the landmarks', () => {
    const values = [0, 1, -2, 65504, 65520, 2 ** -24, 2 ** -25, 1 / 3, Number.POSITIVE_INFINITY]
    const expected = [0, 0x3c00, 0xc000, 0x7bff, 0x7c00, 1, 0, 0x3555, 0x7c00]
    assert.deepEqual([...toHalf(Float32Array.from(values))], expected)
  })

  it('gives every finite half back unchanged', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, index) => index).filter(
      half => (half & 0x7c00) !== 0x7c00,
    )
    assert.deepEqual(toHalf(fromHalf(all)), all)
  })

  it('rounds to the nearest half, ties to the even one', () => {
    fc.assert(
      fc.property(fc.float({ min: -65000, max: 65000, noNaN: true }), value => {
        const [half = 0] = toHalf(Float32Array.of(value))
        const error = (bits: number) => Math.abs((fromHalf(Uint16Array.of(bits))[0] ?? 0) - value)
        const neighbours = [half - 1, half + 1].filter(bits => bits >= 0 && (bits & 0x7c00) !== 0x7c00)
        for (const neighbour of neighbours) {
          assert.ok(error(half) <= error(neighbour))
          if (error(half) === error(neighbour)) assert.equal(half % 2, 0)
        }
      }),
    )
  })
})
