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

/** How much each of `weights.length` pixels from `first` on counts towards one step. */
export interface Step {
  readonly first: number
  readonly weights: readonly number[]
}

/**
 * One axis: a triangle filter as wide as a step, at least a pixel. Beyond the picture, `size` pixels long, its outermost
 * pixels repeat.
 *
 * @example
 * resampling(0, 4, 4, 2)[0] // { first: 0, weights: [0.5, 0.375, 0.125] }
 */
export function resampling(start: number, length: number, size: number, steps: number): readonly Step[] {
  const step = length / steps
  const support = Math.max(1, step)
  return Array.from({ length: steps }, (_, index) => {
    const center = start + (index + 0.5) * step
    const [low, high] = [Math.floor(center - support), Math.ceil(center + support)]
    const [first, last] = [clamp(low, size), clamp(high, size)]
    const weights = new Array<number>(last - first + 1).fill(0)
    let sum = 0
    for (let pixel = low; pixel <= high; pixel += 1) {
      const weight = Math.max(0, 1 - Math.abs(pixel + 0.5 - center) / support)
      const place = clamp(pixel, size) - first
      weights[place] = (weights[place] ?? 0) + weight
      sum += weight
    }
    return { first, weights: weights.map(weight => weight / sum) }
  })
}

/** Three planes of `columns * rows` values, 0..255, not rounded. */
export function resample(picture: Pixels, area: Area, columns: number, rows: number): Float32Array {
  const across = resampling(area.x, area.width, picture.width, columns)
  const down = resampling(area.y, area.height, picture.height, rows)
  const top = Math.min(...down.map(step => step.first))
  const bottom = Math.max(...down.map(step => step.first + step.weights.length))
  const narrow = narrowRows(picture, across, top, bottom)
  const planes = new Float32Array(3 * columns * rows)
  const width = columns * 3
  down.forEach(({ first, weights }, row) => {
    for (let place = 0; place < width; place += 1) {
      let sum = 0
      for (let index = 0; index < weights.length; index += 1)
        sum += (weights[index] ?? 0) * (narrow[(first - top + index) * width + place] ?? 0)
      planes[(place % 3) * columns * rows + row * columns + (place - (place % 3)) / 3] = sum
    }
  })
  return planes
}

/** The rows from `top` to before `bottom`, each at its new width, interleaved. */
function narrowRows(
  { pixels, width }: Pixels,
  across: readonly Step[],
  top: number,
  bottom: number,
): Float32Array {
  const narrow = new Float32Array((bottom - top) * across.length * 3)
  let target = 0
  for (let row = top; row < bottom; row += 1) {
    for (const { first, weights } of across) {
      let [red, green, blue] = [0, 0, 0]
      let source = (row * width + first) * 3
      for (const weight of weights) {
        red += weight * (pixels[source] ?? 0)
        green += weight * (pixels[source + 1] ?? 0)
        blue += weight * (pixels[source + 2] ?? 0)
        source += 3
      }
      narrow[target] = red
      narrow[target + 1] = green
      narrow[target + 2] = blue
      target += 3
    }
  }
  return narrow
}

function clamp(pixel: number, size: number): number {
  return Math.min(size - 1, Math.max(0, pixel))
}
