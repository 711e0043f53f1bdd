import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { drawKey, keyedDraws } from '../../casting/draws.ts'
import { castScene } from '../../casting/index.ts'
import { roundTable } from '../../casting/joint/controlled-rounding.ts'
import { rake } from '../../casting/joint/raking.ts'
import type { Policy } from '../../casting/policy-schema.ts'
import { planOf, players, policyOf, valuesOf } from './scenes.ts'

const below = (seed: number) =>
  keyedDraws(drawKey({ seed, policy: { id: 't', version: 1 }, scope: 0 }), ['t'])

/** 2 × 5 × 5 × 10 = 500 cells: US census figures as in the notes, tones even. */
const fiveHundred = policyOf(
  `{sex: {values: {f: 50.51, m: 49.49}}, origin: {values: {a: 57.46, b: 20.02, c: 12.63, d: 6.49, e: 3.4}},
    years: {values: {a: 18.5, b: 26.1, c: 25, d: 21.2, e: 9.2}}, skin_tone: {scale: monk, values: uniform}}`.replace(
    /\n\s*/g,
    ' ',
  ),
  'balance: [[sex, origin], [sex, years], [sex, skin_tone], [origin, years], [origin, skin_tone], [years, skin_tone]]',
)

function drawn(policy: Policy, seed: number, images: number, people: number): Record<string, string[]> {
  const plan = planOf(players(people))
  const casts = Array.from(
    { length: images },
    (_, image) => castScene({ plan, policy, seed, image, images }).value,
  )
  return Object.fromEntries(
    Object.keys(policy.attributes).map(name => [
      name,
      casts.flatMap(cast => valuesOf(cast, name).map(value => value ?? '')),
    ]),
  )
}

function shares(policy: Policy, name: string): ReadonlyMap<string, number> {
  const values = policy.attributes[name]?.values
  const weights: [string, number][] =
    values === 'uniform' || values === undefined
      ? Array.from({ length: 10 }, (_, tone) => [`monk-${tone + 1}`, 1])
      : Object.entries(values).map(([value, weight]) => [value, typeof weight === 'number' ? weight : 0])
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return new Map(weights.map(([value, weight]) => [value, weight / total]))
}

function pairTotalVariation(
  policy: Policy,
  columns: Record<string, string[]>,
  one: string,
  other: string,
): number {
  const [left = [], right = []] = [columns[one], columns[other]]
  let sum = 0
  for (const [a, p] of shares(policy, one))
    for (const [b, q] of shares(policy, other)) {
      const count = left.filter((value, row) => value === a && right[row] === b).length
      sum += Math.abs(count / left.length - p * q)
    }
  return sum / 2
}

