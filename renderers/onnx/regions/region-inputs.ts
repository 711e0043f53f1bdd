/**
 * What a UNet with `region_masks` is told about a layout. Region 0 is the scene, then one per subject.
 *
 * @module
 */
import type { Box, Layout } from '../../../types.ts'
import type { CellGrid } from './cells.ts'

/**
 * `[regions, height, width]`: a subject's region is 1 in the cells it owns, else 0; the scene's is 1 in uncovered
 * cells and `sceneWeight` (0 to 1) in covered ones. Without subjects: one region of ones.
 */
export function regionMasks(grid: CellGrid, sceneWeight: number): Float32Array {
  const cells = grid.width * grid.height
  const masks = new Float32Array(cells * (grid.boxes.length + 1))
  for (let cell = 0; cell < cells; cell += 1) {
    const owner = grid.owners[cell] ?? -1
    masks[cell] = owner === -1 ? 1 : sceneWeight
    if (owner !== -1) masks[(owner + 1) * cells + cell] = 1
  }
  return masks
}

/** `[regions, 4]`: x, y, width and height of each whole box as parts of the canvas; zeros for the scene. */
export function regionBoxes(canvas: Layout['canvas'], boxes: readonly Box[]): Float32Array {
  return Float32Array.from([
    ...[0, 0, 0, 0],
    ...boxes.flatMap(box => [
      box.x / canvas.width,
      box.y / canvas.height,
      box.width / canvas.width,
      box.height / canvas.height,
    ]),
  ])
}

/** Guidance scale of every cell: the owner's own, else the background's. */
export function guidanceScales(
  grid: CellGrid,
  background: number,
  subjects: readonly number[],
): Float32Array {
  return Float32Array.from(grid.owners, owner => subjects[owner] ?? background)
}
