import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { verificationTable } from '../../surfaces/cli/verification-table.ts'
import type { Verification } from '../../types.ts'

const passed = {
  attempts: 0,
  kept: 0,
  failedBefore: [],
  failedAfter: [],
  expectedBefore: 4,
  expectedAfter: 4,
  seconds: 0,
}
const verification: Verification = {
  instrument: 'evencast-instrument-1',
  maximumAttempts: 2,
  seconds: 9.46,
  subjects: [
    { ...passed, id: 'nurse-1' },
    { ...passed, id: 'doctor-1', attempts: 1, kept: 1, failedBefore: ['hair_color', 'age'], seconds: 3.21 },
    { ...passed, id: 'dog-1', attempts: 2, failedBefore: ['class'], failedAfter: ['class'], seconds: 6 },
  ],
}

describe('verificationTable', () => {
  it('tells on the whole and of each subject that differed what was tried and what came of it', () => {
    assert.equal(
      verificationTable(verification),
      `verified by evencast-instrument-1 in 9.5 s: 1 of 3 as cast at once, 2 in the end
doctor-1  differed in hair color, age; now as cast (1 redraw, redraw 1 kept, 3.2 s)
dog-1     differed in class; still differs in class (2 redraws, the first drawing kept, 6.0 s)
`,
    )
  })

  it('says only what was measured where nothing may be redrawn', () => {
    const table = verificationTable({ ...verification, maximumAttempts: 0 })
    assert.match(table, /dog-1 {5}differed in class\n$/)
  })
})
