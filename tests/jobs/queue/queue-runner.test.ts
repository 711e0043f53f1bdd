import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { openQueueRunner, startQueueWorker } from '../../../jobs/queue/index.ts'
import { startRedis } from '../../casting/redis-server.ts'
import { describeRunner } from '../runner-conformance.ts'
import { sampleJob } from '../sample-jobs.ts'

const folder = await mkdtemp(join(tmpdir(), 'evencast-queue-'))
const server = await startRedis(folder)
after(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})
const now = () => performance.now()
const { versions, modelHash } = sampleJob(0)
let queues = 0

for (const workers of [1, 2])
  describeRunner(
    `A queue with ${workers} workers of 2`,
    async (perform, concurrency) => {
      queues += 1
      const address = `${server.address}?queue=test-${queues}`
      const started = await Promise.all(
        Array.from({ length: workers }, () =>
          startQueueWorker({
            address,
            perform,
            versions,
            modelHash,
            concurrency: 2,
            now,
          }),
        ),
      )
      return {
        runner: await openQueueRunner({ address, delay: 0.005, window: 2 * concurrency }),
        close: async () => {
          await Promise.all(started.map(worker => worker.close({ now: true })))
        },
      }
    },
    { concurrency: 2 * workers },
  )
