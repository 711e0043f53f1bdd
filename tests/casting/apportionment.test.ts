import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { apportion } from '../../casting/apportionment.ts'
import { drawKey, keyedDraws } from '../../casting/draws.ts'
import { exactWeights, totalWeight, type Weights } from '../../casting/weights.ts'

const streamOf = (weights: Weights, seed: number): Iterator<string, never> =>
  apportion(
    weights,
    keyedDraws(drawKey({ seed, policy: { id: 'test', version: 1 }, scope: 0 }), ['quota', 'a', 'rule']),
  )

const take = (stream: Iterator<string, never>, n: number): readonly string[] =>
  Array.from({ length: n }, () => stream.next().value)

const shares = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 })
  .map(list => exactWeights(Object.fromEntries(list.map((weight, index) => [`v${index}`, weight]))))

describe('apportion', () => {
  it('stays within one of every target at every prefix', () => {
    fc.assert(
      fc.property(shares, fc.nat(), (weights, seed) => {
        const unit = totalWeight(weights)
        const counts = new Map<string, number>()
        for (const [index, value] of take(streamOf(weights, seed), 50).entries()) {
          counts.set(value, (counts.get(value) ?? 0) + 1)
          for (const [name, weight] of weights) {
            const [scaled, count] = [(index + 1) * weight, counts.get(name) ?? 0]
            assert.ok(count >= Math.floor(scaled / unit) && count <= Math.ceil(scaled / unit))
          }
        }
      }),
      { numRuns: 120, seed: 7 },
    )
  })

  for (const written of [
    { feminine: 49, masculine: 49, androgynous: 2 },
    { black: 45, brown: 35, blond: 12, red: 8 },
    { adult: 79.8, older: 20.2 },
    { a: 1, b: 1, c: 1 },
  ]) {
    it(`is unbiased at every draw for ${JSON.stringify(written)}`, () => {
      const weights = exactWeights(written)
      const runs = 600
      const draws = Array.from({ length: runs }, (_, seed) => take(streamOf(weights, seed), 8))
      for (const position of [0, 1, 2, 7]) {
        for (const [value, weight] of weights) {
          const share = weight / totalWeight(weights)
          const count = draws.filter(values => values[position] === value).length
          const deviation = (count - runs * share) / Math.sqrt(runs * share * (1 - share))
          assert.ok(Math.abs(deviation) < 4, `draw ${position + 1}, ${value}: z = ${deviation}`)
        }
      }
    })
  }

  it('does not know how many draws follow', () => {
    const weights = exactWeights({ a: 45, b: 35, c: 12, d: 8 })
    const long = take(streamOf(weights, 3), 40)
    assert.deepEqual(take(streamOf(weights, 3), 7), long.slice(0, 7))
  })

  it('meets decimal shares exactly after a full period', () => {
    const drawn = take(streamOf(exactWeights({ adult: 79.8, older: 20.2 }), 5), 500)
    assert.equal(drawn.filter(value => value === 'older').length, 101)
  })

  /** 600 draws each, written by the first, plain implementation: how fast it is may change, what is drawn may not. */
  it('draws what it has always drawn', () => {
    const goldens: readonly { seed: number; weights: Record<string, number>; sha256: string }[] = JSON.parse(
      readFileSync(new URL('../goldens/casting/apportionment.json', import.meta.url), 'utf8'),
    )
    for (const { seed, weights, sha256 } of goldens) {
      const key = drawKey({ seed, policy: { id: 'golden', version: 1 }, scope: 'batch' })
      const stream = apportion(exactWeights(weights), keyedDraws(key, ['quota', 'a', 'r']))
      const drawn = take(stream, 600).join('')
      assert.equal(createHash('sha256').update(drawn).digest('hex'), sha256, JSON.stringify(weights))
    }
  })
})
