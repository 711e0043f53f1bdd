/**
 * Which subject owns which latent cell.
 *
 * @module
 */
import type { Layout, ScriptSubject } from '../../../types.ts'

/** A box in latent cells; it may reach beyond the canvas's edge on neither side. */
export interface CellBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface CellGrid {
  /** Columns and rows of latent cells. */
  readonly width: number
  readonly height: number
  /** Pixels per cell side: the VAE's factor. */
  readonly factor: number
  /** Whole box of each subject, hidden parts included, in the script's order. */
  readonly boxes: readonly CellBox[]
  /** Index into `boxes` of the subject that owns the cell, -1 for the scene; row by row. */
  readonly owners: Int16Array
}

/** A grid that the scene alone owns. */
export function emptyGrid(canvas: Layout['canvas'], factor: number): CellGrid {
  const width = canvas.width / factor
  const height = canvas.height / factor
  return { width, height, factor, boxes: [], owners: new Int16Array(width * height).fill(-1) }
}

/** Where boxes overlap, the subject with the greater depth owns the cell: never an average, which merges people. */
export function subjectGrid(
  layout: Layout,
  subjects: readonly Pick<ScriptSubject, 'id'>[],
  factor: number,
): CellGrid {
  const grid = emptyGrid(layout.canvas, factor)
  const placed = subjects.map(({ id }) => layout.subjects.find(subject => subject.id === id))
  const boxes = placed.map(subject => cellBox(subject?.box, grid))
  const backToFront = placed
    .map((subject, index) => ({ index, depth: subject?.depth ?? 0 }))
    .sort((a, b) => a.depth - b.depth)
  const owners = grid.owners.slice()
  for (const { index } of backToFront) paint(owners, grid.width, boxes[index], index)
  return { ...grid, boxes, owners }
}

/** Cells that a pixel box touches, inside the canvas. */
function cellBox(box: CellBox | undefined, grid: CellGrid): CellBox {
  if (box === undefined) return { x: 0, y: 0, width: 0, height: 0 }
  const x = Math.min(Math.floor(box.x / grid.factor), grid.width)
  const y = Math.min(Math.floor(box.y / grid.factor), grid.height)
  return {
    x,
    y,
    width: Math.min(Math.ceil((box.x + box.width) / grid.factor), grid.width) - x,
    height: Math.min(Math.ceil((box.y + box.height) / grid.factor), grid.height) - y,
  }
}

function paint(owners: Int16Array, width: number, box: CellBox | undefined, index: number): void {
  if (box === undefined) return
  for (let row = box.y; row < box.y + box.height; row += 1) {
    owners.fill(index, row * width + box.x, row * width + box.x + box.width)
  }
}
