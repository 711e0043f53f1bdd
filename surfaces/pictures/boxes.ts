/**
 * A layout drawn over its finished picture, as a PNG: what `--show-boxes` leaves.
 *
 * @module
 */
import { layoutPreview } from '../../layouts/index.ts'
import type { Cast, Layout, Plan } from '../../types.ts'

export interface PlacedScene {
  readonly layout: Layout
  readonly plan: Plan
  readonly cast: Cast
}

/** `png` is the finished picture; undefined: the boxes stand on a faint stage. */
export async function boxesPicture(scene: PlacedScene, png?: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  const background =
    png === undefined ? undefined : `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  const drawing = layoutPreview({ ...scene, background })
  // Twice the canvas, so that small labels stay readable.
  return new Uint8Array(
    await sharp(Buffer.from(drawing), { density: 144 }).png({ compressionLevel: 9 }).toBuffer(),
  )
}
