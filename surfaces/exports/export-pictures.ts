/**
 * Pictures to a data set, one after the other: memory holds one picture and the counts.
 *
 * @module
 */
import { join } from 'node:path'
import type { Auditor, SubjectReading } from '../../audits/index.ts'
import {
  type DatasetWriter,
  dataCard,
  datasheet,
  type ExportFormat,
  fillFolder,
  type Grouping,
  openCocoWriter,
  openImagefolderWriter,
  openWebdatasetWriter,
  type SetFacts,
  type SetSurvey,
} from '../../datasets/exports/index.ts'
import { readPixels, writeSafely } from '../../datasets/index.ts'
import { EvencastError, throwIfAborted } from '../../errors.ts'
import { auditDrawing } from '../audits/audit-drawing.ts'
import { rememberCapabilities } from '../audits/model-capabilities.ts'
import { setPictures } from './run-pictures.ts'
import { sampleOfDrawing } from './sample-of-drawing.ts'
import { readExportable, sampleKey, surveyPictures } from './survey-pictures.ts'
import { tallySet } from './tally-set.ts'

export interface ExportOptions {
  readonly format: ExportFormat
  /** A folder that is not there yet, or empty. */
  readonly out: string
  readonly grouping: Grouping
  /** Share of groups in validation, 0..1. */
  readonly validation: number
  /** Samples a shard; of `webdataset` only. */
  readonly shardSize: number
  /** undefined: pixels are not measured. */
  readonly auditor: Auditor | undefined
  readonly software: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal | undefined
  readonly onExported?: ((done: number, all: number) => void) | undefined
}

/**
 * Exports a run's folder, or any folder of pictures. The same pictures give the same files.
 *
 * @throws EVENCAST_SCENE_INVALID where no picture can go out, EVENCAST_OUTPUT_FAILED where the set cannot be written.
 */
export async function exportPictures(path: string, options: ExportOptions): Promise<SetFacts> {
  const { grouping, auditor, signal, onExported, software, validation } = options
  const pictures = await setPictures(path)
  const survey = await surveyPictures(pictures, grouping, signal)
  if (survey.pictures === 0) throw nothingToExport(path)
  const capabilitiesFor = rememberCapabilities(options.environment)
  return fillFolder(options.out, async folder => {
    const writer = await openWriter(folder, survey, options)
    const tally = tallySet({ ...options, run: pictures.run })
    for (const [index, file] of pictures.files.entries()) {
      throwIfAborted(signal)
      const read = await readExportable(file, pictures, grouping)
      if ('reason' in read) tally.leaveOut(read.reason)
      else {
        const { png, scene, metadata } = read
        const key = sampleKey(pictures.folder, file)
        let readings: ReadonlyMap<string, SubjectReading> | undefined
        const { audit, audited, pairs } = await auditDrawing(
          { name: key, scene, picture: auditor === undefined ? unread : await readPixels(png) },
          {
            ...{ auditor, signal, capabilities: await capabilitiesFor(scene.request.model) },
            onReadings: found => {
              readings = found
            },
          },
        )
        const sample = sampleOfDrawing({
          ...{ key, png, scene, audit, readings, grouping, validation, software },
        })
        await writer.add(sample)
        tally.add(sample, metadata, audited, pairs)
      }
      onExported?.(index + 1, pictures.files.length)
    }
    await writer.close()
    const facts = tally.facts()
    await writeSafely(join(folder, 'README.md'), new TextEncoder().encode(dataCard(facts)))
    await writeSafely(join(folder, 'DATASHEET.md'), new TextEncoder().encode(datasheet(facts)))
    return facts
  })
}

/** Where nobody looks at the pixels, none are decoded. */
const unread = { width: 0, height: 0, pixels: new Uint8Array() }

function openWriter(
  folder: string,
  survey: SetSurvey,
  { format, shardSize, software }: ExportOptions,
): Promise<DatasetWriter> {
  if (format === 'coco') return openCocoWriter(folder, survey, software)
  if (format === 'webdataset') return openWebdatasetWriter(folder, shardSize)
  return openImagefolderWriter(folder, survey)
}

function nothingToExport(path: string): EvencastError {
  return new EvencastError(
    'EVENCAST_SCENE_INVALID',
    `Expected pictures that remember their scene, got none in ${path}`,
    {
      hint: 'An export needs the PNGs as they were drawn, without --strip-metadata and not from one prompt.',
    },
  )
}
