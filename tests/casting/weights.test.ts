import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drawValue, exactWeights, probabilities, restrictWeights } from '../../casting/weights.ts'

describe('weights', () => {
  it('are whole numbers in the proportions that were written', () => {
    assert.deepEqual(
      [...exactWeights({ adult: 79.8, older: 20.2 })],
      [
        ['adult', 399],
        ['older', 101],
      ],
    )
    assert.deepEqual(
      [...exactWeights({ a: 0.1, b: 0.2, never: 0 })],
      [
        ['a', 1],
        ['b', 2],
      ],
    )
  })

  it('keep their proportions when restricted', () => {
    const rest = restrictWeights(exactWeights({ a: 1, b: 2, c: 7 }), value => value !== 'c')
    assert.deepEqual(probabilities(rest), { a: 1 / 3, b: 2 / 3 })
  })

  it('give each value its part of the range', () => {
    const weights = exactWeights({ a: 1, b: 2 })
    assert.deepEqual(
      [0, 1, 2].map(position => drawValue(weights, () => position)),
      ['a', 'b', 'b'],
    )
  })
})
