import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditScene } from '../../audits/index.ts'
import { auditSchema, type Cast } from '../../types.ts'

const half = { feminine: 0.5, masculine: 0.5 }
const cast: Cast = {
  subjects: [
    {
      id: 'a',
      attributes: {
        presentation: { value: 'feminine', source: 'sampled' },
        age: { value: null, source: 'exempt' },
      },
    },
    { id: 'b', attributes: { presentation: { value: 'feminine', source: 'sampled' } } },
    { id: 'c', attributes: { presentation: { value: 'feminine', source: 'stated' } } },
  ],
}
const targets = { a: { presentation: half }, b: { presentation: { feminine: 1 } } }

describe('auditScene', () => {
  const audit = auditScene({ policy: { id: 'test', version: 2 }, cast, targets })

  it('compares what was sampled with what it was sampled from', () => {
    assert.deepEqual(audit.policy, { id: 'test', version: 2 })
    const rounded = audit.cast.presentation?.chanceFloor.toFixed(12)
    assert.deepEqual(
      { presentation: { ...audit.cast.presentation, chanceFloor: Number(rounded) } },
      {
        presentation: {
          n: 2,
          target: { feminine: 0.75, masculine: 0.25 },
          counts: { feminine: 2 },
          totalVariation: 0.25,
          // counts of two draws: .75² two, 2 · .75 · .25 one, .25² none; |count − 1.5| = .5, .5, 1.5
          chanceFloor: (0.5 * (0.75 ** 2 + 2 * 0.75 * 0.25) + 1.5 * 0.25 ** 2) / 2,
        },
      },
    )
  })

  it('says of every pixel that nobody measured it', () => {
    assert.deepEqual(audit.subjects[0], {
      id: 'a',
      attributes: {
        presentation: { asked: 'feminine', measured: null, verdict: 'unmeasured' },
        age: { asked: null, measured: null, verdict: 'unmeasured' },
      },
    })
  })

  it('is a valid audit, of an empty cast too', () => {
    assert.deepEqual(auditSchema.parse(audit), audit)
    const none = auditScene({ policy: { id: 'test', version: 1 }, cast: { subjects: [] }, targets: {} })
    assert.deepEqual(none.cast, {})
  })
})
