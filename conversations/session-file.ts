/**
 * Sessions as files: one JSON document with its pictures, so that a conversation goes on after a restart.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { writeSafely } from '../datasets/write-file.ts'
import { EvencastError } from '../errors.ts'
import { emptySession, type Session, sessionSchema } from './session.ts'

/** A conversation with its pictures, as a file keeps it. */
export interface SavedSession {
  readonly session: Session
  /** SHA-256, hexadecimal, to PNG bytes. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

const fileSchema = z.strictObject({
  session: sessionSchema,
  /** SHA-256 to PNG in base64. */
  pictures: z.record(z.string(), z.base64()),
})

/** Writes a session whole or not at all. Pictures that no step shows are left out. */
export async function saveSession(file: string, { session, pictures }: SavedSession): Promise<void> {
  const shown = new Set(session.steps.map(({ picture }) => picture))
  const encoded = Object.fromEntries(
    [...pictures]
      .filter(([sha256]) => shown.has(sha256))
      .map(([sha256, png]) => [sha256, Buffer.from(png).toString('base64')]),
  )
  await writeSafely(file, Buffer.from(`${JSON.stringify({ session, pictures: encoded })}\n`))
}

/**
 * Reads a session back; a file that is not there is an empty one.
 *
 * @throws EVENCAST_SCENE_INVALID where the file is no session, or a picture is missing or damaged
 */
export async function loadSession(file: string): Promise<SavedSession> {
  const text = await readIfThere(file)
  if (text === undefined) return { session: emptySession, pictures: new Map() }
  const read = fileSchema.safeParse(parsed(text, file))
  if (!read.success) {
    const issue = read.error.issues[0]
    throw invalidFile(
      file,
      `\`${issue?.path.join('.') || 'session'}\`: ${issue?.message ?? 'no session'}`,
      read.error,
    )
  }
  const pictures = new Map(
    Object.entries(read.data.pictures).map(([sha256, png]) => [
      sha256,
      new Uint8Array(Buffer.from(png, 'base64')),
    ]),
  )
  for (const { picture } of read.data.session.steps) {
    const png = pictures.get(picture)
    if (png === undefined || sha256Of(png) !== picture)
      throw invalidFile(file, `picture ${picture.slice(0, 12)} is missing or damaged`)
  }
  const { session } = read.data
  if (session.position >= session.steps.length)
    throw invalidFile(file, '`session.position` is beyond its last picture')
  return { session, pictures }
}

/** SHA-256 of bytes, hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new EvencastError('EVENCAST_SCENE_INVALID', `Expected a readable session file, got ${file}`, {
      cause: error,
      hint: 'Check the path and its permissions.',
    })
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalidFile(file, 'it is no JSON', error)
  }
}

function invalidFile(file: string, problem: string, cause?: unknown): EvencastError {
  return new EvencastError(
    'EVENCAST_SCENE_INVALID',
    `Expected a session of \`evencast chat\` in ${file}: ${problem}`,
    {
      ...(cause === undefined ? {} : { cause }),
      hint: 'Give another path to begin a new session.',
    },
  )
}
