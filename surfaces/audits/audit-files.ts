/**
 * The pictures under a path, each measured.
 *
 * @module
 */
import { basename, relative } from 'node:path'
import type { Auditor } from '../../audits/index.ts'
import { EvencastError, throwIfAborted } from '../../errors.ts'
import type { PolicyDocument } from '../../types.ts'
import { type AuditedDrawing, auditDrawing } from './audit-drawing.ts'
import { rememberCapabilities } from './model-capabilities.ts'
import type { Pair } from './pairs.ts'
import { pictureFiles, readDrawingOrReason } from './picture-files.ts'

export interface AuditFilesOptions {
  /** undefined: pixels are not measured. */
  readonly auditor: Auditor | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal | undefined
  readonly onMeasured?: ((done: number, all: number) => void) | undefined
}

export interface AuditedFiles {
  readonly isFolder: boolean
  readonly measured: readonly { readonly file: string; readonly drawing: AuditedDrawing }[]
  /** Files that hold no scene, and why. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[]
  /** Models that drew them. */
  readonly models: readonly string[]
  readonly policies: readonly PolicyDocument[]
  /** Attributes to look at together. */
  readonly pairs: readonly Pair[]
}

/** Measures a picture, or every picture in a folder. EVENCAST_SCENE_INVALID where not one of them holds a scene. */
export async function auditFiles(path: string, options: AuditFilesOptions): Promise<AuditedFiles> {
  const { auditor, environment, signal, onMeasured } = options
  const { isFolder, files } = await pictureFiles(path)
  const capabilitiesFor = rememberCapabilities(environment)
  const measured: AuditedFiles['measured'][number][] = []
  const skipped: AuditedFiles['skipped'][number][] = []
  const models = new Set<string>()
  const policies = new Map<string, PolicyDocument>()
  for (const [index, file] of files.entries()) {
    throwIfAborted(signal)
    const saved = await readDrawingOrReason(file)
    if ('reason' in saved) skipped.push({ file, reason: saved.reason })
    else {
      const { policy, model } = saved.scene.request
      const name = isFolder ? relative(path, file) : basename(file)
      const capabilities = await capabilitiesFor(model)
      measured.push({
        file,
        drawing: await auditDrawing({ name, ...saved }, { auditor, capabilities, signal }),
      })
      models.add(model)
      policies.set(JSON.stringify(policy), policy)
    }
    onMeasured?.(index + 1, files.length)
  }
  if (measured.length === 0) throw nothingToAudit(path, skipped)
  const pairs = measured.flatMap(({ drawing }) => drawing.pairs)
  return {
    isFolder,
    measured,
    skipped,
    models: [...models],
    policies: [...policies.values()],
    pairs: [...new Map(pairs.map(pair => [pair.join(' '), pair])).values()],
  }
}

function nothingToAudit(path: string, skipped: AuditedFiles['skipped']): EvencastError {
  return new EvencastError(
    'EVENCAST_SCENE_INVALID',
    `Expected pictures that remember their scene, got none in ${path}${skipped.length === 1 ? `: ${skipped[0]?.reason}` : ''}`,
    { hint: 'An audit needs the PNGs as `evencast draw` left them, without --strip-metadata.' },
  )
}
