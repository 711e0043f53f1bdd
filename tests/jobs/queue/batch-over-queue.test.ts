import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { startRedis } from '../../casting/redis-server.ts'
import { run } from '../../surfaces/run.ts'

const folder = await mkdtemp(join(tmpdir(), 'evencast-batch-queue-'))
const server = await startRedis(folder)
after(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

describe('evencast batch --queue', () => {
  it('leaves the files that batch alone leaves, bit for bit, drawn by evencast worker', async () => {
    const requests = join(folder, 'requests.txt')
    await writeFile(requests, 'a doctor\ntwo nurses and a dog\n')
    const asked = ['batch', 'policies/default.yaml', '--requests', requests, '--images', '3', '--seed', '7']
    const small = ['--size', '128x128', '--steps', '1']
    const stop = new AbortController()
    const worker = run(['worker', '--queue', server.address, '--name', 'left', '--threads', '1'], {
      signal: stop.signal,
    })
    const queued = await run([...asked, ...small, '--out', join(folder, 'queued'), '--queue', server.address])
    assert.equal(queued.exitCode, 0, queued.progress)
    const shown = await run(['queue', 'show', '--queue', server.address])
    assert.match(shown.output, /0 waiting, 0 under way.*\n.* 1 workers\n {4}left/)
    stop.abort()
    const { exitCode, progress } = await worker
    assert.equal(exitCode, 0)
    assert.match(progress, /drawn pictures\/00002\.png "two nurses and a dog"/)
    assert.match(progress, /stopped; 3 drawn/)
    const local = await run([...asked, ...small, '--out', join(folder, 'local')])
    assert.equal(local.exitCode, 0, local.progress)

    const names = await readdir(join(folder, 'local', 'pictures'))
    assert.deepEqual(await readdir(join(folder, 'queued', 'pictures')), names)
    for (const file of ['run.json', 'plans.jsonl', ...names.map(name => join('pictures', name))])
      assert.ok((await bytes('queued', file)).equals(await bytes('local', file)), `${file} differs`)
    const ledger = (await bytes('queued', 'ledger.jsonl')).toString('utf8')
    assert.equal(ledger.match(/"worker":"left"/g)?.length, 3)
  })

  it('says where no queue answers, and begins nothing', async () => {
    const { exitCode, progress } = await run(['worker', '--queue', 'redis://127.0.0.1:1/0'])
    assert.equal(exitCode, 1)
    assert.match(progress, /Expected an answer from the queue redis:\/\/127\.0\.0\.1:1\/0/)
    assert.match(progress, /EVENCAST_QUEUE_FAILED/)
  })
})

function bytes(out: string, file: string): Promise<Buffer> {
  return readFile(join(folder, out, file))
}
