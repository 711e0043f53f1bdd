import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { duration, statusLine } from '../../surfaces/cli/batch-progress.ts'
import { run } from './run.ts'

describe('evencast batch', () => {
  let root: string
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'evencast-batch-line-'))
    await writeFile(join(root, 'requests.txt'), 'two nurses\n{"text": "a doctor", "weight": 3}\n')
  })
  after(() => rm(root, { recursive: true, force: true }))

  const batch = (...words: readonly string[]) =>
    run(['batch', 'policies/default.yaml', '--out', join(root, 'set'), ...words])
  const asked = () => ['--requests', join(root, 'requests.txt'), '--images', '40']

  it('predicts what a hosted model costs at most, and does not call it', async () => {
    const { exitCode, output } = await batch(...asked(), '--model', 'openai:gpt-image-1', '--dry-run')
    assert.equal(exitCode, 0)
    assert.match(output, /pictures {2}40/)
    assert.match(output, /cost {6}at most \$10\.00/)
    assert.deepEqual(await readdir(root), ['requests.txt'])
  })

  it('ends with 2 where something is missing or wrong, and leaves nothing', async () => {
    for (const [words, says] of [
      [['--images', '4'], /Expected a policy, --requests and --images/],
      [[...asked(), '--images', '0'], /`--images`/],
      [[...asked(), '--max-cost', 'much'], /an amount in US dollars/],
      [['--requests', join(root, 'none.txt'), '--images', '4'], /a readable file for `--requests`/],
      [['--resume'], /Expected a policy, --requests and --images/],
      [[...asked(), '--model', 'no-such-model'], /no-such-model/],
    ] as const) {
      const { exitCode, progress } = await batch(...words)
      assert.equal(exitCode, 2, progress)
      assert.match(progress, says)
    }
    assert.equal((await run(['batch', 'policies/default.yaml'])).exitCode, 2)
    assert.deepEqual(await readdir(root), ['requests.txt'])
  })
})

describe('the progress of a batch', () => {
  it('tells how many, how fast, and how long it will take', () => {
    const counts = { images: 1200, drawn: 300, failed: 2 }
    assert.equal(
      statusLine(counts, [0, 6000, 12_000]),
      '300/1,200 · 10.0 a minute · 1 h 30 min left · 2 failed',
    )
    assert.equal(statusLine({ images: 3, drawn: 0, failed: 0 }, [0]), '0/3')
    assert.equal(statusLine({ images: 3, drawn: 3, failed: 0 }, [0, 50]), '3/3 · 20 a second')
  })

  it('rounds durations as people say them', () => {
    assert.deepEqual([0.2, 45, 200, 12_000].map(duration), ['1 s', '45 s', '3 min', '3 h 20 min'])
  })
})
