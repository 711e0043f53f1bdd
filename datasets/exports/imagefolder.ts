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
import type { DataSample, DatasetWriter, SetSurvey, Split } from './sample.ts'

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
      await file.write(`${JSON.stringify(lineOf(sample, survey))}\n`)
    },
    async close() {
      for (const file of files.values()) await file.close()
    },
  }
}

/** Lists run over the subjects; all lists of `asked` have one length, all of `measured` another. */
function lineOf(sample: DataSample, { attributes: names }: SetSurvey) {
  const { key, text, prompt, setting, seed, image, group, canvas, asked, measured } = sample
  const byName = <Value>(of: (name: string) => Value) =>
    Object.fromEntries(names.map(name => [name, of(name)]))
  return {
    file_name: `${key}.png`,
    ...{ text, prompt, setting: setting ?? null, seed, image, group, ...canvas },
    asked: {
      subject: asked.map(({ id }) => id),
      category: asked.map(subject => subject.class),
      role: asked.map(({ role }) => role ?? null),
      bbox: asked.map(({ box }) => boxNumbers(box)),
      depth: asked.map(({ depth }) => depth),
      attributes: byName(name => asked.map(({ attributes }) => attributes[name]?.value ?? null)),
      sources: byName(name => asked.map(({ attributes }) => attributes[name]?.source ?? null)),
      untold: asked.map(({ untold }) => untold),
    },
    ...(measured === undefined
      ? {}
      : {
          measured: {
            subject: measured.map(({ id }) => id),
            present: measured.map(({ present }) => present),
            confidence: measured.map(({ confidence }) => confidence ?? null),
            category: measured.map(subject => subject.class ?? null),
            bbox: measured.map(({ box }) => (box === undefined ? null : boxNumbers(box))),
            mask: measured.map(({ mask }) =>
              mask === undefined ? null : runLengthMask(mask, canvas).counts,
            ),
            attributes: byName(name => measured.map(one => one.attributes[name]?.measured ?? null)),
            verdicts: byName(name => measured.map(one => one.attributes[name]?.verdict ?? null)),
            confidences: byName(name => measured.map(one => one.attributes[name]?.confidence ?? null)),
          },
        }),
  }
}

/** x, y, width, height. */
function boxNumbers({ x, y, width, height }: Box): readonly number[] {
  return [x, y, width, height]
}
