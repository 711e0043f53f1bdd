import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assetPath } from '../../assets.ts'
import { castingTargets, castScene, parsePolicy } from '../../casting/index.ts'
import { castSchema } from '../../types.ts'
import { attributeOf, person, planOf, players, policyOf, valuesOf } from './scenes.ts'

const file = assetPath('policies/default.yaml')
const world = parsePolicy(readFileSync(file, 'utf8'), file)
const iid = { ...world, sampling: 'iid' as const }
const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

describe('castScene', () => {
  for (const policy of [world, iid]) {
    it(`changes none of the others when a subject is added (${policy.sampling})`, () => {
      fc.assert(
        fc.property(seeds, fc.integer({ min: 1, max: 7 }), (seed, count) => {
          const few = castScene({ plan: planOf(players(count)), policy, seed, image: 0 }).value
          const more = castScene({ plan: planOf(players(count + 1)), policy, seed, image: 0 }).value
          assert.deepEqual(more.subjects.slice(0, count), few.subjects)
        }),
        { numRuns: 25, seed: 1 },
      )
    })

    it(`keeps a saved cast exactly, wherever the newcomer stands (${policy.sampling})`, () => {
      const earlier = castScene({ plan: planOf(players(5)), policy, seed: 9, image: 0 }).value
      const plan = planOf([person('goalkeeper'), ...players(5)])
      const { value } = castScene({ plan, policy, seed: 10, image: 0, earlier })
      assert.deepEqual(value.subjects.slice(1), earlier.subjects)
      assert.ok(Object.hasOwn(value.subjects[0]?.attributes ?? {}, 'skin_tone'))
    })
  }

  it('continues the quota for a newcomer to a saved cast', () => {
    const plan = planOf(players(6))
    const earlier = castScene({ plan: planOf(players(5)), policy: world, seed: 3, image: 0 }).value
    const added = castScene({ plan, policy: world, seed: 3, image: 0, earlier }).value
    assert.deepEqual(added, castScene({ plan, policy: world, seed: 3, image: 0 }).value)
  })

  it('goes on with its quotas over the images of a batch', () => {
    const plan = planOf(players(3))
    const policy = policyOf('{presentation: {values: {feminine: 1, masculine: 1}}}')
    const drawn = [0, 1, 2, 3].flatMap(image =>
      valuesOf(castScene({ plan, policy, seed: 4, image }).value, 'presentation'),
    )
    assert.equal(drawn.filter(value => value === 'feminine').length, 6)
  })

  it('draws attributes independently of each other', () => {
    const policy = policyOf('{a: {values: {x: 1, y: 1}}, b: {values: {x: 1, y: 1}}}')
    const casts = Array.from({ length: 800 }, (_, seed) =>
      castScene({ plan: planOf([person('one')]), policy, seed, image: 0 }),
    )
    const both = casts.filter(
      ({ value }) => attributeOf(value, 'one', 'a')?.value === attributeOf(value, 'one', 'b')?.value,
    )
    assert.ok(Math.abs(both.length - 400) < 4 * Math.sqrt(200))
  })

  it('never draws what is stated, and leaves the others their own quota', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const plan = planOf([
          ...players(3, { stated: { presentation: 'masculine' } }),
          person('dancer-1'),
          person('dancer-2'),
        ])
        const policy = policyOf('{presentation: {values: {feminine: 1, masculine: 1}}}')
        const { value } = castScene({ plan, policy, seed, image: 0 })
        assert.deepEqual(attributeOf(value, 'player-1', 'presentation'), {
          value: 'masculine',
          source: 'stated',
        })
        const free = [
          attributeOf(value, 'dancer-1', 'presentation'),
          attributeOf(value, 'dancer-2', 'presentation'),
        ]
        assert.deepEqual(free.map(drawn => drawn?.value).sort(), ['feminine', 'masculine'])
      }),
      { numRuns: 30, seed: 2 },
    )
  })

  it('narrows a draw to a stated list, and records the rule and its probability', () => {
    const stated = { skin_tone: ['monk-8', 'monk-9'] }
    const { value } = castScene({ plan: planOf(players(2, { stated })), policy: world, seed: 1, image: 0 })
    assert.deepEqual([...valuesOf(value, 'skin_tone')].sort(), ['monk-8', 'monk-9'])
    const drawn = attributeOf(value, 'player-1', 'skin_tone')
    assert.equal(drawn?.rule, 'attributes.skin_tone within monk-8, monk-9')
    assert.equal(drawn?.probability, 0.5)
  })

  it('leaves exempt subjects to the words of the request', () => {
    const exempt = { reason: 'historical', because: 'in 1500' } as const
    const plan = planOf([person('knight', { exempt, stated: { age: 'older' } })])
    const { value } = castScene({ plan, policy: world, seed: 1, image: 0 })
    assert.deepEqual(attributeOf(value, 'knight', 'skin_tone'), {
      value: null,
      source: 'exempt',
      rule: 'exempt.historical "in 1500"',
    })
    assert.equal(attributeOf(value, 'knight', 'age')?.value, 'older')
    const strict = castScene({ plan, policy: { ...world, exempt: [] }, seed: 1, image: 0 }).value
    assert.equal(attributeOf(strict, 'knight', 'skin_tone')?.source, 'sampled')
  })

  it('makes people adults where the policy says nothing, and things nothing', () => {
    const plan = planOf([person('one'), { id: 'car', class: 'car', stated: { color: 'red' } }])
    const { value } = castScene({ plan, policy: policyOf('{}'), seed: 1, image: 0 })
    assert.deepEqual(value.subjects[0]?.attributes, {
      age: { value: 'adult', source: 'default', rule: 'people are adults' },
    })
    assert.deepEqual(value.subjects[1]?.attributes, { color: { value: 'red', source: 'stated' } })
  })

  it('chooses the case by the values drawn before, and the rule of the most specific class', () => {
    const policy = policyOf(
      '{hair_color: {given: [age], when: [{if: {age: older}, values: {grey: 1}}], values: {black: 1}}, age: {values: {adult: 1}}}',
      'classes: {person/nurse: {hair_color: {values: {red: 1}}}, car: {color: {values: {blue: 1}}}}',
    )
    const plan = planOf([
      person('grandmother', { stated: { age: 'older' } }),
      person('clerk'),
      person('nurse', { role: 'nurse' }),
      { id: 'car', class: 'car', stated: {} },
    ])
    const { value } = castScene({ plan, policy, seed: 1, image: 0 })
    assert.deepEqual(valuesOf(value, 'hair_color'), ['grey', 'black', 'red', undefined])
    assert.equal(attributeOf(value, 'grandmother', 'hair_color')?.rule, 'attributes.hair_color.when[0]')
    assert.equal(attributeOf(value, 'nurse', 'hair_color')?.rule, 'classes.person/nurse.hair_color')
    assert.equal(attributeOf(value, 'car', 'color')?.value, 'blue')
  })

  it('keeps a word outside a closed scale and says so', () => {
    const plan = planOf([person('one', { stated: { skin_tone: 'olive' } })])
    const { value, warnings } = castScene({ plan, policy: world, seed: 1, image: 0 })
    assert.equal(attributeOf(value, 'one', 'skin_tone')?.value, 'olive')
    assert.equal(warnings[0]?.feature, 'skin_tone')
    assert.equal(warnings[0]?.subject, 'one')
  })

  it('takes attributes named like built-in properties for what they are', () => {
    const plan = planOf([person('one', { stated: { constructor: 'x' } }), person('two')])
    const first = castScene({ plan, policy: world, seed: 1, image: 0 }).value
    assert.equal(attributeOf(first, 'one', 'constructor')?.value, 'x')
    assert.ok(!Object.hasOwn(first.subjects[1]?.attributes ?? {}, 'constructor'))
    const { value, warnings } = castScene({ plan, policy: world, seed: 1, image: 0, earlier: first })
    assert.deepEqual(value, first)
    assert.deepEqual(warnings, [])
  })

  it('gives a valid cast, and for every sampled value the distribution it came from', () => {
    const plan = planOf([...players(4), { id: 'dog', class: 'dog', stated: {} }])
    const { value: cast } = castScene({ plan, policy: world, seed: 5, image: 2 })
    assert.deepEqual(castSchema.parse(cast), cast)
    const targets = castingTargets({ plan, cast, policy: world })
    for (const { id, attributes } of cast.subjects) {
      for (const [attribute, { value, source, probability }] of Object.entries(attributes)) {
        assert.equal(source, 'sampled')
        assert.equal(targets[id]?.[attribute]?.[value ?? ''], probability)
      }
    }
  })
})
