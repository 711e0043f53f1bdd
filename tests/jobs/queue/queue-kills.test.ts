import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { killRun } from './kill-run.ts'

describe('a run over a queue', () => {
  it('ends as if nobody had been killed: a worker, the server, the run itself', async () => {
    const { problems, kills } = await killRun({
      ...{ jobs: 40, workers: 2, milliseconds: 40, kills: ['worker', 'server', 'run'] },
      ...{ pause: () => 100, random: () => 0.5 },
    })
    assert.deepEqual(problems, [])
    assert.ok(kills > 0)
  })
})
