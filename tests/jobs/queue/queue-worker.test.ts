import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { Redis } from 'ioredis'
import { EvencastError } from '../../../errors.ts'
import {
  describeQueue,
  openQueueRunner,
  pauseQueue,
  type QueueWorkerEvent,
  resumeQueue,
  startQueueWorker,
} from '../../../jobs/queue/index.ts'
import type { Perform, RunEvent } from '../../../jobs/runner.ts'
import { startRedis } from '../../casting/redis-server.ts'
import { sampleJob, sampleJobs, sampleOutcome } from '../sample-jobs.ts'

const folder = await mkdtemp(join(tmpdir(), 'evencast-worker-'))
const server = await startRedis(folder)
const client = new Redis(server.address)
after(async () => {
  client.disconnect()
  await server.stop()
  await rm(folder, { recursive: true })
})
const now = () => performance.now()
const { versions, modelHash } = sampleJob(0)
const draw: Perform = async job => sampleOutcome(job)
let queues = 0
const newQueue = () => {
  queues += 1
  return `${server.address}?queue=worker-${queues}`
}

describe('a worker of another version', () => {
  it('leaves the jobs to others; both sides say what differs', async () => {
    const address = newQueue()
    const refused: string[] = []
    const other = await startQueueWorker({
      ...{ address, modelHash, now, name: 'old', versions: { evencast: '0.0.9' } },
      perform: () => assert.fail('It drew what it must not'),
      onEvent: event => event.type === 'notice' && refused.push(event.notice),
    })
    const notices: string[] = []
    const runner = await openQueueRunner({ address, onNotice: notice => notices.push(notice) })
    const running = runner.run(sampleJobs(3), draw)
    await until(() => notices.length > 0 && refused.length > 0)
    assert.match(notices[0] ?? '', /old \(needed: evencast 0\.0\.0, not 0\.0\.9\)/)
    assert.match(refused[0] ?? '', /Left to other workers: .*evencast 0\.0\.0, not 0\.0\.9/)
    const right = await startQueueWorker({ address, versions, modelHash, now, perform: draw })
    assert.equal((await running).ended, 3)
    await Promise.all([other.close(), right.close(), runner.close()])
  })

  it('of other weights, too', async () => {
    const address = newQueue()
    const notices: string[] = []
    const runner = await openQueueRunner({ address, onNotice: notice => notices.push(notice) })
    const other = await startQueueWorker({ address, versions, modelHash: 'b'.repeat(64), now, perform: draw })
    const controller = new AbortController()
    const running = runner.run(sampleJobs(1), draw, { signal: controller.signal })
    await until(() => notices.length > 0)
    assert.match(notices.at(-1) ?? '', /model sample, not bbbbbbbbbbbb…|No worker is at work/)
    controller.abort()
    assert.deepEqual(await running, { ended: 0, failed: 0, interrupted: true })
    await Promise.all([other.close(), runner.close()])
  })
})

describe('a run over a queue', () => {
  it('leaves nothing behind in the server but the log of events', async () => {
    const address = newQueue()
    const worker = await startQueueWorker({ address, versions, modelHash, now, perform: draw })
    const runner = await openQueueRunner({ address })
    await runner.run(sampleJobs(5), draw)
    await Promise.all([worker.close(), runner.close()])
    const keys = await client.keys(`*worker-${queues}*`)
    assert.deepEqual(
      keys.filter(key => !/:(events|meta|id|marker|stalled-check|pc)$|:lanes:/.test(key)),
      [],
    )
  })

  it('given up at once leaves pictures that the next run collects', async () => {
    const address = newQueue()
    let calls = 0
    const controller = new AbortController()
    const perform: Perform = async job => {
      calls += 1
      controller.abort()
      await new Promise(resolve => setTimeout(resolve, 100))
      return sampleOutcome(job)
    }
    const worker = await startQueueWorker({ address, versions, modelHash, now, perform })
    const first = await openQueueRunner({ address })
    assert.equal((await first.run([sampleJob(0)], draw, { abort: controller.signal })).ended, 0)
    await first.close()
    await until(() => calls === 1)
    const second = await openQueueRunner({ address, check: 0.1 })
    const events: RunEvent[] = []
    const totals = await second.run([sampleJob(0)], draw, { onEvent: event => void events.push(event) })
    assert.equal(totals.ended, 1)
    assert.equal(calls, 1, 'it was drawn once')
    assert.deepEqual(
      events.map(({ type }) => type),
      ['job-start', 'job-end'],
    )
    await Promise.all([worker.close(), second.close()])
  })

  it('started twice ends twice with the same pictures', async () => {
    const address = newQueue()
    const worker = await startQueueWorker({ address, versions, modelHash, now, perform: draw })
    const pictures: Buffer[][] = [[], []]
    const totals = await Promise.all(
      pictures.map(async kept => {
        const runner = await openQueueRunner({ address, check: 0.2 })
        const onEvent = (event: RunEvent) => {
          if (event.type === 'job-end') kept[event.job.index] = Buffer.from(event.outcome.png)
        }
        const ended = await runner.run(sampleJobs(20), draw, { onEvent })
        await runner.close()
        return ended
      }),
    )
    assert.deepEqual(
      totals.map(({ ended }) => ended),
      [20, 20],
    )
    assert.deepEqual(pictures[0], pictures[1])
    await worker.close()
  })

  it('draws again what the server lost', async () => {
    const address = newQueue()
    const runner = await openQueueRunner({ address, check: 0.1 })
    const running = runner.run(sampleJobs(3), draw)
    await until(async () => (await client.keys(`*queue:worker-${queues}*:wait`)).length > 0)
    await client.flushall()
    const worker = await startQueueWorker({ address, versions, modelHash, now, perform: draw })
    assert.equal((await running).ended, 3)
    await Promise.all([worker.close(), runner.close()])
  })
})

