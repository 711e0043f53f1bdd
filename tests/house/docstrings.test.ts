import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'

describe('the public exports', () => {
  it('have a docstring each', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/check-docstrings.mjs'], {
      encoding: 'utf8',
    })
    assert.equal(stdout + stderr, '')
    assert.equal(status, 0)
  })
})
