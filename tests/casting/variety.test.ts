import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { separableGroup } from '../../casting/conventions.ts'
import { castScene } from '../../casting/index.ts'
import type { Cast } from '../../types.ts'
import { person, planOf, players, policyOf, valuesOf } from './scenes.ts'

const tones = policyOf('{skin_tone: {scale: monk, values: uniform}}', 'sampling: iid')
const varied = (subjects: readonly { readonly id: string }[], distinct: number, attribute = 'skin_tone') => [
  { subjects: subjects.map(({ id }) => id), attribute, distinct },
]

describe('variety', () => {
  it('shows at least so many well-separated tones, and changes as few subjects as that takes', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 8 }), (seed, count) => {
        const distinct = Math.min(count, 4)
        const subjects = players(count)
        const free = castScene({ plan: planOf(subjects), policy: tones, seed, image: 0 }).value
        const plan = planOf(subjects, { variety: varied(subjects, distinct) })
        const { value, warnings } = castScene({ plan, policy: tones, seed, image: 0 })
        assert.ok(groups(value).size >= distinct)
        assert.deepEqual(warnings, [])
        const [before, after] = [valuesOf(free, 'skin_tone'), valuesOf(value, 'skin_tone')]
        const changed = after.filter((tone, index) => tone !== before[index]).length
        assert.equal(changed, Math.max(0, distinct - groups(free).size))
      }),
      { numRuns: 80, seed: 4 },
    )
  })

  it('keeps what is stated and reaches beyond a narrow policy', () => {
    const subjects = [person('player-1', { stated: { skin_tone: 'monk-9' } }), ...players(3).slice(1)]
    const policy = policyOf('{skin_tone: {scale: monk, values: {monk-9: 1}}}')
    const plan = planOf(subjects, { variety: varied(subjects, 3) })
    const { value } = castScene({ plan, policy, seed: 1, image: 0 })
    assert.equal(valuesOf(value, 'skin_tone')[0], 'monk-9')
    assert.equal(groups(value).size, 3)
  })

  it('says so where it cannot be met', () => {
    const subjects = players(2)
    const plan = planOf(subjects, { variety: varied(subjects, 3) })
    const { value, warnings } = castScene({ plan, policy: tones, seed: 1, image: 0 })
    assert.equal(groups(value).size, 2)
    assert.equal(warnings[0]?.type, 'dropped')
  })

  it('moves others along where lists leave no direct way', () => {
    const tonesOf = (...skin_tone: string[]) => ({ stated: { skin_tone } })
    const subjects = [
      person('a', tonesOf('monk-1', 'monk-4')),
      person('b', tonesOf('monk-4', 'monk-6')),
      person('c', tonesOf('monk-1', 'monk-4')),
    ]
    const plan = planOf(subjects, { variety: varied(subjects, 3) })
    for (let seed = 0; seed < 20; seed += 1) {
      const { value } = castScene({ plan, policy: tones, seed, image: 0 })
      assert.equal(groups(value).size, 3)
    }
  })
})

function groups(cast: Cast): ReadonlySet<string> {
  return new Set(valuesOf(cast, 'skin_tone').map(tone => separableGroup('skin_tone', tone ?? '')))
}
