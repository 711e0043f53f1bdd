/**
 * The manifest on disk: written once, checked by every run that goes on from it.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { writeFailure, writeSafely } from '../datasets/write-file.ts'
import { EvencastError } from '../errors.ts'
import { identify } from './identify.ts'
import { type RunManifest, runManifestSchema } from './run-manifest.ts'

/** A manifest from its content. */
export function identifyRun(content: Omit<RunManifest, 'identity'>): RunManifest {
  return { identity: identify(content), ...content }
}

export async function writeManifest(file: string, manifest: RunManifest): Promise<void> {
  await writeSafely(file, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
}

/** The manifest of a folder; undefined: no run was begun in it. Throws EVENCAST_RUN_DIFFERS where it is damaged. */
export async function readManifest(file: string): Promise<RunManifest | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw writeFailure(file, error)
  })
  if (text === undefined) return undefined
  const result = runManifestSchema.safeParse(parsed(text))
  if (result.success) {
    const { identity, ...content } = result.data
    if (identify(content) === identity) return result.data
  }
  throw new EvencastError(
    'EVENCAST_RUN_DIFFERS',
    `Expected the manifest of a run, got another text in ${file}`,
    {
      cause: result.error,
      hint: 'It was changed, or written by another version of Evencast. Start the run again in another folder.',
    },
  )
}

/** Throws EVENCAST_RUN_DIFFERS, naming every field in which the run that was begun differs from what is asked for now. */
export function assertSameRun(begun: RunManifest, asked: RunManifest): void {
  if (begun.identity === asked.identity) return
  const differences = differing(begun, asked).filter(line => !line.startsWith('identity'))
  throw new EvencastError(
    'EVENCAST_RUN_DIFFERS',
    `Expected the run that was begun in this folder, got another: ${differences.join('; ')}`,
    {
      hint: 'Resume it with the same options (or with `--resume --out DIR` alone), or choose another --out.',
    },
  )
}

function differing(begun: object, asked: object, path = ''): readonly string[] {
  const [was, is] = [new Map(Object.entries(begun)), new Map(Object.entries(asked))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(key => {
    const [before, now]: readonly unknown[] = [was.get(key), is.get(key)]
    if (isDeepStrictEqual(before, now)) return []
    const name = `${path}${key}`
    if (isPlain(before) && isPlain(now) && key !== 'policy') return differing(before, now, `${name}.`)
    if (key === 'requests') return ['the requests differ']
    if (key === 'policy') return [`the policy differs (${policyName(before)} was, ${policyName(now)} is)`]
    return [`${name} was ${shown(before)} and is ${shown(now)}`]
  })
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function policyName(policy: unknown): string {
  if (!isPlain(policy)) return shown(policy)
  const fields = new Map(Object.entries(policy))
  return `${fields.get('id')} v${fields.get('version')}`
}

function shown(value: unknown): string {
  const text = value === undefined ? 'not said' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the schema refuses it.
    return undefined
  }
}
