import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { castScene } from '../../casting/index.ts'
import { EvencastError } from '../../errors.ts'
import { attributeOf, person, planOf, players, policyOf, valuesOf } from './scenes.ts'

const policy = policyOf('{presentation: {values: {feminine: 49, masculine: 49, androgynous: 2}}}')
const ids = (count: number): string[] => players(count).map(({ id }) => id)
const halfWomen = { subjects: ids(6), attribute: 'presentation', values: { feminine: 3 } }

describe('shares', () => {
  it('are exact for every seed, and the others take none of these values', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const plan = planOf(players(6), { shares: [halfWomen] })
        const { value } = castScene({ plan, policy, seed, image: 0 })
        assert.equal(valuesOf(value, 'presentation').filter(drawn => drawn === 'feminine').length, 3)
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  it('fall on every subject alike', () => {
    const plan = planOf(players(6), { shares: [halfWomen] })
    const casts = Array.from({ length: 600 }, (_, seed) => castScene({ plan, policy, seed, image: 0 }).value)
    for (const id of ids(6)) {
      const women = casts.filter(cast => attributeOf(cast, id, 'presentation')?.value === 'feminine').length
      assert.ok(Math.abs(women - 300) < 4 * Math.sqrt(150), `${id}: ${women}`)
    }
  })

  it('count stated subjects first', () => {
    const stated = { presentation: 'feminine' }
    const subjects = [...players(2, { stated }), ...players(6).slice(2)]
    const { value } = castScene({
      plan: planOf(subjects, { shares: [halfWomen] }),
      policy,
      seed: 8,
      image: 0,
    })
    assert.equal(valuesOf(value, 'presentation').filter(drawn => drawn === 'feminine').length, 3)
    assert.equal(attributeOf(value, 'player-1', 'presentation')?.source, 'stated')
  })

  it('respect stated lists', () => {
    const subjects = [
      person('player-1', { stated: { age: ['adult', 'older'] } }),
      person('player-2', { stated: { age: ['child', 'adult'] } }),
    ]
    const shares = [{ subjects: ids(2), attribute: 'age', values: { child: 1, older: 1 } }]
    const { value } = castScene({ plan: planOf(subjects, { shares }), policy, seed: 8, image: 0 })
    assert.deepEqual(valuesOf(value, 'age'), ['older', 'child'])
  })

  it('leave what the policy does not know to the subjects that were meant', () => {
    const shares = [{ subjects: ids(5), attribute: 'headwear', values: { hat: 3 } }]
    const { value } = castScene({ plan: planOf(players(5), { shares }), policy, seed: 8, image: 0 })
    assert.equal(valuesOf(value, 'headwear').filter(drawn => drawn === 'hat').length, 3)
    assert.equal(valuesOf(value, 'headwear').filter(drawn => drawn === undefined).length, 2)
  })

  it('that contradict what is stated are an error, and over a saved cast a warning', () => {
    const plan = planOf(players(6, { stated: { presentation: 'masculine' } }), { shares: [halfWomen] })
    assert.throws(
      () => castScene({ plan, policy, seed: 1, image: 0 }),
      error => EvencastError.isInstance(error) && error.code === 'EVENCAST_PLAN_INVALID',
    )
    const men = castScene({ plan: { ...plan, shares: [] }, policy, seed: 1, image: 0 }).value
    const again = castScene({ plan, policy, seed: 1, image: 0, earlier: men })
    assert.deepEqual(again.value, men)
    assert.equal(again.warnings[0]?.type, 'dropped')
  })
})
