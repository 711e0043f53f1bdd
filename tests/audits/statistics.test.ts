import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { averageShares, chanceFloor, countValues, toShares, totalVariation } from '../../audits/index.ts'

describe('totalVariation', () => {
  it('is half the sum of absolute differences', () => {
    assert.equal(totalVariation({ a: 0.75, b: 0.25 }, { a: 0.5, b: 0.5 }), 0.25)
    assert.equal(totalVariation({ a: 0.5, b: 0.5 }, { a: 0.5, b: 0.5 }), 0)
  })

  it('is 1 where nothing is shared', () => {
    assert.equal(totalVariation({ a: 1 }, { b: 1 }), 1)
  })
})

describe('chanceFloor', () => {
  const uniform = (size: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: size }, (_, index) => [`v${index}`, 1 / size]))

  /** √((K − 1) / (2πn)), worked out by hand for uniform targets of K values. */
  for (const [size, n, floor] of [
    [2, 60, 0.0515],
    [4, 160, 0.0546],
    [10, 60, 0.1545],
    [10, 1000, 0.0378],
  ] as const) {
    it(`is ${floor} for ${size} equal values and n = ${n}`, () => {
      assert.ok(Math.abs(chanceFloor(uniform(size), n) - floor) < 0.0001)
    })
  }

  it('is 0 for a certain value and for no draws', () => {
    assert.equal(chanceFloor({ a: 1 }, 10), 0)
    assert.equal(chanceFloor({ a: 0.5, b: 0.5 }, 0), 0)
  })
})

describe('tallies', () => {
  it('count, average and normalise', () => {
    assert.deepEqual(countValues(['a', 'b', 'a']), { a: 2, b: 1 })
    assert.deepEqual(averageShares([{ a: 1 }, { a: 0.5, b: 0.5 }]), { a: 0.75, b: 0.25 })
    assert.deepEqual(toShares({ a: 3, b: 1 }), { a: 0.75, b: 0.25 })
  })

  it('are empty for nothing', () => {
    assert.deepEqual(averageShares([]), {})
    assert.deepEqual(toShares({}), {})
  })
})
