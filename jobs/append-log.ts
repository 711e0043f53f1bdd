/**
 * Files of JSON lines that are only ever added to. A line counts once its line break is on the disk; one that a crash has
 * torn spoils nothing but itself.
 *
 * @module
 */
import { constants, createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { writeFailure } from '../datasets/write-file.ts'

export interface AppendLog {
  /** Resolves once the line is on the disk. Throws EVENCAST_OUTPUT_FAILED. */
  append(value: unknown): Promise<void>
  close(): Promise<void>
}

export interface ReadLines<Value> {
  readonly values: readonly Value[]
  /** Lines that hold no such value: torn, damaged, or of another version. */
  readonly unreadable: number
}

/** Opens a log for adding, and makes it where there is none. */
export async function openLog(file: string): Promise<AppendLog> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND
  const handle = await open(file, flags, 0o644).catch((error: unknown) => {
    throw writeFailure(file, error)
  })
  let torn = await endsTorn(handle)
  let writing: Promise<void> = Promise.resolve()
  const write = async (line: string): Promise<void> => {
    try {
      // Until the whole line is written, whatever comes next begins with a line break.
      const text = `${torn ? '\n' : ''}${line}\n`
      torn = true
      await handle.writeFile(text)
      await handle.datasync()
      torn = false
    } catch (error) {
      throw writeFailure(file, error)
    }
  }
  return {
    append(value) {
      const written = writing.then(() => write(JSON.stringify(value)))
      writing = written.catch(() => undefined)
      return written
    },
    async close() {
      await writing
      await handle.close()
    },
  }
}

/** The values of a log, line by line; a file that is not there has none. */
export async function readLines<Value>(file: string, schema: z.ZodType<Value>): Promise<ReadLines<Value>> {
  const values: Value[] = []
  let unreadable = 0
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      const value = schema.safeParse(parsed(line))
      if (value.success) values.push(value.data)
      else if (line !== '') unreadable += 1
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      throw writeFailure(file, error)
  }
  return { values, unreadable }
}

async function endsTorn(handle: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await handle.stat()
  if (size === 0) return false
  const last = Buffer.alloc(1)
  await handle.read(last, 0, 1, size - 1)
  return last.toString('latin1') !== '\n'
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // Not JSON: a torn or damaged line, which the caller counts.
    return undefined
  }
}
