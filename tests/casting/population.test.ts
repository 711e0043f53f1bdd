import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { drawKey, keyedDraws } from '../../casting/draws.ts'
import { castPopulation, noValue, type Policy } from '../../casting/index.ts'
import { keyedPermutation } from '../../casting/population/permutation.ts'
import { policyOf } from './scenes.ts'

const policy = policyOf(
  '{age: {values: {adult: 79.8, older: 20.2}}, hair: {given: [age], when: [{if: {age: older}, values: {grey: 2, white: 1}}], values: {black: 3, red: 1}}, sex: {values: {f: 49, m: 49, x: 2}}, color: {applies_to: [car], values: {red: 1, blue: 2}}}',
)

function cast(of: Policy, subjects: number, seed = 1, slots?: Parameters<typeof castPopulation>[0]['slots']) {
  const population = castPopulation({ policy: of, seed, subjects, ...(slots === undefined ? {} : { slots }) })
  const columns = new Map([...population.values].map(([name]) => [name, [] as (string | undefined)[]]))
  for (const { codes, length } of population.chunks())
    for (const [name, column] of codes)
      for (const code of column.subarray(0, length))
        columns.get(name)?.push(code === noValue ? undefined : population.values.get(name)?.[code])
  return columns
}

const count = (column: readonly (string | undefined)[] | undefined, value: string): number =>
  column?.filter(other => other === value).length ?? 0

describe('castPopulation', () => {
  it('meets every target within one, and every conditional one', () => {
    const subjects = 20_011
    const columns = cast(policy, subjects)
    const near = (found: number, target: number): void =>
      assert.ok(Math.abs(found - target) < 1, `${found} for ${target}`)
    near(count(columns.get('age'), 'older'), subjects * 0.202)
    near(count(columns.get('sex'), 'x'), subjects * 0.02)
    const older = count(columns.get('age'), 'older')
    near(count(columns.get('hair'), 'grey'), (older * 2) / 3)
    near(count(columns.get('hair'), 'red'), (subjects - older) / 4)
    for (const [row, age] of (columns.get('age') ?? []).entries())
      assert.equal(age === 'older', ['grey', 'white'].includes(columns.get('hair')?.[row] ?? ''))
    assert.equal(
      columns.get('color')?.every(value => value === undefined),
      true,
    )
  })

  it('is unbiased for every subject, and draws attributes independently', () => {
    const runs = 1500
    const casts = Array.from({ length: runs }, (_, seed) => cast(policy, 7, seed))
    const within = (found: number, share: number): void => {
      const deviation = (found - runs * share) / Math.sqrt(runs * share * (1 - share))
      assert.ok(Math.abs(deviation) < 4, `${found / runs} for ${share}`)
    }
    for (const place of [0, 3, 6]) {
      within(casts.filter(columns => columns.get('age')?.[place] === 'older').length, 0.202)
      within(casts.filter(columns => columns.get('sex')?.[place] === 'f').length, 0.49)
      const both = casts.filter(
        columns => columns.get('age')?.[place] === 'older' && columns.get('sex')?.[place] === 'f',
      )
      within(both.length, 0.202 * 0.49)
    }
  })

  it('pairs attributes at random in a large population', () => {
    const columns = cast(policy, 40_000, 3)
    const both = (columns.get('age') ?? []).filter(
      (age, row) => age === 'older' && columns.get('sex')?.[row] === 'f',
    ).length
    const [n, k, m] = [40_000, count(columns.get('age'), 'older'), count(columns.get('sex'), 'f')]
    const deviation = (both - (k * m) / n) / Math.sqrt((k * m * (n - k) * (n - m)) / (n * n * (n - 1)))
    assert.ok(Math.abs(deviation) < 4, `z = ${deviation}`)
  })

  it('casts slots of several classes', () => {
    const columns = cast(policy, 900, 1, [{ class: 'person' }, { class: 'car' }, { class: 'person' }])
    assert.equal(count(columns.get('color'), 'blue'), 200)
    assert.equal(count(columns.get('sex'), 'f'), 294)
    assert.equal(columns.get('color')?.[0], undefined)
  })

  it('takes largest remainders under `strict`, and independent draws under `iid`', () => {
    const strict = cast({ ...policy, sampling: 'strict' }, 10)
    assert.deepEqual([count(strict.get('age'), 'older'), count(strict.get('sex'), 'x')], [2, 0])
    const found = count(cast({ ...policy, sampling: 'iid' }, 10_000).get('sex'), 'f')
    assert.ok(Math.abs(found - 4900) < 4 * 50 && found !== 4900)
  })

  it('says that it keeps no constraints', () => {
    const constrained = { ...policy, constraints: [{ at_least: 1, where: { sex: 'x' } }] }
    assert.throws(() => castPopulation({ policy: constrained, seed: 1, subjects: 5 }), /`constraints`/)
  })

  it('draws what it has always drawn', () => {
    const columns = cast(policy, 24, 42)
    assert.equal(columns.get('sex')?.join(''), 'fmfmfffmfffmfffmmmfmmmmm')
  })
})

describe('keyedPermutation', () => {
  it('takes every place once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), (size, seed) => {
        const below = keyedDraws(drawKey({ seed, policy: { id: 't', version: 1 }, scope: 0 }), ['p'])
        const permute = keyedPermutation(size, below)
        assert.equal(new Set(Array.from({ length: size }, (_, place) => permute(place))).size, size)
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})
