import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EvencastError, errorCodes, invalidValue, throwIfAborted } from '../../errors.ts'

describe('EvencastError', () => {
  it('keeps code, hint and cause', () => {
    const cause = new Error('disk full')
    const error = new EvencastError('EVENCAST_OUTPUT_FAILED', 'Could not write', {
      cause,
      hint: 'Free some space.',
    })
    assert.equal(error.cause, cause)
    assert.deepEqual(error.toJSON(), {
      code: 'EVENCAST_OUTPUT_FAILED',
      message: 'Could not write',
      hint: 'Free some space.',
    })
    assert.ok(EvencastError.isInstance(error))
    assert.ok(!EvencastError.isInstance(cause))
  })

  it('says what was expected and what came', () => {
    const error = invalidValue('EVENCAST_OPTION_INVALID', '--steps', 'a whole number from 1 to 1000', 0)
    assert.equal(error.message, 'Expected a whole number from 1 to 1000 for `--steps`, got 0')
    assert.equal(errorCodes[error.code], 2)
  })

  it('turns a fired signal into EVENCAST_ABORTED', () => {
    throwIfAborted(undefined)
    throwIfAborted(new AbortController().signal)
    assert.throws(() => throwIfAborted(AbortSignal.abort()), { code: 'EVENCAST_ABORTED' })
  })
})
