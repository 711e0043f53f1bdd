import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { runFolder } from '../../jobs/index.ts'
import { comparable, drawnEntries } from './batch-tools.ts'
import { exitOf, finishBatch, firstSign, type KilledBatch, killBatch, startBatch } from './kill-batch.ts'

const images = 30

describe('a batch that is killed', () => {
  let root: string
  const batch = (name: string, milliseconds = 15): KilledBatch => ({
    policy: join(root, 'policy.yaml'),
    requests: join(root, 'requests.txt'),
    out: join(root, name),
    ...{ images, milliseconds, workers: 2 },
  })
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'evencast-kills-'))
    await writeFile(
      join(root, 'policy.yaml'),
      'schema: 1\nid: team\nversion: 1\nattributes:\n  presentation: {values: {feminine: 1, masculine: 1}}\n',
    )
    await writeFile(join(root, 'requests.txt'), 'two nurses\na doctor and a dog\n')
  })
  after(() => rm(root, { recursive: true, force: true }))

  it('is the undisturbed one in the end, to the last byte', async () => {
    assert.equal(await finishBatch(batch('whole', 0)), 0)
    const moments = [0, 40, 90, 60, 150, 20]
    let drawn = 0
    for (const moment of moments) {
      const kill = await killBatch(batch('killed'), moment)
      assert.ok(kill.drawn >= drawn, 'nothing that was finished is lost')
      drawn = kill.drawn
    }
    assert.equal(await finishBatch(batch('killed')), 0)
    assert.deepEqual(await comparable(join(root, 'killed')), await comparable(join(root, 'whole')))
    const files = await readdir(runFolder(join(root, 'killed')).pictures)
    assert.equal(files.length, images, 'none missing, none double, none partial')
  })

  it('finishes what is under way on one SIGINT and stops at once on two, with exit code 130', async () => {
    for (const signals of [1, 2]) {
      const name = `interrupted-${signals}`
      const child = startBatch(batch(name, 400))
      const ended = exitOf(child)
      await firstSign(child)
      child.kill('SIGINT')
      if (signals === 2) setTimeout(() => child.kill('SIGINT'), 60)
      assert.equal(await ended, 130)
      assert.ok((await drawnEntries(join(root, name))).length <= 2)
    }
  })
})
