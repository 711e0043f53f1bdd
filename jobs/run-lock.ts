/**
 * One process works on a run's folder at a time. The lock names its process, so that one that was killed leaves no folder
 * locked for good.
 *
 * @module
 */
import { open, readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { z } from 'zod'
import { writeFailure } from '../datasets/write-file.ts'
import { EvencastError } from '../errors.ts'

const lockSchema = z.object({ process: z.int(), host: z.string() })

/** Takes the lock; the function that comes back gives it up. Throws EVENCAST_OUTPUT_FAILED where another has it. */
export async function lockRun(file: string): Promise<() => Promise<void>> {
  if (!(await tryLock(file))) {
    await assertAbandoned(file)
    await rm(file, { force: true })
    if (!(await tryLock(file))) throw inUse(file, 'another process')
  }
  return () => rm(file, { force: true })
}

async function tryLock(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(`${JSON.stringify({ process: process.pid, host: hostname() })}\n`)
    await handle.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw writeFailure(file, error)
  }
}

/** A lock that no living process of this machine has; a half-written one was left by a kill. */
async function assertAbandoned(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const lock = lockSchema.safeParse(parsed(text)).data
  if (lock === undefined) return
  if (lock.host !== hostname()) throw inUse(file, `process ${lock.process} of ${lock.host}`)
  if (lock.process !== process.pid && isAlive(lock.process)) throw inUse(file, `process ${lock.process}`)
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function inUse(file: string, who: string): EvencastError {
  return new EvencastError(
    'EVENCAST_OUTPUT_FAILED',
    `Expected a folder that no run is at work in, got one of ${who}`,
    {
      hint: `Wait for it, or stop it. If there is no such process any more, delete ${file}.`,
    },
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: a kill came while it was written.
    return undefined
  }
}
