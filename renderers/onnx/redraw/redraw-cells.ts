/**
 * What of a picture is drawn anew when one subject is: its cells, and a margin of the scene around them.
 *
 * @module
 */
import type { CellGrid } from '../regions/cells.ts'

/** Cells around a subject that are drawn anew with it, for whatever of the old one reached over its box. */
const margin = 1

/**
 * 1 for the cells to draw anew, else 0, row by row: those that the subject owns, grown by one cell into the scene. Another
 * subject's cells are never taken, so that what hides the subject, and whom it hides, stay as they are.
 */
export function redrawCells({ width, height, owners }: CellGrid, subject: number): Uint8Array {
  const cells = Uint8Array.from(owners, owner => (owner === subject ? 1 : 0))
  const grown = cells.slice()
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const cell = row * width + column
      if (cells[cell] === 1 || owners[cell] !== -1) continue
      if (touches(cells, { width, height }, column, row)) grown[cell] = 1
    }
  }
  return grown
}

/** 1 for the cells that an area of the canvas reaches, else 0. */
export function areaCells({ width, height, factor }: CellGrid, area: Uint8Array): Uint8Array {
  const cells = new Uint8Array(width * height)
  for (let pixel = 0; pixel < area.length; pixel += 1) {
    if (area[pixel] === 0) continue
    const column = Math.floor((pixel % (width * factor)) / factor)
    cells[Math.floor(pixel / (width * factor * factor)) * width + column] = 1
  }
  return cells
}

function touches(
  cells: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  column: number,
  row: number,
): boolean {
  for (let y = Math.max(row - margin, 0); y <= Math.min(row + margin, height - 1); y += 1) {
    for (let x = Math.max(column - margin, 0); x <= Math.min(column + margin, width - 1); x += 1) {
      if (cells[y * width + x] === 1) return true
    }
  }
  return false
}
