import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readRequest } from '../../../agents/grammar/grammar-planner.ts'
import { EvencastError } from '../../../errors.ts'
import { planSchema } from '../../../types.ts'
import { hostileText, hostileTexts } from './hostile.ts'

/** Processor time of one reading in seconds; a busy machine does not stretch it. */
function secondsFor(text: string): number {
  const start = process.cpuUsage()
  try {
    planSchema.parse(readRequest(text).value)
  } catch (error) {
    if (!EvencastError.isInstance(error)) throw error
    assert.equal(error.code, 'EVENCAST_PLAN_EMPTY', error.message)
  }
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

describe('grammar planner: hostile strings', () => {
  for (const [name, text] of Object.entries(hostileTexts))
    it(`answers ${name} within a second`, () => {
      assert.ok(secondsFor(text) < 1)
    })

  it('reads any text to a valid plan or says that it is empty, none over a second (bench/fuzz-planner.ts: 100,000)', () => {
    fc.assert(
      fc.property(hostileText, text => {
        assert.ok(secondsFor(text) < 1, text.slice(0, 200))
      }),
      { numRuns: 500, interruptAfterTimeLimit: 6000 },
    )
  })

  it('cannot be told what a policy decides', () => {
    const { value } = readRequest(hostileTexts['prompt injection'] ?? '')
    const nurse = value.subjects.find(subject => subject.role === 'nurse')
    assert.deepEqual(nurse?.stated, {})
    assert.equal(nurse?.exempt, undefined)
  })
})
