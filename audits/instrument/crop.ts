/**
 * What the instrument sees of a box: a square around it with masks of its own and of its hidden part.
 * `training/instrument/crops.py` does the same; a golden file holds both to each other.
 *
 * @module
 */
import type { Box } from '../../types.ts'
import { type Area, type Pixels, resample } from './resample.ts'

export interface CropGeometry {
  /** Pixels of a crop's side. */
  readonly side: number
  /** The square's side as a multiple of the box's longer side. */
  readonly context: number
}

/** Red, green, blue, the box's own part, its hidden part. */
export const cropPlanes = 5

/**
 * The square that is looked at: centred on the box, `context` times its longer side; it may reach beyond the picture.
 *
 * @example
 * squareAround({ x: 40, y: 20, width: 40, height: 80 }, 1.25) // { x: 10, y: 10, width: 100, height: 100 }
 */
export function squareAround({ x, y, width, height }: Area, context: number): Area {
  const side = context * Math.max(width, height)
  return { x: x + width / 2 - side / 2, y: y + height / 2 - side / 2, width: side, height: side }
}

/**
 * Five planes of `side * side` values, 0..1: the colours in steps of 1/255, where the box's own part lies, and where boxes
 * in front hide it.
 */
export function cropOf(
  picture: Pixels,
  box: Box,
  inFront: readonly Box[],
  { side, context }: CropGeometry,
): Float32Array {
  const square = squareAround(box, context)
  const planes = new Float32Array(cropPlanes * side * side)
  resample(picture, square, side, side).forEach((value, index) => {
    planes[index] = Math.round(value) / 255
  })
  const step = square.width / side
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const [x, y] = [square.x + (column + 0.5) * step, square.y + (row + 0.5) * step]
      if (!holds(box, x, y)) continue
      const plane = inFront.some(other => holds(other, x, y)) ? 4 : 3
      planes[plane * side * side + row * side + column] = 1
    }
  }
  return planes
}

function holds(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
}
