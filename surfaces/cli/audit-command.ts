/**
 * `audit`: one picture against its cast, or a set of pictures in three layers.
 *
 * @module
 */
import { basename, relative } from 'node:path'
import {
  type Auditor,
  type AuditRule,
  auditSet,
  type Miss,
  missedRules,
  openAuditor,
  parseRules,
  policyTolerance,
  type SetAudit,
} from '../../audits/index.ts'
import { separableGroup } from '../../casting/conventions.ts'
import { writeSafely } from '../../datasets/write-file.ts'
import { EvencastError, throwIfAborted } from '../../errors.ts'
import type { PolicyDocument } from '../../types.ts'
import { type AuditedDrawing, auditDrawing } from '../audits/audit-drawing.ts'
import { auditRandom } from '../audits/audit-random.ts'
import { rememberCapabilities } from '../audits/model-capabilities.ts'
import type { Pair } from '../audits/pairs.ts'
import { pictureFiles, readDrawingOrReason } from '../audits/picture-files.ts'
import { type ReportPageOptions, reportPage } from '../audits/report-page.ts'
import type { AuditCommandOptions } from './audit-options.ts'
import { pictureTable } from './audit-picture-table.ts'
import { missesText, setTables, totalsTable } from './audit-set-tables.ts'
import type { CommandLine } from './command-line.ts'
import { assertWritable } from './output-path.ts'

const missedExitCode = 3

interface Measured {
  readonly file: string
  readonly drawing: AuditedDrawing
  readonly policy: PolicyDocument
}

interface Read {
  readonly measured: readonly Measured[]
  readonly skipped: readonly { readonly file: string; readonly reason: string }[]
}

/** Returns the exit code: 0, or 3 where a tolerance is missed. `open` opens the instrument. */
export async function runAudit(
  path: string,
  given: AuditCommandOptions,
  commandLine: CommandLine,
  open: (folder: string | undefined) => Promise<Auditor> = openAuditor,
): Promise<number> {
  const rules = given.failOn === undefined ? undefined : parseRules(given.failOn)
  if (given.report !== undefined) await assertWritable(given.report, '--report')
  const { isFolder, files } = await pictureFiles(path)
  const auditor = given.castOnly ? undefined : await open(given.instrument)
  try {
    const read = await measureAll(path, files, auditor, commandLine)
    const audit = auditSet(
      read.measured.map(({ drawing }) => drawing.audited),
      { auditor, groupOf: separableGroup, pairs: allPairs(read), random: auditRandom },
    )
    const missed = missesOf(audit, rules, read, isFolder)
    if (given.report !== undefined)
      await writeReport(
        given.report,
        { audit, missed, tolerance: toleranceOf(rules, read) },
        read,
        commandLine,
      )
    const result = { path, ...audit, missed, skipped: read.skipped }
    commandLine.writeOutput(
      given.json
        ? `${JSON.stringify(isFolder ? result : { ...result, audit: read.measured[0]?.drawing.audit })}\n`
        : asText(audit, missed, read, isFolder, commandLine.color),
    )
    return missed.length > 0 ? missedExitCode : 0
  } finally {
    await auditor?.close()
  }
}

async function measureAll(
  path: string,
  files: readonly string[],
  auditor: Auditor | undefined,
  commandLine: CommandLine,
): Promise<Read> {
  const capabilitiesFor = rememberCapabilities(commandLine.environment)
  const measured: Measured[] = []
  const skipped: Read['skipped'][number][] = []
  for (const [index, file] of files.entries()) {
    throwIfAborted(commandLine.signal)
    const drawing = await readDrawingOrReason(file)
    if ('reason' in drawing) {
      skipped.push({ file, reason: drawing.reason })
      continue
    }
    const { scene } = drawing
    if (auditor !== undefined) warnOfOtherModel(scene.request.model, measured, commandLine)
    const capabilities = await capabilitiesFor(scene.request.model)
    const name = files.length === 1 ? basename(file) : relative(path, file)
    const options = { auditor, capabilities, signal: commandLine.signal }
    measured.push({
      file,
      drawing: await auditDrawing({ name, ...drawing }, options),
      policy: scene.request.policy,
    })
    progress(index + 1, files.length, commandLine)
  }
  if (measured.length === 0) throw nothingToAudit(path, skipped)
  if (skipped.length > 0) {
    commandLine.writeProgress(
      `left out: ${skipped.length} of ${files.length} files, which hold no scene (first: ${skipped[0]?.file})\n`,
    )
  }
  return { measured, skipped }
}

function missesOf(
  audit: SetAudit,
  rules: readonly AuditRule[] | undefined,
  { measured }: Read,
  isFolder: boolean,
): readonly Miss[] {
  if (rules !== undefined) return missedRules(audit, rules)
  const [first] = measured
  // A policy's tolerance is about sets: one picture of three people can never keep it.
  if (!isFolder || first === undefined) return []
  const { rules: own, minimum } = policyTolerance(first.policy)
  return missedRules(audit, own, minimum)
}

function asText(
  audit: SetAudit,
  missed: readonly Miss[],
  { measured }: Read,
  isFolder: boolean,
  color: boolean,
): string {
  const [first] = measured
  if (isFolder || first === undefined) return `${setTables(audit, color)}${missesText(missed)}`
  return `${pictureTable(first.drawing.audit, color)}\n${totalsTable(audit, color)}${missesText(missed)}`
}

async function writeReport(
  file: string,
  found: Pick<ReportPageOptions, 'audit' | 'missed' | 'tolerance'>,
  { measured, skipped }: Read,
  commandLine: CommandLine,
): Promise<void> {
  const files = new Map(measured.map(one => [one.drawing.audited.name, one.file]))
  const page = await reportPage({ ...found, skipped: skipped.length, files })
  await writeSafely(file, new TextEncoder().encode(page))
  commandLine.writeProgress(`report: ${file}\n`)
}

/** The total variation that is allowed of every attribute, for the report's line. */
function toleranceOf(rules: readonly AuditRule[] | undefined, { measured }: Read): number | undefined {
  const [first] = measured
  const all = rules ?? (first === undefined ? [] : policyTolerance(first.policy).rules)
  return all.find(({ metric, attribute }) => metric === 'tv' && attribute === undefined)?.limit
}

function allPairs({ measured }: Read): readonly Pair[] {
  const pairs = measured.flatMap(({ drawing }) => drawing.pairs)
  return [...new Map(pairs.map(pair => [pair.join(' '), pair])).values()]
}

function warnOfOtherModel(model: string, earlier: readonly Measured[], commandLine: CommandLine): void {
  if (model === 'mini' || earlier.length > 0) return
  commandLine.writeProgress(
    `warning: ${model} drew these pictures, but the instrument was taught the embedded model's art; its stated error does not hold for them.\n`,
  )
}

function progress(done: number, all: number, { progressIsTerminal, writeProgress }: CommandLine): void {
  if (!progressIsTerminal || all === 1) return
  writeProgress(`\r\u001b[2Kmeasured ${done}/${all}${done === all ? '\n' : ''}`)
}

function nothingToAudit(path: string, skipped: Read['skipped']): EvencastError {
  return new EvencastError(
    'EVENCAST_SCENE_INVALID',
    `Expected pictures that remember their scene, got none in ${path}${skipped.length === 1 ? `: ${skipped[0]?.reason}` : ''}`,
    { hint: 'An audit needs the PNGs as `evencast draw` left them, without --strip-metadata.' },
  )
}
