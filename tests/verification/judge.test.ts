import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Reading, SubjectReading } from '../../audits/index.ts'
import { bestOf, hasFailed, judge } from '../../verification/index.ts'
import { colourAuditor, paint } from '../audits/colour-auditor.ts'

const reading = (probabilities: Readonly<Record<string, number>>, value: string | null): Reading => ({
  value,
  confidence: Math.max(...Object.values(probabilities)),
  probabilities,
})
const seen = (attributes: Readonly<Record<string, Reading>>, presence = 1): SubjectReading => ({
  presence,
  attributes,
})
const age = reading({ adult: 0.1, older: 0.9 }, 'older')

describe('judge', () => {
  it('names what shows something else, and expects the probabilities of what was asked', () => {
    assert.deepEqual(judge({ age: 'older' }, seen({ age })), { failed: [], expected: 0.9 })
    assert.deepEqual(judge({ age: 'adult' }, seen({ age })), { failed: ['age'], expected: 0.1 })
  })

  it('takes an abstention for doubt, not for a failure', () => {
    const unsure = seen({ age: reading({ adult: 0.4, older: 0.6 }, null) })
    assert.deepEqual(judge({ age: 'adult' }, unsure), { failed: [], expected: 0.4 })
  })

  it('leaves out what the instrument does not read and values it was never taught', () => {
    assert.deepEqual(judge({ age: 'child', hat: 'turban' }, seen({ age })), { failed: [], expected: 0 })
  })

  it('accepts the neighbours of a skin tone, and no further ones', () => {
    const tones = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`monk-${index + 1}`, 0.1]))
    const failed = (asked: string, read: string) =>
      judge({ skin_tone: asked }, seen({ skin_tone: reading(tones, read) })).failed.length > 0
    assert.deepEqual(
      [failed('monk-7', 'monk-7'), failed('monk-7', 'monk-6'), failed('monk-7', 'monk-9')],
      [false, false, true],
    )
    assert.equal(failed('monk-10', 'monk-1'), true)
    assert.ok(
      Math.abs(judge({ skin_tone: 'monk-1' }, seen({ skin_tone: reading(tones, null) })).expected - 0.2) <
        1e-9,
    )
  })

  it('says only that nobody is there where nobody is', () => {
    const { failed, expected } = judge({ age: 'adult' }, seen({ age }, 0.2))
    assert.deepEqual(failed, ['presence'])
    assert.ok(expected < 0.1)
  })

  it('reads true pictures as they are', async () => {
    const left = { x: 0, y: 0, width: 16, height: 32 }
    const right = { x: 16, y: 0, width: 16, height: 32 }
    const picture = paint(32, 32, [{ box: left, presentation: 'feminine', skin_tone: 'monk-3' }])
    const boxes = [left, right].map((box, index) => ({ id: `${index}`, box, inFront: [] }))
    const [first, second] = [...(await colourAuditor().read(picture, boxes)).values()]
    assert.ok(first && second)
    assert.deepEqual(judge({ presentation: 'feminine', skin_tone: 'monk-3' }, first).failed, [])
    assert.deepEqual(judge({ presentation: 'masculine', skin_tone: 'monk-3' }, first).failed, [
      'presentation',
    ])
    assert.deepEqual(judge({ presentation: 'feminine' }, second).failed, ['presence'])
  })
})

const judgements = fc.array(
  fc.record({
    failed: fc.subarray(['presence', 'age', 'hair_color', 'class']),
    expected: fc.double({ min: 0, max: 5, noNaN: true }),
  }),
  { minLength: 1, maxLength: 5 },
)

describe('bestOf', () => {
  it('never keeps a drawing that is worse than another one, and the first of equals', () => {
    fc.assert(
      fc.property(judgements, all => {
        const best = all[bestOf(all)]
        assert.ok(best)
        const absent = (one: typeof best) => one.failed.includes('presence')
        const rank = (one: typeof best) => [Number(absent(one)), one.failed.length, -one.expected]
        for (const [index, other] of all.entries()) {
          const difference = rank(best)
            .map((value, place) => value - (rank(other)[place] ?? 0))
            .find(value => value !== 0)
          assert.ok(difference === undefined ? index >= bestOf(all) : difference < 0)
        }
      }),
    )
  })

  it('prefers a passed drawing, then fewer failures, then more confidence', () => {
    const [none, one, sure] = [
      { failed: ['presence'], expected: 0.1 },
      { failed: ['age'], expected: 3 },
      { failed: ['age'], expected: 4 },
    ]
    assert.equal(bestOf([none, one, sure]), 2)
    assert.equal(bestOf([one, { failed: [], expected: 1 }]), 1)
    assert.deepEqual([none, { failed: [], expected: 0 }].map(hasFailed), [true, false])
  })
})
