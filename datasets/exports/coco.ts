/**
 * COCO (Lin et al. 2014; cocodataset.org, "Data format"): one file of annotations a split for what was asked, another for what
 * was measured.
 *
 * ```
 * images/train/00001.png          images/validation/…
 * annotations/asked_train.json    annotations/measured_train.json    …
 * ```
 *
 * @module
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Box } from '../../types.ts'
import { writeSafely } from '../write-file.ts'
import { type CocoFile, openCocoFile } from './coco-file.ts'
import { maskArea, runLengthMask } from './run-length.ts'
import type { AskedSubject, DataSample, DatasetWriter, MeasuredSubject, SetSurvey, Split } from './sample.ts'

/** The category of what is there and could not be told. */
const undeterminedCategory = 'undetermined'

/** Opens a COCO data set in an empty folder; `software` is Evencast's version. */
export async function openCocoWriter(
  folder: string,
  { classes }: SetSurvey,
  software: string,
): Promise<DatasetWriter> {
  const categories = numberedNames(classes)
  const files = new Map<string, CocoFile>()
  await mkdir(join(folder, 'annotations'))
  const fileFor = async (kind: 'asked' | 'measured', split: Split): Promise<CocoFile> => {
    const name = `${kind}_${split}`
    const file =
      files.get(name) ?? (await openCocoFile(join(folder, 'annotations'), name, infoOf(kind, software)))
    files.set(name, file)
    return file
  }
  let images = 0
  return {
    async add(sample) {
      images += 1
      const { split, key, png, asked, measured } = sample
      await mkdir(join(folder, 'images', split), { recursive: true })
      await writeSafely(join(folder, 'images', split, `${key}.png`), png)
      const askedFile = await fileFor('asked', split)
      await askedFile.addImage(imageOf(sample, images))
      for (const subject of asked)
        await askedFile.addAnnotation(askedAnnotation(subject, images, categories.numberOf(subject.class)))
      if (measured === undefined) return
      const measuredFile = await fileFor('measured', split)
      await measuredFile.addImage(imageOf(sample, images))
      for (const subject of measured) {
        const { present, box } = subject
        // What is not there, or whose silhouette was not measured, has no box to write.
        if (!present || box === undefined) continue
        const category = categories.numberOf(kindOf(subject.class) ?? undeterminedCategory)
        await measuredFile.addAnnotation(measuredAnnotation({ ...subject, box }, images, category, sample))
      }
    },
    async close() {
      const named = categories.all().map(({ name, number }) => ({ id: number, name, supercategory: name }))
      for (const file of files.values()) await file.close(named)
    },
  }
}

function infoOf(kind: 'asked' | 'measured', software: string) {
  const labels = {
    asked:
      'What each picture was asked to show (plan, cast and layout). Whether it shows it is in the measured files.',
    measured: 'What an instrument reads in each picture; apparent, with its errors.',
  }
  return { description: labels[kind], version: `evencast ${software}`, labels: kind }
}

function imageOf(sample: DataSample, id: number) {
  const { key, canvas, text, prompt, setting, seed, index, group } = sample
  return {
    id,
    file_name: `${key}.png`,
    width: canvas.width,
    height: canvas.height,
    ...{ key, text, prompt, setting, seed, index, group },
  }
}

function askedAnnotation(subject: AskedSubject, image: number, category: number) {
  const { id, role, box, depth, attributes, untold } = subject
  const part = (name: 'value' | 'source') =>
    Object.fromEntries(Object.entries(attributes).map(([attribute, own]) => [attribute, own[name]]))
  return {
    ...placed(image, category, box, box.width * box.height),
    ...{ subject: id, role, depth, attributes: part('value'), sources: part('source'), untold },
  }
}

function measuredAnnotation(
  subject: MeasuredSubject & { readonly box: Box },
  image: number,
  category: number,
  { canvas }: DataSample,
) {
  const { id, box, mask, confidence, attributes } = subject
  const part = (name: 'measured' | 'verdict' | 'confidence') =>
    Object.fromEntries(Object.entries(attributes).map(([attribute, own]) => [attribute, own[name]]))
  return {
    ...placed(image, category, box, mask === undefined ? box.width * box.height : maskArea(mask)),
    ...(mask === undefined ? {} : { segmentation: runLengthMask(mask, canvas) }),
    ...{ subject: id, role: roleOf(subject.class), score: confidence },
    ...{ attributes: part('measured'), verdicts: part('verdict'), confidences: part('confidence') },
  }
}

function placed(image: number, category: number, { x, y, width, height }: Box, area: number) {
  return { image_id: image, category_id: category, bbox: [x, y, width, height], area, iscrowd: 0 }
}

/** `person` of `person/doctor`. */
function kindOf(measured: string | undefined): string | undefined {
  return measured?.split('/')[0]
}

function roleOf(measured: string | undefined): string | undefined {
  return measured?.split('/')[1]
}

/** Numbers for names, from 1, in the order in which they come. */
function numberedNames(known: readonly string[]) {
  const numbers = new Map(known.map((name, index) => [name, index + 1]))
  return {
    numberOf(name: string): number {
      const number = numbers.get(name) ?? numbers.size + 1
      numbers.set(name, number)
      return number
    },
    all: () => [...numbers].map(([name, number]) => ({ name, number })),
  }
}