describe('a paused queue', () => {
  it('holds its jobs until it is resumed, and says so to the run', async () => {
    const address = newQueue()
    const worker = await startQueueWorker({
      ...{ address, versions, modelHash, now, name: 'one' },
      perform: draw,
    })
    const notices: string[] = []
    const runner = await openQueueRunner({ address, onNotice: notice => notices.push(notice) })
    assert.equal((await runner.run([sampleJob(0)], draw)).ended, 1)
    await pauseQueue(address)
    let ended = 0
    const running = runner.run([sampleJob(1), sampleJob(2)], draw, {
      onEvent({ type }) {
        if (type === 'job-end') ended += 1
      },
    })
    await until(() => notices.some(notice => /paused/.test(notice)))
    await until(async () => (await describeQueue(address))[0]?.waiting === 2)
    const [lane] = await describeQueue(address)
    assert.deepEqual(
      [lane?.paused, lane?.active, lane?.runs.length, lane?.workers[0]?.name],
      [true, 0, 1, 'one'],
    )
    assert.equal(ended, 0)
    await resumeQueue(address)
    assert.equal((await running).ended, 2)
    await Promise.all([worker.close(), runner.close()])
  })

  it('puts what has a lower number first', async () => {
    const address = newQueue()
    const order: number[] = []
    const [late, early] = await Promise.all([9, 1].map(priority => openQueueRunner({ address, priority })))
    assert.ok(late !== undefined && early !== undefined)
    const running = [late.run([sampleJob(0), sampleJob(1)], draw)]
    await until(async () => (await describeQueue(address))[0]?.waiting === 2)
    running.push(early.run([sampleJob(2), sampleJob(3)], draw))
    await until(async () => (await describeQueue(address))[0]?.waiting === 4)
    const perform: Perform = async job => {
      order.push(job.index)
      return sampleOutcome(job)
    }
    const worker = await startQueueWorker({ address, versions, modelHash, now, perform })
    await Promise.all(running)
    assert.deepEqual(order, [2, 3, 0, 1])
    await Promise.all([worker.close(), late.close(), early.close()])
  })
})

describe('a worker', () => {
  it('that is to stop at once gives its job to another', async () => {
    const address = newQueue()
    const events: QueueWorkerEvent[] = []
    const started = new AbortController()
    const slow = await startQueueWorker({
      ...{ address, versions, modelHash, now },
      async perform(_, { signal } = {}) {
        started.abort()
        if (signal?.aborted === false) await once(signal, 'abort')
        throw new EvencastError('EVENCAST_ABORTED', 'Stopped')
      },
      onEvent: event => events.push(event),
    })
    const runner = await openQueueRunner({ address })
    const running = runner.run([sampleJob(0)], draw)
    if (!started.signal.aborted) await once(started.signal, 'abort')
    await slow.close({ now: true })
    assert.equal(events.at(-1)?.type, 'returned')
    const quick = await startQueueWorker({ address, versions, modelHash, now, perform: draw })
    assert.deepEqual(await running, { ended: 1, failed: 0, interrupted: false })
    await Promise.all([quick.close(), runner.close()])
  })

  it('believes no job that was changed on its way', async () => {
    const address = newQueue()
    const runner = await openQueueRunner({ address })
    const running = runner.run([{ ...sampleJob(0), requestIndex: 5 }], draw, {
      onEvent: event => {
        if (event.type === 'job-fail') assert.match(event.failure.message, /as its run sent it/)
      },
    })
    const worker = await startQueueWorker({ address, versions, modelHash, now, perform: draw })
    assert.equal((await running).failed, 1)
    await Promise.all([worker.close(), runner.close()])
  })
})

describe('the place of a queue', () => {
  it('that does not answer is named without its password', async () => {
    await assert.rejects(
      openQueueRunner({ address: 'redis://somebody:secret@127.0.0.1:1/0' }),
      (error: unknown) => {
        assert.ok(EvencastError.isInstance(error))
        assert.equal(error.code, 'EVENCAST_QUEUE_FAILED')
        assert.match(error.message, /127\.0\.0\.1:1/)
        assert.ok(!error.message.includes('secret'))
        return true
      },
    )
  })

  for (const address of ['localhost', 'http://localhost', 'redis://h/0?queue=a:b'])
    it(`is not ${address}`, async () => {
      await assert.rejects(openQueueRunner({ address }), { code: 'EVENCAST_OPTION_INVALID' })
    })
})

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(resolve => setTimeout(resolve, 20))
}
