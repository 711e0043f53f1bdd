/**
 * Boxes out of the finder's maps: after CenterNet (Zhou, Wang and Krähenbühl 2019), a cell is hot where the centre of a
 * person or a thing lies in it. `training/instrument/finding.py` does the same.
 *
 * @module
 */
import type { InstrumentConfig } from './config.ts'
import type { InstrumentGraph, Outputs } from './graphs.ts'
import { type Area, type Pixels, resample } from './resample.ts'

/** Side of a cell in pixels of the picture as the finder sees it. */
const cell = 8
const kinds = 2

export interface Found {
  /** 0..1 */
  readonly certainty: number
  /** In pixels of the picture, within it. */
  readonly area: Area
}

/** Everyone and everything, surest first. */
export async function findSubjects(
  graph: InstrumentGraph,
  picture: Pixels,
  { longer_side: longer, multiple, found_from: from, same_from: same }: InstrumentConfig['finder'],
): Promise<readonly Found[]> {
  const scale = longer / Math.max(picture.width, picture.height)
  const padded = (side: number) => Math.ceil(round(side * scale) / multiple) * multiple
  const [columns, rows] = [padded(picture.width), padded(picture.height)]
  const area = { x: 0, y: 0, width: columns / scale, height: rows / scale }
  const planes = resample(picture, area, columns, rows).map(value => value / 255)
  const outputs = await graph.run(planes, [1, 3, rows, columns])
  return distinct(peaks(outputs, columns / cell, rows / cell, cell / scale, from), same)
    .map(found => ({ ...found, area: within(found.area, picture) }))
    .filter(({ area: { width, height } }) => width >= 1 && height >= 1)
}

/** Every cell from the threshold on, as a box; `scale`: pixels of the picture per cell. */
function peaks(
  outputs: Outputs,
  columns: number,
  rows: number,
  scale: number,
  from: number,
): readonly Found[] {
  const heat = outputs.get('heat') ?? new Float32Array()
  const boxes = outputs.get('boxes') ?? new Float32Array()
  const size = columns * rows
  const found: Found[] = []
  for (let index = 0; index < kinds * size; index += 1) {
    const certainty = heat[index] ?? 0
    if (certainty < from) continue
    const place = index % size
    const [across = 0, down = 0, width = 0, height = 0] = [0, 1, 2, 3].map(
      channel => boxes[channel * size + place],
    )
    const [wide, tall] = [Math.exp(width) * scale, Math.exp(height) * scale]
    const [x, y] = [((place % columns) + across) * scale, (Math.floor(place / columns) + down) * scale]
    found.push({ certainty, area: { x: x - wide / 2, y: y - tall / 2, width: wide, height: tall } })
  }
  return found.sort((one, other) => other.certainty - one.certainty)
}

/** Of boxes that cover nearly the same, the surest. */
function distinct(found: readonly Found[], same: number): readonly Found[] {
  const kept: Found[] = []
  for (const one of found) if (kept.every(other => overlap(one.area, other.area) < same)) kept.push(one)
  return kept
}

/** Intersection over union, 0..1. */
export function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  const shared = Math.max(0, width) * Math.max(0, height)
  return shared / (one.width * one.height + other.width * other.height - shared)
}

function within({ x, y, width, height }: Area, picture: Pixels): Area {
  const [left, top] = [Math.max(0, x), Math.max(0, y)]
  const right = Math.min(picture.width, x + width)
  return { x: left, y: top, width: right - left, height: Math.min(picture.height, y + height) - top }
}

/** Without the last digits that a product of fractions leaves. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