describe('joint quotas', () => {
  it('keep every single attribute within one of its target, and pairs of 500 cells near theirs', () => {
    const columns = drawn(fiveHundred, 3, 48, 5)
    for (const name of Object.keys(columns))
      for (const [value, share] of shares(fiveHundred, name)) {
        const count = columns[name]?.filter(other => other === value).length ?? 0
        assert.ok(Math.abs(count - 240 * share) < 1, `${name} ${value}: ${count}`)
      }
    const pairs = (fiveHundred.balance ?? []).map(([one = '', other = '']) =>
      pairTotalVariation(fiveHundred, columns, one, other),
    )
    const mean = pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length
    assert.ok(mean <= 0.018, `mean pairwise total variation ${mean}`)
  })

  const small = policyOf(
    '{sex: {values: {f: 49, m: 49, x: 2}}, age: {values: {adult: 80, older: 20}}, hat: {values: {yes: 1, no: 3}}}',
    'balance: [[sex, age, hat]]',
  )

  it('are unbiased: every place, every value and every combination, over seeds', () => {
    const runs = 400
    const casts = Array.from({ length: runs }, (_, seed) => drawn(small, seed, 4, 3))
    const within = (count: number, trials: number, share: number, what: string): void => {
      const deviation = (count - trials * share) / Math.sqrt(trials * share * (1 - share))
      assert.ok(Math.abs(deviation) < 4, `${what}: z = ${deviation.toFixed(2)}`)
    }
    for (const name of ['sex', 'age', 'hat'])
      for (const [value, share] of shares(small, name))
        for (const place of [0, 5, 11])
          within(casts.filter(cast => cast[name]?.[place] === value).length, runs, share, `${name} ${value}`)
    for (const [sex, p] of shares(small, 'sex'))
      for (const [age, q] of shares(small, 'age')) {
        const count = casts.filter(cast => cast['sex']?.[7] === sex && cast['age']?.[7] === age).length
        within(count, runs, p * q, `${sex} and ${age}`)
      }
  })

  it('are a pure function of the image, in whatever order images are asked for', () => {
    const plan = planOf(players(7))
    const cast = (image: number, seed: number) =>
      castScene({ plan, policy: small, seed, image, images: 90 }).value
    const forwards = Array.from({ length: 90 }, (_, image) => cast(image, 5))
    for (const seed of [1, 2, 3, 4, 6]) cast(0, seed)
    for (const image of [89, 34, 33, 0]) assert.deepEqual(cast(image, 5), forwards[image])
  })

  it('leave conditions as they are: no hair colour of another age', () => {
    const policy = policyOf(
      '{age: {values: {adult: 1, older: 1}}, hair: {given: [age], when: [{if: {age: older}, values: {grey: 1, white: 1}}], values: {black: 1, red: 1}}, sex: {values: {f: 1, m: 1}}}',
      'balance: [[sex, age], [sex, hair], [age, hair]]',
    )
    const columns = drawn(policy, 8, 20, 2)
    for (const [row, age] of (columns['age'] ?? []).entries())
      assert.equal(age === 'older', ['grey', 'white'].includes(columns['hair']?.[row] ?? ''))
    for (const hair of ['grey', 'white', 'black', 'red'])
      assert.equal(
        columns['hair']?.filter((value, row) => value === hair && columns['sex']?.[row] === 'f').length,
        5,
      )
  })

  it('keep a saved cast, and balance a newcomer beside it', () => {
    const earlier = castScene({ plan: planOf(players(5)), policy: small, seed: 1, image: 0 }).value
    const { value } = castScene({ plan: planOf(players(6)), policy: small, seed: 1, image: 0, earlier })
    assert.deepEqual(value.subjects.slice(0, 5), earlier.subjects)
    assert.equal(value.subjects.length, 6)
  })
})

describe('roundTable', () => {
  const tables = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.nat())
    .map(([rows, columns, seed]) => ({ rows, columns, seed }))

  it('keeps whole sums of rows and columns, and every cell beside where it was', () => {
    fc.assert(
      fc.property(tables, ({ rows, columns, seed }) => {
        const draw = below(seed)
        const counts = Array.from({ length: rows * columns }, () => draw(9))
        const sums = (at: (cell: number) => number, size: number) =>
          Array.from({ length: size }, (_, line) =>
            counts.reduce((sum, count, cell) => sum + (at(cell) === line ? count : 0), 0),
          )
        const rowSums = sums(cell => Math.floor(cell / columns), rows)
        const columnSums = sums(cell => cell % columns, columns)
        const cells = rake(new Float64Array(rows * columns).fill(1), rowSums, columnSums)
        const rounded = roundTable(cells, columns, draw)
        for (const [cell, count] of rounded.entries()) assert.ok(Math.abs(count - (cells[cell] ?? 0)) < 1)
        for (let row = 0; row < rows; row += 1)
          assert.equal(
            rounded.slice(row * columns, (row + 1) * columns).reduce((sum, count) => sum + count, 0),
            rowSums[row],
          )
        for (let column = 0; column < columns; column += 1)
          assert.equal(
            rounded.filter((_, cell) => cell % columns === column).reduce((sum, count) => sum + count, 0),
            columnSums[column],
          )
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('is unbiased', () => {
    const cells = Float64Array.of(0.3, 0.7, 0.9, 1.1)
    const runs = 2000
    const rounded = Array.from({ length: runs }, (_, seed) => roundTable(cells, 2, below(seed)))
    for (const [cell, value] of cells.entries()) {
      const mean = rounded.reduce((sum, table) => sum + (table[cell] ?? 0), 0) / runs
      assert.ok(Math.abs(mean - value) < 4 * Math.sqrt(0.25 / runs), `${value}: ${mean}`)
    }
  })
})
