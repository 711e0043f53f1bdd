import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { twelvePolicy } from '../../bench/twelve-constraints.ts'
import { castScene } from '../../casting/index.ts'
import type { Policy } from '../../casting/policy-schema.ts'
import { EvencastError } from '../../errors.ts'
import type { Cast } from '../../types.ts'
import { person, planOf, players, policyOf } from './scenes.ts'

type Row = Readonly<Record<string, string | null>>

const rowsOf = (cast: Cast): readonly Row[] =>
  cast.subjects.map(({ attributes }) =>
    Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value])),
  )

const count = (rows: readonly Row[], holds: (row: Row) => boolean): number => rows.filter(holds).length

describe('constraints', () => {
  it('are met exactly, twelve of them, by 240 subjects', () => {
    const plan = planOf(players(5))
    const casts = Array.from(
      { length: 48 },
      (_, image) => castScene({ plan, policy: twelvePolicy, seed: 11, image, images: 48 }).value,
    )
    const rows = casts.flatMap(rowsOf)
    assert.equal(rows.length, 240)
    const dark = ['monk-8', 'monk-9', 'monk-10']
    assert.ok(count(rows, row => row['mobility_aid'] === 'wheelchair') >= 4)
    assert.equal(
      count(rows, row => row['presentation'] === 'androgynous'),
      12,
    )
    assert.ok(count(rows, row => row['hair_color'] === 'red') <= 8)
    assert.equal(
      count(rows, row => row['facial_hair'] !== 'none' && row['presentation'] !== 'masculine'),
      0,
    )
    assert.ok(count(rows, row => row['age'] === 'older' && row['presentation'] === 'androgynous') >= 5)
    assert.equal(
      count(rows, row => row['skin_tone'] === 'monk-10'),
      24,
    )
    const older = count(
      rows,
      row =>
        dark.includes(row['skin_tone'] ?? '') && row['age'] === 'older' && row['presentation'] === 'feminine',
    )
    assert.ok(older >= 10)
    assert.ok(count(rows, row => row['mobility_aid'] === 'cane' && row['age'] === 'adult') <= 2)
    assert.equal(
      count(rows, row => row['hair_color'] === 'white'),
      12,
    )
    for (const cast of casts) {
      assert.ok(count(rowsOf(cast), row => row['presentation'] === 'feminine') >= 1)
      assert.ok(count(rowsOf(cast), row => row['age'] === 'older') <= 3)
    }
    // What no constraint asks to change keeps its quota.
    assert.equal(
      count(rows, row => row['age'] === 'older'),
      60,
    )
    for (const tone of ['monk-1', 'monk-5'])
      assert.equal(
        count(rows, row => row['skin_tone'] === tone),
        24,
      )
    for (const row of rows)
      assert.equal(
        row['age'] === 'older',
        ['grey', 'white'].includes(row['hair_color'] ?? '') ||
          (row['hair_color'] === 'black' && row['age'] === 'older'),
      )
  })

  it('ask of a later block what the whole scope needs', () => {
    const policy = policyOf(
      '{aid: {values: {none: 98, chair: 2}}}',
      'constraints: [{exactly: 7, where: {aid: chair}, per: 100}, {at_most: 500, where: {aid: none}}]',
    )
    const plan = planOf(players(8))
    const rows = Array.from({ length: 65 }, (_, image) =>
      rowsOf(castScene({ plan, policy, seed: 2, image, images: 65 }).value),
    ).flat()
    assert.equal(
      count(rows, row => row['aid'] === 'chair'),
      7 * 6,
    )
  })

  it('never let a draw complete what is stated to what is forbidden', () => {
    const policy = policyOf(
      '{age: {values: {adult: 1}}, facial_hair: {values: {none: 1, beard: 9}}}',
      'constraints: [{never: {facial_hair: beard, age: child}}]',
    )
    const plan = planOf([person('boy', { stated: { age: 'child' } }), ...players(4)])
    for (let seed = 0; seed < 12; seed += 1) {
      const { value } = castScene({ plan, policy, seed, image: 0 })
      assert.equal(value.subjects[0]?.attributes['facial_hair']?.value, 'none')
    }
  })

  /** Every cast of `subjects` with two attributes of two and three values, tried one by one. */
  const brute = (subjects: number, meets: (rows: readonly Row[]) => boolean): boolean => {
    const ways = ['x', 'y'].flatMap(a => ['p', 'q', 'r'].map(b => ({ a, b })))
    const visit = (rows: readonly Row[]): boolean =>
      rows.length === subjects ? meets(rows) : ways.some(way => visit([...rows, way]))
    return visit([])
  }
  const conditions = fc.constantFrom<Readonly<Record<string, string | readonly string[]>>>(
    { a: 'x' },
    { b: 'p' },
    { b: ['p', 'q'] },
    { a: 'y', b: ['q', 'r'] },
    { a: 'x', b: 'r' },
  )
  const constraint = fc.record({
    kind: fc.constantFrom('at_least', 'at_most', 'exactly'),
    count: fc.integer({ min: 0, max: 5 }),
    where: conditions,
  })

  it('are met where any cast meets them, and refused with a conflict that holds where none does', () => {
    fc.assert(
      fc.property(
        fc.array(constraint, { minLength: 1, maxLength: 4 }),
        fc.nat({ max: 1e6 }),
        (list, seed) => {
          const written = list.map(({ kind, count, where }) => ({ [kind]: count, where }))
          const policy: Policy = policyOf(
            '{a: {values: {x: 3, y: 1}}, b: {values: {p: 1, q: 2, r: 1}}}',
            `scope: image\nconstraints: ${JSON.stringify(written)}`,
          )
          const meets = (of: typeof list) => (rows: readonly Row[]) =>
            of.every(({ kind, count: wanted, where }) => {
              const found = count(rows, row =>
                Object.entries(where).every(([name, value]) => [value].flat().includes(row[name] ?? '')),
              )
              return kind === 'at_least'
                ? found >= wanted
                : kind === 'at_most'
                  ? found <= wanted
                  : found === wanted
            })
          try {
            const { value } = castScene({ plan: planOf(players(4)), policy, seed, image: 0 })
            assert.ok(meets(list)(rowsOf(value)), 'a constraint is not met')
          } catch (error) {
            assert.ok(EvencastError.isInstance(error), String(error))
            assert.equal(error.code, 'EVENCAST_POLICY_INFEASIBLE')
            const named = [...error.message.matchAll(/`constraints\[(\d)\]`/g)].map(([, index]) =>
              Number(index),
            )
            const conflict = list.filter((_, index) => named.includes(index))
            assert.ok(named.length > 0 && !brute(4, meets(conflict)), `no conflict: ${error.message}`)
            for (const left of named)
              assert.ok(brute(4, meets(list.filter((_, index) => named.includes(index) && index !== left))))
          }
        },
      ),
      { numRuns: 60, seed: 5 },
    )
  })

  it('that cannot be met per image say so, with the rules by name', () => {
    const policy = policyOf(
      '{sex: {values: {f: 1, m: 1}}}',
      'constraints: [{at_least: 3, where: {sex: f}, per: image}, {exactly: 30, where: {sex: m}}, {at_most: 40, where: {sex: f}}]',
    )
    assert.throws(
      () => castScene({ plan: planOf(players(5)), policy, seed: 1, image: 0, images: 12 }),
      (error: unknown) =>
        EvencastError.isInstance(error) &&
        error.code === 'EVENCAST_POLICY_INFEASIBLE' &&
        /`constraints\[0\]`.*`constraints\[1\]`.*without any one/.test(error.message) &&
        !error.message.includes('constraints[2]'),
    )
  })
})
