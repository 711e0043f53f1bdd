/**
 * What a job costs beside its drawing: `npx tsx bench/jobs-overhead.ts [JOBS]`, with jobs that are done at once.
 *
 * First the runner alone; then a whole run with casts, identities, ledger and files, every one flushed to the disk. Wall
 * clock and processor time are both given: the difference is the disk's, and other processes'.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identifyRun, localRunner, openRun, runJobs } from '../jobs/index.ts'
import { sampleJobs, sampleOutcome } from '../tests/jobs/sample-jobs.ts'

const count = Number(process.argv[2] ?? 10_000)
const now = () => performance.now()
const root = await mkdtemp(join(tmpdir(), 'evencast-overhead-'))

const jobs = sampleJobs(count)
await measure('runner alone', async () => {
  await localRunner({ workers: 2, now }).run(jobs, async job => sampleOutcome(job))
})

const manifest = identifyRun({
  format: 1,
  seed: 5,
  images: count,
  policy: {
    schema: 1,
    id: 'overhead',
    version: 1,
    attributes: {
      presentation: { values: { feminine: 50, masculine: 50 } },
      age: { values: { adult: 75, older: 25 } },
    },
  },
  requests: [{ line: 1, text: 'a doctor', weight: 1, images: count }],
  planner: 'grammar',
  model: 'sample',
  modelHash: 'sample',
  options: { stripMetadata: false },
  versions: { evencast: '0.0.0' },
})
const [sample] = jobs
if (sample === undefined) throw new RangeError('Expected at least one job')
const plans = [{ requestIndex: 0, plan: sample.plan, warnings: [] }]
const run = await openRun(join(root, 'set'), { asked: manifest, resume: false })
const options = { run, plans, runner: localRunner({ workers: 2, now }), clock: () => new Date(), now }
await measure('whole run', async () => {
  await runJobs({ ...options, perform: async job => sampleOutcome(job) })
})
await measure('resumed, all done', async () => {
  await runJobs({ ...options, perform: async job => sampleOutcome(job) })
})
await run.close()
await rm(root, { recursive: true })

async function measure(name: string, work: () => Promise<void>): Promise<void> {
  const [started, processor] = [now(), process.cpuUsage()]
  await work()
  const [wall, { user, system }] = [now() - started, process.cpuUsage(processor)]
  const each = (milliseconds: number) => (milliseconds / count).toFixed(3)
  console.log(
    `${name}: ${count} jobs, ${each(wall)} ms a job, ${each((user + system) / 1000)} ms of processor time; ` +
      `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB resident`,
  )
}
