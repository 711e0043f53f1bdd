/**
 * What a queue costs, and what a second worker brings: `node --import tsx bench/queue-speed.ts [--what instant|sleep|draw]
 * [--jobs N] [--rounds N] [--flush always|everysec]`.
 *
 * `instant`: jobs that take no time, so that what is left is the queue. `sleep`: jobs that wait 200 ms and load no core.
 * `draw`: the embedded model, 256 × 256, one thread a worker; one worker and two take turns, so that both see the machine
 * equally busy.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openPlanner } from '../agents/index.ts'
import { policyFromReading } from '../casting/index.ts'
import {
  dealRequests,
  identifyRun,
  isJob,
  type Job,
  listJobs,
  planRequests,
  softwareVersions,
} from '../jobs/index.ts'
import { openQueueRunner } from '../jobs/queue/index.ts'
import { readPolicyFile } from '../policy-file.ts'
import { hashModel } from '../renderers/index.ts'
import { startRedis } from '../tests/casting/redis-server.ts'
import { sampleJobs } from '../tests/jobs/sample-jobs.ts'

const { values } = parseArgs({
  options: {
    what: { type: 'string', default: 'instant' },
    jobs: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    flush: { type: 'string', default: 'everysec' },
  },
})
const folder = await mkdtemp(join(tmpdir(), 'evencast-speed-'))
const server = await startRedis(folder, { flush: values.flush === 'always' ? 'always' : 'everysec' })
const children: ChildProcess[] = []
try {
  if (values.what === 'instant') await measureOverhead(Number(values.jobs ?? 10_000))
  else if (values.what === 'sleep') await measureSpread(sampleJobs(Number(values.jobs ?? 100)), sleeper)
  else await measureSpread(await pictures(Number(values.jobs ?? 12)), drawer)
} finally {
  for (const child of children) child.kill('SIGKILL')
  await server.stop()
  await rm(folder, { recursive: true })
}

async function measureOverhead(count: number): Promise<void> {
  for (const workers of [1, 2]) {
    const address = `${server.address}?queue=instant-${workers}`
    for (let worker = 0; worker < workers; worker += 1)
      await start('../tests/jobs/queue/sample-worker.ts', [address, '0'])
    await drawAll(address, sampleJobs(100))
    const before = processorSeconds()
    const seconds = await drawAll(address, sampleJobs(count))
    const after = processorSeconds()
    const perJob = (value: number) => `${((value / count) * 1000).toFixed(2)} ms`
    const parts = Object.entries(after).map(
      ([name, value]) => `${name} ${perJob(value - (before[name] ?? 0))}`,
    )
    console.log(
      `${count} instant jobs, ${workers} workers: ${perJob(seconds)} per job; processor: ${parts.join(', ')}`,
    )
  }
}

/** Seconds that each part has spent on a processor, of Linux. */
function processorSeconds(): Readonly<Record<string, number>> {
  const { user, system } = process.cpuUsage()
  const of = (pid: number | undefined) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  }
  const workers = children.reduce((sum, { pid }) => sum + of(pid), 0)
  return { run: (user + system) / 1e6, workers, server: of(server.process) }
}

type Start = (address: string) => Promise<void>

async function sleeper(address: string): Promise<void> {
  await start('../tests/jobs/queue/sample-worker.ts', [address, '200'])
}

async function drawer(address: string): Promise<void> {
  await start('../surfaces/cli/main.ts', ['worker', '--json', '--threads', '1', '--queue', address])
}

async function measureSpread(jobs: readonly Job[], startWorker: Start): Promise<void> {
  const [one, two] = [`${server.address}?queue=one`, `${server.address}?queue=two`]
  await startWorker(one)
  await startWorker(two)
  await startWorker(two)
  // The model is loaded with the first picture.
  for (const address of [one, two]) await drawAll(address, jobs.slice(0, 4))
  const ratios: number[] = []
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const [alone, both] = [await drawAll(one, jobs), await drawAll(two, jobs)]
    ratios.push(alone / both)
    console.log(
      `${jobs.length} jobs: one worker ${alone.toFixed(1)} s, two ${both.toFixed(1)} s, ${(alone / both).toFixed(2)} times`,
    )
  }
  const median = ratios.sort((left, right) => left - right)[Math.floor(ratios.length / 2)] ?? 0
  console.log(`median ${median.toFixed(2)} times`)
}

async function drawAll(address: string, jobs: readonly Job[]): Promise<number> {
  const runner = await openQueueRunner({ address, onNotice: console.log })
  const started = performance.now()
  const { ended } = await runner.run(jobs, async () => {
    throw new Error('The workers draw')
  })
  const seconds = (performance.now() - started) / 1000
  await runner.close()
  if (ended !== jobs.length) throw new Error(`${ended} of ${jobs.length} ended`)
  return seconds
}

async function pictures(images: number): Promise<readonly Job[]> {
  const file = fileURLToPath(new URL('../policies/default.yaml', import.meta.url))
  const manifest = identifyRun({
    ...{ format: 1, seed: 7, images, planner: 'grammar', model: 'mini', size: { width: 256, height: 256 } },
    policy: policyFromReading(await readPolicyFile(file)),
    requests: [...dealRequests('a doctor and a dog\ntwo nurses\na chef in a kitchen', images, 'bench')],
    ...{
      modelHash: await hashModel('mini'),
      versions: await softwareVersions(),
      options: { stripMetadata: false },
    },
  })
  const plans = await planRequests({
    ...{ file: undefined, requests: manifest.requests, openPlanner: async () => openPlanner('grammar', {}) },
  })
  const list = listJobs(manifest, plans)
  return Array.from({ length: images }, (_, index) => list.at(index)).filter(isJob)
}

async function start(script: string, words: readonly string[]): Promise<void> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  if (child.stdout !== null) await once(child.stdout, 'data')
  child.stdout?.resume()
}
