import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { drawKey, keyedDraws, shuffle } from '../../casting/draws.ts'
import { castScene } from '../../casting/index.ts'
import { planOf, players, policyOf, valuesOf } from './scenes.ts'

/** The stream is a public contract: a change here changes every cast that anyone has drawn. */
const golden: unknown = JSON.parse(
  readFileSync(new URL('../goldens/casting/stream.json', import.meta.url), 'utf8'),
)

describe('the stream evencast-cast/1', () => {
  it('draws what it has always drawn', () => {
    assert.deepEqual(stream(), golden)
  })

  it('depends on every part of its key and of its labels', () => {
    const policy = { id: 'test', version: 1 }
    const first = (scope: Parameters<typeof drawKey>[0], labels: readonly string[]): number =>
      keyedDraws(drawKey(scope), labels)(2 ** 53)
    const drawn = [
      first({ seed: 1, policy, scope: 0 }, ['iid', 'a', 'age']),
      first({ seed: 2, policy, scope: 0 }, ['iid', 'a', 'age']),
      first({ seed: 1, policy: { ...policy, version: 2 }, scope: 0 }, ['iid', 'a', 'age']),
      first({ seed: 1, policy: { ...policy, id: 'other' }, scope: 0 }, ['iid', 'a', 'age']),
      first({ seed: 1, policy, scope: 'batch' }, ['iid', 'a', 'age']),
      first({ seed: 1, policy, scope: 0 }, ['iid', 'b', 'age']),
      first({ seed: 1, policy, scope: 0 }, ['iid', 'a', 'hair_color']),
    ]
    assert.equal(new Set(drawn).size, drawn.length)
  })
})

function stream(): unknown {
  const policy = { id: 'golden', version: 1 }
  const below = keyedDraws(drawKey({ seed: 42, policy, scope: 0 }), ['iid', 'doctor-1', 'age'])
  const attributes =
    '{skin_tone: {scale: monk, values: uniform}, age: {values: {adult: 79.8, older: 20.2}}, hair_color: {given: [age], when: [{if: {age: older}, values: {grey: 3, white: 1}}], values: {black: 45, brown: 35, blond: 12, red: 8}}}'
  const shares = [{ subjects: ['player-1', 'player-2', 'player-3'], attribute: 'age', values: { child: 1 } }]
  const variety = [{ subjects: players(5).map(({ id }) => id), attribute: 'skin_tone', distinct: 4 }]
  const plan = planOf(players(5), { shares, variety })
  const cast = (sampling: string, seed: number, image: number): unknown => {
    const { value } = castScene({ plan, policy: policyOf(attributes, `sampling: ${sampling}`), seed, image })
    return ['skin_tone', 'age', 'hair_color'].map(attribute => valuesOf(value, attribute))
  }
  return {
    key: drawKey({ seed: 42, policy, scope: 0 }),
    batchKey: drawKey({ seed: Number.MAX_SAFE_INTEGER, policy, scope: 'batch' }),
    integers: [2 ** 53, 100, 100, 10, 3, 2].map(bound => below(bound)),
    permutation: shuffle([0, 1, 2, 3, 4, 5, 6, 7], below),
    quota: [0, 1, 2].map(image => cast('quota', 7, image)),
    iid: [0, 1, 2].map(image => cast('iid', 7, image)),
  }
}
