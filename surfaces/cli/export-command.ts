/**
 * `export DIR --format coco|webdataset|imagefolder --out OUT`: pictures to a data set that people's own loaders read.
 *
 * @module
 */
import { type Auditor, openAuditor } from '../../audits/index.ts'
import type { SetFacts } from '../../datasets/exports/index.ts'
import { packageVersion } from '../../index.ts'
import { exportPictures } from '../exports/export-pictures.ts'
import type { CommandLine } from './command-line.ts'
import type { ExportCommandOptions } from './export-options.ts'
import { grouped } from './figures.ts'

/** Writes the set whole or not at all. `open` opens the instrument. */
export async function runExport(
  path: string,
  given: ExportCommandOptions,
  commandLine: CommandLine,
  open: (folder: string | undefined) => Promise<Auditor> = openAuditor,
): Promise<void> {
  const { format, out, validation, shardSize, groupBy: grouping, json = false } = given
  const { environment, signal, writeOutput, writeProgress } = commandLine
  const auditor = given.castOnly ? undefined : await open(given.instrument)
  try {
    const facts = await exportPictures(path, {
      ...{ format, out, validation, shardSize, grouping, auditor, environment, signal },
      software: packageVersion(),
      onExported: (done, all) => showProgress(done, all, commandLine),
    })
    for (const warning of warningsOf(facts)) writeProgress(`${warning}\n`)
    writeOutput(json ? `${JSON.stringify({ path, out, ...facts })}\n` : summary(facts, out))
  } finally {
    await auditor?.close()
  }
}

function summary({ format, pictures, subjects, instrument }: SetFacts, out: string): string {
  const { train, validation } = pictures
  return [
    `${format} · ${grouped(train)} train · ${grouped(validation)} validation · ${grouped(subjects)} subjects`,
    instrument === undefined ? 'asked labels only' : `asked labels, and measured ones by ${instrument}`,
    out,
    '',
  ].join('\n')
}

function warningsOf({ leftOut, pictures, requests, validation, grouping }: SetFacts): readonly string[] {
  const left = Object.entries(leftOut).map(
    ([reason, count]) => `left out: ${count} ${count === 1 ? 'file' : 'files'} (${reason})`,
  )
  const empty = validation > 0 && (pictures.train === 0 || pictures.validation === 0)
  const way = grouping === 'request' ? ', or split by --group-by cast' : ''
  const split = `warning: ${requests.length} ${requests.length === 1 ? 'request' : 'requests'} left one split empty, for pictures of one group stay together; write more requests, change --validation${way}`
  return empty ? [...left, split] : left
}

function showProgress(done: number, all: number, { progressIsTerminal, writeProgress }: CommandLine): void {
  if (progressIsTerminal) writeProgress(`\r\u001b[2Kexported ${done}/${all}${done === all ? '\n' : ''}`)
}
