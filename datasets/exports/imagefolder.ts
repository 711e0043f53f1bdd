/**
 * Hugging Face imagefolder (huggingface.co/docs/datasets, "Create an image dataset"): a folder a split, with a line of JSON per
 * picture.
 *
 * ```
 * train/00001.png  train/metadata.jsonl  validation/…
 * ```
 *
 * @module
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Box } from '../../types.ts'
import { writeSafely } from '../write-file.ts'
import { type GrowingFile, growFile } from './growing-file.ts'
import { runLengthMask } from './run-length.ts'
import type { DataSample, DatasetWriter, MeasuredSubject, SetSurvey, Split } from './sample.ts'

/** Opens an imagefolder in an empty folder. Every line has the same fields, whatever its picture holds. */
export async function openImagefolderWriter(folder: string, survey: SetSurvey): Promise<DatasetWriter> {
  const files = new Map<Split, GrowingFile>()
  const fileFor = async (split: Split): Promise<GrowingFile> => {
    const open = files.get(split)
    if (open !== undefined) return open
    await mkdir(join(folder, split))
    const file = await growFile(join(folder, split, 'metadata.jsonl'))
    files.set(split, file)
    return file
  }
  return {
    async add(sample) {
      const file = await fileFor(sample.split)
      await writeSafely(join(folder, sample.split, `${sample.key}.png`), sample.png)
      await file.write(`${lineOf(sample, survey)}\n`)
    },
    async close() {
      for (const file of files.values()) await file.close()
    },
  }
}

/**
 * Lists run over the subjects. Its readers take a column's type from its values, split by split, and refuse splits that differ: so
 * there is no null and no empty list within a subject. Where there is nothing, texts are empty, boxes and confidences 0.
 */
function lineOf(sample: DataSample, { attributes: names }: SetSurvey): string {
  const { key, text, prompt, setting = '', seed, index, group, canvas, asked, measured } = sample
  const line = {
    file_name: `${key}.png`,
    ...{ text, prompt, setting, seed, index, group, ...canvas },
    asked: {
      subject: asked.map(({ id }) => id),
      category: asked.map(subject => subject.class),
      role: asked.map(({ role = '' }) => role),
      bbox: asked.map(({ box }) => boxNumbers(box)),
      depth: asked.map(({ depth }) => depth),
      attributes: byName(names, name => asked.map(({ attributes }) => attributes[name]?.value ?? '')),
      sources: byName(names, name => asked.map(({ attributes }) => attributes[name]?.source ?? '')),
      untold: asked.map(({ untold }) => untold.join(' ')),
    },
  }
  return joined(line, measured === undefined ? {} : { measured: measuredFields(measured, sample, names) })
}

function measuredFields(
  measured: readonly MeasuredSubject[],
  { canvas }: DataSample,
  names: readonly string[],
): string {
  const fields = {
    subject: measured.map(({ id }) => id),
    present: measured.map(({ present }) => present),
    category: measured.map(subject => subject.class ?? ''),
    bbox: measured.map(({ box }) => (box === undefined ? [0, 0, 0, 0] : boxNumbers(box))),
    mask: measured.map(({ mask }) => (mask === undefined ? '' : runLengthMask(mask, canvas).counts)),
    attributes: byName(names, name => measured.map(one => one.attributes[name]?.measured ?? '')),
    verdicts: byName(names, name => measured.map(one => one.attributes[name]?.verdict ?? '')),
  }
  const confidences = names.map(name => [
    name,
    decimals(measured.map(one => one.attributes[name]?.confidence ?? 0)),
  ])
  return joined(fields, {
    confidence: decimals(measured.map(({ confidence = 0 }) => confidence)),
    confidences: joined({}, Object.fromEntries(confidences)),
  })
}

function byName<Value>(
  names: readonly string[],
  of: (name: string) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(names.map(name => [name, of(name)]))
}

/** Numbers that stay decimals even where all of them are whole. */
function decimals(values: readonly number[]): string {
  return `[${values.map(value => value.toFixed(4)).join(',')}]`
}

/** JSON of an object, with further fields that are JSON already. */
function joined(object: object, fields: Readonly<Record<string, string>>): string {
  const own = Object.entries(object).map(([name, value]) => [name, JSON.stringify(value)])
  return `{${[...own, ...Object.entries(fields)].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`
}

/** x, y, width, height. */
function boxNumbers({ x, y, width, height }: Box): readonly number[] {
  return [x, y, width, height]
}
