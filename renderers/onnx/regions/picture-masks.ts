/**
 * The cells each subject owned, as masks of the picture.
 *
 * @module
 */
import type { CellGrid } from './cells.ts'

/** Subject id to `width * height` bytes of the canvas, 255 where the subject owned the cell, else 0. */
export function pictureMasks(grid: CellGrid, ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
  return new Map(ids.map((id, index) => [id, upscale(grid, index)]))
}

function upscale({ width, height, factor, owners }: CellGrid, index: number): Uint8Array {
  const stride = width * factor
  const mask = new Uint8Array(stride * height * factor)
  for (let row = 0; row < height; row += 1) {
    const line = new Uint8Array(stride)
    for (let column = 0; column < width; column += 1) {
      if (owners[row * width + column] === index) line.fill(255, column * factor, (column + 1) * factor)
    }
    for (let repeat = 0; repeat < factor; repeat += 1) mask.set(line, (row * factor + repeat) * stride)
  }
  return mask
}
