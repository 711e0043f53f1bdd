import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { gaussianNoise } from '../../../renderers/onnx/noise.ts'
import { philox } from '../../../renderers/onnx/philox.ts'
import { emptyGrid, subjectGrid } from '../../../renderers/onnx/regions/cells.ts'

const canvas = { width: 128, height: 64 }

function boxAt(x: number, y: number, width = 32, height = 32, depth = 0, id = 'a') {
  return { id, box: { x, y, width, height }, depth }
}

function noiseOf(subjects: readonly ReturnType<typeof boxAt>[], seed = 1, subjectSeeds = [2, 3]) {
  const grid = subjectGrid({ canvas, subjects, occlusions: [] }, subjects, 8)
  return gaussianNoise(4, grid, { seed, subjectSeeds })
}

/** Values of a box of cells in all channels. */
function crop(data: Float32Array, x: number, y: number, width = 4, height = 4): readonly number[] {
  return Array.from({ length: 4 * width * height }, (_, index) => {
    const channel = Math.floor(index / (width * height))
    const row = y + (Math.floor(index / width) % height)
    return data[channel * 16 * 8 + row * 16 + x + (index % width)] ?? Number.NaN
  })
}

describe('philox', () => {
  it('gives the known answers of Random123 (kat_vectors, philox4x32 10)', () => {
    const answer = (words: readonly number[]) => words.map(word => word.toString(16)).join(' ')
    const ones = 0xffffffff
    assert.equal(answer(philox([0, 0, 0, 0], [0, 0])), '6627e8d5 e169c58d bc57ac4c 9b00dbd8')
    assert.equal(
      answer(philox([ones, ones, ones, ones], [ones, ones])),
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    )
    assert.equal(
      answer(philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])),
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    )
  })
})

describe('gaussianNoise', () => {
  // Computed apart from this code, by twenty lines of Python after the papers.
  it('keeps its stream: a public contract, changed only with a major version', () => {
    const { data } = gaussianNoise(4, emptyGrid(canvas, 8), { seed: 7, subjectSeeds: [] })
    const golden = [data[0], data[1], data[128], data[511]].map(value => value?.toFixed(6))
    assert.deepEqual(golden, ['0.000292', '0.376404', '-0.304847', '0.843117'])
    const late = gaussianNoise(4, emptyGrid(canvas, 8), { seed: 2 ** 53 - 1, subjectSeeds: [] }, 3)
    assert.equal(late.data[5]?.toFixed(6), '-1.501216')
  })

  it('is standard normal: mean, variance, skewness and kurtosis of 65,536 values', () => {
    const grid = emptyGrid({ width: 1024, height: 1024 }, 8)
    const { data } = gaussianNoise(4, grid, { seed: 5, subjectSeeds: [] })
    const moment = (power: number) => data.reduce((sum, value) => sum + value ** power, 0) / data.length
    assert.ok(Math.abs(moment(1)) < 0.02)
    assert.ok(Math.abs(moment(2) - 1) < 0.03)
    assert.ok(Math.abs(moment(3)) < 0.06)
    assert.ok(Math.abs(moment(4) - 3) < 0.15)
  })

  it('moves with a subject: the box carries its noise along, the canvas keeps its own', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(4), (x, y) => {
        const home = noiseOf([boxAt(0, 0)]).data
        const moved = noiseOf([boxAt(x * 8, y * 8)]).data
        assert.deepEqual(crop(moved, x, y), crop(home, 0, 0))
        const [far] = x > 5 ? [0] : [12]
        if (far === 12) assert.deepEqual(crop(moved, far, 0), crop(home, far, 0))
      }),
      { numRuns: 20 },
    )
  })

  it('draws one subject anew on another seed and leaves all other cells', () => {
    const subjects = [boxAt(0, 0), boxAt(64, 0, 32, 32, 1, 'b')]
    const first = noiseOf(subjects).data
    const second = noiseOf(subjects, 1, [9, 3]).data
    assert.notDeepEqual(crop(first, 0, 0), crop(second, 0, 0))
    assert.deepEqual(crop(first, 8, 0), crop(second, 8, 0))
    assert.deepEqual(crop(first, 4, 0), crop(second, 4, 0))
  })

  it('lets the subject in front own the cells where boxes overlap, whichever comes first', () => {
    const back = boxAt(0, 0, 64, 64, 0, 'a')
    const front = boxAt(16, 16, 32, 32, 5, 'b')
    const frontAlone = noiseOf([front], 1, [3]).data
    assert.deepEqual(crop(noiseOf([back, front], 1, [2, 3]).data, 2, 2), crop(frontAlone, 2, 2))
    assert.deepEqual(crop(noiseOf([front, back], 1, [3, 2]).data, 2, 2), crop(frontAlone, 2, 2))
  })

  it('keeps a subject apart from the canvas where both have the same seed', () => {
    const { data } = noiseOf([boxAt(0, 0)], 4, [4])
    const plain = noiseOf([], 4, []).data
    assert.notDeepEqual(crop(data, 0, 0), crop(plain, 0, 0))
  })
})
