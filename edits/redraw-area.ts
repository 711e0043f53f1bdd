/**
 * The part of a picture that a change may touch: everything else keeps its pixels.
 *
 * @module
 */
import type { Layout } from '../types.ts'

export interface AreaOptions {
  readonly before: Layout
  readonly after: Layout
  /** Ids to draw anew; gone ones too. */
  readonly touched: readonly string[]
  /** Whether the scene around the subjects is drawn anew. */
  readonly background: boolean
  /** Pixels of the scene around a touched subject that are drawn with it, for what reached over its box. */
  readonly margin: number
}

/**
 * `width * height` bytes, 1 where to draw: what touched subjects own now or owned before, a margin of the scene around
 * them, and the scene itself where it changed.
 */
export function redrawArea({ before, after, touched, background, margin }: AreaOptions): Uint8Array {
  const { width, height } = after.canvas
  const [old, now] = [ownersOf(before), ownersOf(after)]
  const isTouched = (owners: Int16Array, layout: Layout, pixel: number) => {
    const id = layout.subjects[owners[pixel] ?? -1]?.id
    return id !== undefined && touched.includes(id)
  }
  const area = new Uint8Array(width * height)
  for (let pixel = 0; pixel < area.length; pixel += 1) {
    const own = isTouched(now, after, pixel) || isTouched(old, before, pixel)
    if (own || (background && now[pixel] === -1)) area[pixel] = 1
  }
  return grown(area, now, { width, height }, margin)
}

/** Index into the layout's subjects of who owns each pixel, -1 for the scene. */
function ownersOf({ canvas, subjects }: Layout): Int16Array {
  const owners = new Int16Array(canvas.width * canvas.height).fill(-1)
  const backToFront = subjects
    .map(({ box, depth }, index) => ({ box, depth, index }))
    .toSorted((one, other) => one.depth - other.depth)
  for (const { box, index } of backToFront) {
    for (let row = box.y; row < Math.min(box.y + box.height, canvas.height); row += 1) {
      owners.fill(index, row * canvas.width + box.x, row * canvas.width + box.x + box.width)
    }
  }
  return owners
}

/** Into the scene alone: nobody else's pixels are taken. */
function grown(
  area: Uint8Array,
  owners: Int16Array,
  { width, height }: Layout['canvas'],
  margin: number,
): Uint8Array {
  const wide = spread(area, width, height, margin, 1)
  const tall = spread(wide, width, height, margin, width)
  return area.map((value, pixel) => (value === 1 || (tall[pixel] === 1 && owners[pixel] === -1) ? 1 : 0))
}

/** Each 1 spread so many pixels along one axis, to both sides. */
function spread(area: Uint8Array, width: number, height: number, margin: number, step: number): Uint8Array {
  const found = area.slice()
  const position = (pixel: number) => (step === 1 ? pixel % width : Math.floor(pixel / width))
  const end = step === 1 ? width : height
  for (let pixel = 0; pixel < area.length; pixel += 1) {
    if (area[pixel] !== 1) continue
    for (let shift = -margin; shift <= margin; shift += 1) {
      const place = position(pixel) + shift
      if (place >= 0 && place < end) found[pixel + shift * step] = 1
    }
  }
  return found
}
