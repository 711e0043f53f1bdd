/**
 * The audit's instrument: two small networks of our own that read pictures drawn in the embedded model's style.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assetPath } from '../../assets.ts'
import { invalidValue, throwIfAborted } from '../../errors.ts'
import { readModelJson } from '../../model-json.ts'
import type { Box } from '../../types.ts'
import type { Auditor, BoxToRead, SubjectReading } from '../auditor.ts'
import {
  assertInstrumentFolder,
  confusionFileSchema,
  type InstrumentConfig,
  instrumentConfigSchema,
  instrumentFiles,
  instrumentHint,
} from './config.ts'
import { confusionOf } from './confusion.ts'
import { cropOf, cropPlanes, squareAround } from './crop.ts'
import { findSubjects } from './find.ts'
import { type InstrumentGraph, openInstrumentGraph } from './graphs.ts'
import { readingOf } from './readings.ts'
import type { Area, Pixels } from './resample.ts'

/** How the instrument runs. */
export interface OpenAuditorOptions {
  /** Threads within one operator; undefined: as many as there are cores. */
  readonly threads?: number | undefined
}

/**
 * Opens the instrument in a folder, by default the one that ships with the package. EVENCAST_MODEL_NOT_FOUND: a file is
 * missing; EVENCAST_MODEL_INVALID: one does not say what it must, or the runtime does not take a graph.
 *
 * @example
 * const auditor = await openAuditor()
 * const readings = await auditor.read(picture, [{ id: 'doctor', box, inFront: [] }])
 * readings.get('doctor')?.attributes['skin_tone'] // { value: 'monk-7', confidence: 0.98, probabilities: { … } }
 */
export async function openAuditor(
  folder = assetPath('models/instrument'),
  { threads }: OpenAuditorOptions = {},
): Promise<Auditor> {
  assertInstrumentFolder(folder)
  const [config, confusion, hash] = await Promise.all([
    readModelJson(folder, 'config.json', instrumentConfigSchema, instrumentHint),
    readModelJson(folder, 'confusion.json', confusionFileSchema, instrumentHint),
    hashOf(folder),
  ])
  const reader = await openInstrumentGraph(folder, 'model.onnx', threads)
  const finder = await openInstrumentGraph(folder, 'finder.onnx', threads)
  let open = true
  return {
    instrument: { name: config.name, hash },
    confusion: confusionOf(confusion, config.correction),
    async read(picture, boxes, { signal } = {}) {
      throwIfAborted(signal)
      assertPixels(picture)
      return readBoxes(reader, config, picture, boxes)
    },
    async find(picture, { signal } = {}) {
      throwIfAborted(signal)
      assertPixels(picture)
      const found = await findSubjects(finder, picture, config.finder)
      throwIfAborted(signal)
      const boxes = found.map(({ area }, index) => ({
        id: String(index),
        box: wholePixels(area),
        inFront: [],
      }))
      const readings = await readBoxes(reader, config, picture, boxes.map(withThoseInFront))
      return boxes.flatMap(({ id, box }) => {
        const reading = readings.get(id)
        return reading === undefined || reading.presence < config.present_from
          ? []
          : [{ ...reading, silhouette: box }]
      })
    },
    async close() {
      if (!open) return
      open = false
      await Promise.all([reader.release(), finder.release()])
    },
  }
}

/** All boxes in one run of the graph. */
async function readBoxes(
  graph: InstrumentGraph,
  config: InstrumentConfig,
  picture: Pixels,
  boxes: readonly BoxToRead[],
): Promise<ReadonlyMap<string, SubjectReading>> {
  if (boxes.length === 0) return new Map()
  const { side, context } = config.crop
  const size = cropPlanes * side * side
  const crops = new Float32Array(boxes.length * size)
  boxes.forEach(({ box, inFront }, index) => {
    crops.set(cropOf(picture, box, inFront, config.crop), index * size)
  })
  const outputs = await graph.run(crops, [boxes.length, cropPlanes, side, side])
  return new Map(
    boxes.map(({ id, box }, row) => [
      id,
      readingOf(outputs, row, squareAround(box, context), picture, config),
    ]),
  )
}

/** Whoever stands lower in the picture is nearer. */
function withThoseInFront(one: BoxToRead, _: number, all: readonly BoxToRead[]): BoxToRead {
  const bottom = (box: Box) => box.y + box.height
  const nearer = all.filter(other => other !== one && bottom(other.box) > bottom(one.box))
  return { ...one, inFront: nearer.map(({ box }) => box) }
}

function wholePixels({ x, y, width, height }: Area): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top }
}

function assertPixels({ width, height, pixels }: Pixels): void {
  if (width > 0 && height > 0 && pixels.length === width * height * 3) return
  throw invalidValue(
    'EVENCAST_OPTION_INVALID',
    'picture.pixels',
    `${width} * ${height} * 3 bytes`,
    `${pixels.length} bytes`,
  )
}

/** SHA-256 over the sorted names and contents of all files that reading depends on. */
async function hashOf(folder: string): Promise<string> {
  const whole = createHash('sha256')
  for (const file of instrumentFiles) {
    const content = createHash('sha256').update(await readFile(join(folder, file)))
    whole.update(`${file}\0${content.digest('hex')}\n`)
  }
  return whole.digest('hex')
}
