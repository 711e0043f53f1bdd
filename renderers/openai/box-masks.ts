/**
 * Masks where no model says what it drew where.
 *
 * @module
 */
import type { Layout } from '../../types.ts'

/**
 * Subject id to `width * height` bytes, 255 inside the subject's box, else 0; where boxes overlap, the greater depth owns
 * the pixel. They say where a subject was asked for, not where it is.
 */
export function boxMasks(layout: Layout, ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const { width, height } = layout.canvas
  const masks = new Map(ids.map(id => [id, new Uint8Array(width * height)]))
  const backToFront = layout.subjects.toSorted((one, other) => one.depth - other.depth)
  for (const { id, box } of backToFront) {
    for (let y = box.y; y < Math.min(box.y + box.height, height); y += 1) {
      const start = y * width + box.x
      const end = y * width + Math.min(box.x + box.width, width)
      for (const [other, mask] of masks) mask.fill(other === id ? 255 : 0, start, end)
    }
  }
  return masks
}
