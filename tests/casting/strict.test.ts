import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { drawAgainstDeficit } from '../../casting/deficit.ts'
import { drawKey, keyedDraws } from '../../casting/draws.ts'
import { castScene } from '../../casting/index.ts'
import { largestRemainder } from '../../casting/strict-quotas.ts'
import { exactWeights, totalWeight } from '../../casting/weights.ts'
import { person, planOf, players, policyOf, valuesOf } from './scenes.ts'

const batch = (policy: ReturnType<typeof policyOf>, seed: number, images: number, people: number) =>
  Array.from(
    { length: images },
    (_, image) => castScene({ plan: planOf(players(people)), policy, seed, image, images }).value,
  )

const shares = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 })
  .map(list => exactWeights(Object.fromEntries(list.map((weight, index) => [`v${index}`, weight]))))

describe('largestRemainder', () => {
  it('gives Hamilton’s seats', () => {
    const seats = largestRemainder(exactWeights({ a: 47, b: 16, c: 15.8, d: 12, e: 6.1, f: 3.1 }), 10)
    assert.deepEqual([...seats.values()], [5, 2, 1, 1, 1, 0])
  })

  it('hands out every subject, none further than one from its target', () => {
    fc.assert(
      fc.property(shares, fc.nat({ max: 400 }), (weights, subjects) => {
        const counts = largestRemainder(weights, subjects)
        assert.equal(
          [...counts.values()].reduce((sum, count) => sum + count, 0),
          subjects,
        )
        for (const [value, weight] of weights)
          assert.ok(Math.abs((counts.get(value) ?? 0) - (subjects * weight) / totalWeight(weights)) < 1)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('sampling: strict', () => {
  const policy = policyOf(
    '{age: {values: {adult: 3, older: 1}}, hair: {given: [age], when: [{if: {age: older}, values: {grey: 2, white: 1}}], values: {black: 2, red: 1}}}',
    'sampling: strict',
  )

  it('has the same counts for every seed, conditions included, and other people', () => {
    const orders = [1, 2, 3].map(seed => {
      const casts = batch(policy, seed, 6, 4)
      const rows = casts.flatMap(cast =>
        valuesOf(cast, 'age').map((age, i) => `${age} ${valuesOf(cast, 'hair')[i]}`),
      )
      const count = (row: string): number => rows.filter(other => other === row).length
      assert.deepEqual(['adult black', 'adult red', 'older grey', 'older white'].map(count), [12, 6, 4, 2])
      return rows.join()
    })
    assert.equal(new Set(orders).size, 3)
  })

  it('counts one picture alone under `scope: image`, and full blocks where the end is not known', () => {
    const alone = { ...policy, scope: 'image' as const }
    for (const image of [0, 1, 2]) {
      const { value } = castScene({ plan: planOf(players(4)), policy: alone, seed: 5, image })
      assert.equal(valuesOf(value, 'age').filter(age => age === 'older').length, 1)
    }
    const block = Array.from({ length: 60 }, (_, image) =>
      valuesOf(castScene({ plan: planOf(players(4)), policy, seed: 5, image: image + 60 }).value, 'age'),
    ).flat()
    assert.equal(block.filter(age => age === 'older').length, 60)
  })
})

describe('compensate', () => {
  it('makes up within the picture for what is stated', () => {
    const policy = policyOf('{sex: {values: {f: 1, m: 1}}}', 'compensate: true\nscope: image')
    const plan = planOf([
      ...players(2),
      person('a', { stated: { sex: 'm' } }),
      person('b', { stated: { sex: 'm' } }),
    ])
    for (let seed = 0; seed < 10; seed += 1) {
      const { value } = castScene({ plan, policy, seed, image: 0 })
      assert.deepEqual(valuesOf(value, 'sex'), ['f', 'f', 'm', 'm'])
    }
  })

  it('makes up over a batch, and clamps where the stated alone are too many', () => {
    const policy = policyOf('{sex: {values: {f: 1, m: 3}}}', 'compensate: true')
    const plan = planOf([...players(2), person('a', { stated: { sex: 'f' } })])
    const values = Array.from({ length: 8 }, (_, image) =>
      valuesOf(castScene({ plan, policy, seed: 3, image }).value, 'sex'),
    ).flat()
    assert.equal(values.filter(value => value === 'f').length, 8)
  })

  it('keeps every prefix within one of its target, whatever is drawn', () => {
    fc.assert(
      fc.property(shares, fc.nat(), (weights, seed) => {
        const counts = new Map<string, number>()
        const unit = totalWeight(weights)
        for (let turn = 1; turn <= 60; turn += 1) {
          const key = drawKey({ seed, policy: { id: 't', version: 1 }, scope: 0 })
          const value = drawAgainstDeficit(weights, counts, keyedDraws(key, ['t', turn]))
          counts.set(value, (counts.get(value) ?? 0) + 1)
          for (const [name, weight] of weights) {
            const [count, target] = [counts.get(name) ?? 0, (turn * weight) / unit]
            assert.ok(
              count >= Math.floor(target) && count <= Math.ceil(target),
              `${name}: ${count}, ${target}`,
            )
          }
        }
      }),
      { numRuns: 60, seed: 2 },
    )
  })
})
