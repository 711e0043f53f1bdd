/** Batches that are killed at random moments, for the test and for `bench/batch-kills.ts`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { drawnEntries } from './batch-tools.ts'

export interface KilledBatch {
  readonly policy: string
  readonly requests: string
  readonly images: number
  readonly out: string
  /** Milliseconds a picture takes. */
  readonly milliseconds: number
  readonly workers: number
}

export interface Kill {
  /** Pictures in the ledger when it was killed. */
  readonly drawn: number
  /** false: it had ended by itself before. */
  readonly hit: boolean
}

/** Starts the batch, kills it (SIGKILL) so many milliseconds after its first sign of life or its start, and says what it left. */
export async function killBatch(
  batch: KilledBatch,
  after: number,
  from: 'sign' | 'spawn' = 'sign',
): Promise<Kill> {
  const child = startBatch(batch)
  const ended = exitOf(child)
  if (from === 'sign') await Promise.race([firstSign(child), ended])
  await Promise.race([pause(after), ended])
  const hit = child.kill('SIGKILL')
  await ended
  return { drawn: (await drawnEntries(batch.out)).length, hit: hit && child.signalCode === 'SIGKILL' }
}

/** What Node is to run; a bundle of it (EVENCAST_BATCH_PROCESS) starts in half the time. */
const { EVENCAST_BATCH_PROCESS: bundle } = process.env
const entry = bundle === undefined ? ['--import', 'tsx', 'tests/jobs/batch-process.ts'] : [bundle]

/** Lets the batch run to its end; its exit code. */
export async function finishBatch(batch: KilledBatch): Promise<number | null> {
  const child = startBatch(batch)
  return exitOf(child)
}

export function startBatch({ policy, milliseconds, ...options }: KilledBatch): ChildProcess {
  const given = JSON.stringify({ ...options, resume: true, seed: 5 })
  const words = [...entry, policy, given, String(milliseconds)]
  return spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] })
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise(resolve => {
    child.once('exit', code => resolve(code))
  })
}

/** The seed's line: the folder is there, drawing begins. */
export function firstSign(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.stderr?.on('data', () => resolve())
  })
}
