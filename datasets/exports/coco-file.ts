/**
 * One file of COCO annotations, written as it comes: images into the file, annotations aside, and both joined at the end, so
 * that memory holds one line at a time.
 *
 * @module
 */
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { growFile } from './growing-file.ts'

export interface CocoFile {
  addImage(image: object): Promise<void>
  /** Its `id` is given here, from 1. */
  addAnnotation(annotation: object): Promise<void>
  close(categories: readonly object[]): Promise<void>
}

/** Begins `NAME.json` in a folder. */
export async function openCocoFile(folder: string, name: string, info: object): Promise<CocoFile> {
  const whole = await growFile(join(folder, `${name}.json`))
  const aside = await growFile(join(folder, `.${name}.annotations.part`))
  let [images, annotations] = [0, 0]
  await whole.write(`{"info":${JSON.stringify(info)},"licenses":[],"images":[`)
  return {
    async addImage(image) {
      await whole.write(`${images === 0 ? '' : ','}\n${JSON.stringify(image)}`)
      images += 1
    },
    async addAnnotation(annotation) {
      const numbered = { id: annotations + 1, ...annotation }
      await aside.write(`${annotations === 0 ? '' : ','}\n${JSON.stringify(numbered)}`)
      annotations += 1
    },
    async close(categories) {
      await aside.close()
      await whole.write('],\n"annotations":[')
      for await (const bytes of createReadStream(aside.file)) await whole.write(bytes)
      await whole.write(`],\n"categories":${JSON.stringify(categories)}}\n`)
      await whole.close()
      await rm(aside.file)
    },
  }
}
