/**
 * The cells each subject owned, as masks of the picture.
 *
 * @module
 */
import type { CellGrid } from './cells.ts'

/** Subject id to `width * height` bytes of the canvas, 255 where the subject owned the cell, else 0. */
export function pictureMasks(grid: CellGrid, ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
  return new Map(
    ids.map((id, index) => [
      id,
      cellMask(
        grid,
        Uint8Array.from(grid.owners, owner => (owner === index ? 1 : 0)),
      ),
    ]),
  )
}

/** Cells of 1 and 0, row by row, as `width * height` bytes of the canvas, 255 and 0. */
export function cellMask({ width, height, factor }: CellGrid, cells: Uint8Array): Uint8Array {
  const stride = width * factor
  const mask = new Uint8Array(stride * height * factor)
  for (let row = 0; row < height; row += 1) {
    const line = new Uint8Array(stride)
    for (let column = 0; column < width; column += 1) {
      if (cells[row * width + column] === 1) line.fill(255, column * factor, (column + 1) * factor)
    }
    for (let repeat = 0; repeat < factor; repeat += 1) mask.set(line, (row * factor + repeat) * stride)
  }
  return mask
}
