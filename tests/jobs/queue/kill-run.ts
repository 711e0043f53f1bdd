/** A run over a queue whose processes are killed -9 at random moments: workers, the run itself, and the server. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RedisServer, startRedis } from '../../casting/redis-server.ts'
import { sampleJobs, sampleOutcome } from '../sample-jobs.ts'

export interface KillRunOptions {
  readonly jobs: number
  readonly workers: number
  /** What a job takes. */
  readonly milliseconds: number
  /** Who is killed, in this order; the run goes on without kills after them. */
  readonly kills: readonly ('worker' | 'run' | 'server')[]
  /** Milliseconds until the next kill. */
  readonly pause: () => number
  readonly onKill?: (kills: number) => void
  /** 0 to 1, exclusive. */
  readonly random: () => number
}

export interface KillRunReport {
  /** What is not as in a run that nobody disturbed. */
  readonly problems: readonly string[]
  readonly kills: number
  readonly seconds: number
}

export async function killRun(options: KillRunOptions): Promise<KillRunReport> {
  const folder = await mkdtemp(join(tmpdir(), 'evencast-kills-'))
  const pictures = join(folder, 'pictures')
  await mkdir(pictures)
  let server: RedisServer = await startRedis(folder)
  const { address, port } = server
  const started = performance.now()
  const workers = Array.from({ length: options.workers }, () =>
    keepAlive('sample-worker.ts', [address, String(options.milliseconds)]),
  )
  const run = keepAlive('sample-run.ts', [address, pictures, String(options.jobs)])
  let [ended, kills] = [false, 0]
  const finished = run.finished.then(code => {
    ended = true
    return code
  })
  for (const whom of options.kills) {
    const victim = whom === 'run' ? run : workers[Math.floor(options.random() * workers.length)]
    await Promise.race([Promise.all([run.atWork(), victim?.atWork()]), finished])
    await Promise.race([wait(options.pause()), finished])
    if (ended) break
    kills += 1
    options.onKill?.(kills)
    if (whom === 'server') {
      await server.stop()
      server = await startRedis(folder, { port })
    } else victim?.kill()
  }
  const code = await finished
  const seconds = (performance.now() - started) / 1000
  await Promise.all(workers.map(worker => worker.stop()))
  await server.stop()
  const problems = [
    ...(code === 0 ? [] : [`the run ended with ${code}`]),
    ...(await compare(pictures, options.jobs)),
  ]
  await rm(folder, { recursive: true })
  return { problems, kills, seconds }
}

interface KeptAlive {
  atWork(): Promise<void>
  /** It is started again. */
  kill(): void
  /** The exit code where it ended by itself. */
  readonly finished: Promise<number>
  stop(): Promise<void>
}

function keepAlive(script: string, words: readonly string[]): KeptAlive {
  let child: ChildProcess | undefined
  let working = deferred()
  let stopped = false
  const path = fileURLToPath(new URL(script, import.meta.url))
  const live = async (): Promise<number> => {
    while (!stopped) {
      child = spawn(process.execPath, ['--import', 'tsx', path, ...words], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      child.stdout?.once('data', working.resolve)
      const [code] = await once(child, 'exit')
      if (code !== null) return code
    }
    return 0
  }
  const finished = live()
  return {
    finished,
    atWork: () => working.promise,
    kill() {
      working = deferred()
      child?.kill('SIGKILL')
    },
    async stop() {
      stopped = true
      child?.kill('SIGKILL')
      await finished
    },
  }
}

/** Missing, foreign, partial or changed files. */
async function compare(folder: string, count: number): Promise<readonly string[]> {
  const expected = new Map(sampleJobs(count).map(job => [`${job.index}.png`, sampleOutcome(job).png]))
  const files = (await readdir(folder)).filter(file => file !== 'kept.txt')
  const kept = (await readFile(join(folder, 'kept.txt'), 'utf8').catch(() => ''))
    .split('\n')
    .filter(line => line !== '')
  const problems = files.filter(file => !expected.has(file)).map(file => `${file} should not be there`)
  if (new Set(kept).size !== count) problems.push(`${new Set(kept).size} of ${count} were kept`)
  for (const [file, bytes] of expected) {
    if (!files.includes(file)) problems.push(`${file} is missing`)
    else if (!(await readFile(join(folder, file))).equals(bytes)) problems.push(`${file} differs`)
  }
  return problems
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>(done => {
    resolve = done
  })
  return { promise, resolve }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
