/**
 * New pixels into an old picture, without a seam and without touching anything else.
 *
 * @module
 */
import type { CellGrid } from '../regions/cells.ts'

/** Parts of a cell over which new pixels fade into the old ones: towards the scene, and towards another subject. */
const feather = { scene: 1, subject: 0.5 }

/** A neighbouring cell that is not redrawn: columns and rows away, and the width of the fading towards it in pixels. */
interface Edge {
  readonly columns: number
  readonly rows: number
  readonly fading: number
}

/**
 * The old picture with the new one's pixels inside the redrawn cells. Within them, near their edge, the new pixels fade
 * into the old ones; outside every byte is the old picture's. The canvas's border is no edge.
 *
 * @param cells 1 for a redrawn cell, else 0, row by row
 */
export function blendPixels(
  old: Uint8Array,
  drawn: Uint8Array,
  grid: CellGrid,
  cells: Uint8Array,
): Uint8Array {
  const { width, factor } = grid
  const blended = old.slice()
  for (let cell = 0; cell < cells.length; cell += 1) {
    if (cells[cell] !== 1) continue
    const edges = edgesOf(grid, cells, cell)
    const corner = (Math.floor(cell / width) * factor * width + (cell % width)) * factor
    for (let y = 0; y < factor; y += 1) {
      for (let x = 0; x < factor; x += 1) {
        const weight = weightOf(edges, x + 0.5, y + 0.5, factor)
        const index = (corner + y * width * factor + x) * 3
        for (let channel = index; channel < index + 3; channel += 1) {
          const from = old[channel] ?? 0
          blended[channel] = Math.round(from + weight * ((drawn[channel] ?? 0) - from))
        }
      }
    }
  }
  return blended
}

function edgesOf(
  { width, height, owners, factor }: CellGrid,
  cells: Uint8Array,
  cell: number,
): readonly Edge[] {
  const edges: Edge[] = []
  for (let rows = -1; rows <= 1; rows += 1) {
    for (let columns = -1; columns <= 1; columns += 1) {
      const column = (cell % width) + columns
      const row = Math.floor(cell / width) + rows
      if (column < 0 || column >= width || row < 0 || row >= height) continue
      const neighbour = row * width + column
      if (cells[neighbour] === 1) continue
      const part = owners[neighbour] === -1 ? feather.scene : feather.subject
      edges.push({ columns, rows, fading: part * factor })
    }
  }
  return edges
}

/** How much of the new pixel is seen, 0..1: smooth in its distance from the nearest edge. */
function weightOf(edges: readonly Edge[], x: number, y: number, factor: number): number {
  return edges.reduce((least, { columns, rows, fading }) => {
    const distance = Math.hypot(gap(columns, x, factor), gap(rows, y, factor))
    return Math.min(least, smoothstep(distance / fading))
  }, 1)
}

/** Pixels along one axis from a place within a cell to the neighbour on that side. */
function gap(side: number, place: number, factor: number): number {
  if (side === 0) return 0
  return side < 0 ? place : factor - place
}

function smoothstep(value: number): number {
  const clipped = Math.min(Math.max(value, 0), 1)
  return clipped * clipped * (3 - 2 * clipped)
}
