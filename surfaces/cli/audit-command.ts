/**
 * `audit`: one picture against its cast, or a set of pictures in three layers.
 *
 * @module
 */
import {
  type Auditor,
  type AuditRule,
  auditSet,
  type Miss,
  missedRules,
  openAuditor,
  type PolicyTolerance,
  parseRules,
  policyTolerance,
  type SetAudit,
} from '../../audits/index.ts'
import { separableGroup } from '../../casting/conventions.ts'
import { writeSafely } from '../../datasets/write-file.ts'
import { type AuditedFiles, auditFiles } from '../audits/audit-files.ts'
import { auditRandom } from '../audits/audit-random.ts'
import { type ReportPageOptions, reportPage } from '../audits/report-page.ts'
import { type RunCounts, setPictures } from '../exports/run-pictures.ts'
import type { AuditCommandOptions } from './audit-options.ts'
import { pictureTable } from './audit-picture-table.ts'
import { missesText, setTables, totalsTable } from './audit-set-tables.ts'
import type { CommandLine } from './command-line.ts'
import { assertWritable } from './output-path.ts'

const missedExitCode = 3

/** Returns the exit code: 0, or 3 where a tolerance is missed. `open` opens the instrument. */
export async function runAudit(
  path: string,
  given: AuditCommandOptions,
  commandLine: CommandLine,
  open: (folder: string | undefined) => Promise<Auditor> = openAuditor,
): Promise<number> {
  const rules = given.failOn === undefined ? undefined : parseRules(given.failOn)
  if (given.report !== undefined) await assertWritable(given.report, '--report')
  const auditor = given.castOnly ? undefined : await open(given.instrument)
  try {
    const files = await auditFiles(path, {
      auditor,
      environment: commandLine.environment,
      signal: commandLine.signal,
      onMeasured: (done, all) => showProgress(done, all, commandLine),
    })
    warnAbout(files, auditor, commandLine)
    const counts = files.isFolder ? (await setPictures(path)).run : undefined
    if (counts !== undefined) commandLine.writeProgress(runText(counts))
    const audit = auditSet(
      files.measured.map(({ drawing }) => drawing.audited),
      { auditor, groupOf: separableGroup, pairs: files.pairs, random: auditRandom },
    )
    const tolerance = toleranceOf(rules, files)
    const missed = missedRules(audit, tolerance.rules, tolerance.minimum)
    if (given.report !== undefined) {
      const found = {
        audit,
        missed,
        rules: tolerance.rules.length,
        tolerance: allowedDistance(tolerance.rules),
      }
      await writeReport(given.report, found, files, commandLine)
    }
    commandLine.writeOutput(
      given.json
        ? asJson(path, audit, missed, files, counts)
        : asText(audit, missed, files, commandLine.color),
    )
    return missed.length > 0 ? missedExitCode : 0
  } finally {
    await auditor?.close()
  }
}

/** The rules that were given; for a folder without any, those of its policies. */
function toleranceOf(
  rules: readonly AuditRule[] | undefined,
  { isFolder, policies }: AuditedFiles,
): PolicyTolerance {
  if (rules !== undefined) return { rules, minimum: 1 }
  // A policy's tolerance is about sets: one picture of three people can never keep it.
  if (!isFolder) return { rules: [], minimum: 1 }
  const own = policies.map(policyTolerance)
  const distinct = new Map(own.flatMap(one => one.rules).map(rule => [JSON.stringify(rule), rule]))
  return { rules: [...distinct.values()], minimum: Math.max(1, ...own.map(({ minimum }) => minimum)) }
}

/** The total variation that is allowed of every attribute, for the report's line. */
function allowedDistance(rules: readonly AuditRule[]): number | undefined {
  return rules.find(({ metric, attribute }) => metric === 'tv' && attribute === undefined)?.limit
}

function asText(
  audit: SetAudit,
  missed: readonly Miss[],
  { measured, isFolder }: AuditedFiles,
  color: boolean,
): string {
  const [first] = measured
  if (isFolder || first === undefined) return `${setTables(audit, color)}${missesText(missed)}`
  return `${pictureTable(first.drawing.audit, color)}\n${totalsTable(audit, color)}${missesText(missed)}`
}

function asJson(
  path: string,
  audit: SetAudit,
  missed: readonly Miss[],
  { measured, isFolder, skipped }: AuditedFiles,
  counts: RunCounts | undefined,
): string {
  const one = isFolder ? {} : { audit: measured[0]?.drawing.audit }
  return `${JSON.stringify({ path, ...audit, missed, skipped, ...one, run: counts })}\n`
}

/** Pictures that were never drawn are in no layer: their casts are missing from the counts. */
function runText({ images, drawn, failed }: RunCounts): string {
  const hint = drawn < images ? '; those not drawn are in no figure: evencast batch --resume --out DIR' : ''
  return `run: ${images} pictures asked for, ${drawn} drawn, ${failed} given up${hint}\n`
}

async function writeReport(
  file: string,
  found: Pick<ReportPageOptions, 'audit' | 'missed' | 'rules' | 'tolerance'>,
  { measured, skipped }: AuditedFiles,
  commandLine: CommandLine,
): Promise<void> {
  const files = new Map(measured.map(one => [one.drawing.audited.name, one.file]))
  const page = await reportPage({ ...found, skipped: skipped.length, files })
  await writeSafely(file, new TextEncoder().encode(page))
  commandLine.writeProgress(`report: ${file}\n`)
}

function warnAbout(
  { measured, skipped, models }: AuditedFiles,
  auditor: Auditor | undefined,
  { writeProgress }: CommandLine,
): void {
  const [first] = skipped
  if (first !== undefined) {
    const all = measured.length + skipped.length
    writeProgress(`left out: ${skipped.length} of ${all} files, which hold no scene (first: ${first.file})\n`)
  }
  const others = auditor === undefined ? [] : models.filter(model => model !== 'mini')
  if (others.length > 0) {
    writeProgress(
      `warning: ${others.join(', ')} drew pictures here, but the instrument was taught the embedded model's art; its stated error does not hold for them.\n`,
    )
  }
}

function showProgress(done: number, all: number, { progressIsTerminal, writeProgress }: CommandLine): void {
  if (!progressIsTerminal || all === 1) return
  writeProgress(`\r\u001b[2Kmeasured ${done}/${all}${done === all ? '\n' : ''}`)
}
