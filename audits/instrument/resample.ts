/**
 * Any area of a picture at any size. `training/instrument/crops.py` does the same, so that a network sees here what it was
 * trained on.
 *
 * @module
 */
import type { Picture } from '../../types.ts'

/** RGB bytes, row by row. */
export type Pixels = Pick<Picture, 'width' | 'height' | 'pixels'>

/** In pixels of the picture, fractions included; an area may reach beyond the picture. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One axis: step `index` takes `taps` pixels from `first[index]` on, by `weights[index * taps]` and the following. */
export interface Resampling {
  readonly taps: number
  readonly first: Int32Array
  readonly weights: Float32Array
}

/**
 * A triangle filter as wide as a step, at least a pixel. Beyond the picture, `size` pixels long, its outermost pixels
 * repeat.
 *
 * @example
 * resampling(0, 4, 4, 2) // { taps: 4, first: [0, 0], weights: [0.5, 0.375, 0.125, 0, 0, 0.125, 0.375, 0.5] }
 */
export function resampling(start: number, length: number, size: number, steps: number): Resampling {
  const step = length / steps
  const support = Math.max(1, step)
  const taps = Math.min(size, Math.ceil(2 * support) + 2)
  const first = new Int32Array(steps)
  const weights = new Float32Array(steps * taps)
  for (let index = 0; index < steps; index += 1) {
    const center = start + (index + 0.5) * step
    const [low, high] = [Math.floor(center - support), Math.ceil(center + support)]
    const from = Math.min(clamp(low, size), size - taps)
    first[index] = from
    const parts = new Float64Array(taps)
    let sum = 0
    for (let pixel = low; pixel <= high; pixel += 1) {
      const weight = Math.max(0, 1 - Math.abs(pixel + 0.5 - center) / support)
      const place = clamp(pixel, size) - from
      if (weight > 0) parts[place] = (parts[place] ?? 0) + weight
      sum += weight
    }
    weights.set(
      parts.map(part => part / sum),
      index * taps,
    )
  }
  return { taps, first, weights }
}

/** Three planes of `columns * rows` values, 0..255, not rounded. */
export function resample(picture: Pixels, area: Area, columns: number, rows: number): Float32Array {
  const across = resampling(area.x, area.width, picture.width, columns)
  const down = resampling(area.y, area.height, picture.height, rows)
  const left = across.first[0] ?? 0
  const line = new Float32Array(((across.first[columns - 1] ?? 0) + across.taps - left) * 3)
  const planes = new Float32Array(3 * columns * rows)
  for (let row = 0; row < rows; row += 1) {
    mixRows(picture, down, row, left, line)
    for (let column = 0; column < columns; column += 1) {
      let [red, green, blue] = [0, 0, 0]
      let source = ((across.first[column] ?? 0) - left) * 3
      for (let tap = column * across.taps; tap < (column + 1) * across.taps; tap += 1) {
        const weight = across.weights[tap] ?? 0
        red += weight * (line[source] ?? 0)
        green += weight * (line[source + 1] ?? 0)
        blue += weight * (line[source + 2] ?? 0)
        source += 3
      }
      const target = row * columns + column
      planes[target] = red
      planes[target + columns * rows] = green
      planes[target + 2 * columns * rows] = blue
    }
  }
  return planes
}

/** Fills a line, from column `left` of the picture on, with one row at its new height. */
function mixRows(
  { pixels, width }: Pixels,
  { taps, first, weights }: Resampling,
  row: number,
  left: number,
  line: Float32Array,
): void {
  line.fill(0)
  for (let tap = 0; tap < taps; tap += 1) {
    const weight = weights[row * taps + tap] ?? 0
    if (weight === 0) continue
    const start = (((first[row] ?? 0) + tap) * width + left) * 3
    for (let place = 0; place < line.length; place += 1)
      line[place] = (line[place] ?? 0) + weight * (pixels[start + place] ?? 0)
  }
}

function clamp(pixel: number, size: number): number {
  return Math.min(size - 1, Math.max(0, pixel))
}
