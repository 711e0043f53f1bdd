/**
 * From the canvas to the size a service is asked for.
 *
 * @module
 */
import type { Size } from '../../types.ts'
import type { ServiceModel } from './services.ts'

/** Limits of GPT image models of the second generation: sides in multiples of 16, and pixels in all. */
const free = { multiple: 16, longest: 3840, widest: 3, fewest: 655_360, most: 8_294_400 }

/** The size to ask for: the canvas itself where the model takes it, else the nearest in shape, then in area. */
export function sizeToAsk(canvas: Size, sizes: ServiceModel['sizes']): Size {
  if (sizes === 'open') return canvas
  if (sizes === 'free') return freeSize(canvas)
  return nearestSize(canvas, sizes)
}

/** A size that every service of the API is known to take. */
export const usualSize: Size = { width: 1024, height: 1024 }

function nearestSize(canvas: Size, sizes: readonly Size[]): Size {
  const distance = (size: Size) => Math.abs(Math.log(shape(size) / shape(canvas)))
  const missing = (size: Size) => Math.max(0, canvas.width / size.width, canvas.height / size.height)
  const [best = usualSize] = sizes.toSorted(
    (one, other) =>
      distance(one) - distance(other) ||
      Number(missing(one) > 1) - Number(missing(other) > 1) ||
      one.width * one.height - other.width * other.height,
  )
  return best
}

/** The canvas's shape within 1:3 to 3:1, enlarged or reduced to the pixels a model takes. */
function freeSize({ width, height }: Size): Size {
  const ratio = Math.min(free.widest, Math.max(1 / free.widest, width / height))
  const area = Math.min(free.most, Math.max(free.fewest, width * height))
  // Rounding up keeps the area above the fewest; the ratio is kept by rounding the longer side down.
  const short = roundTo(Math.sqrt(area / Math.max(ratio, 1 / ratio)), Math.ceil)
  const long = Math.min(free.longest, 3 * short, roundTo(Math.max(area / short, short), Math.ceil))
  const [shortSide, longSide] = short * long > free.most ? [short - free.multiple, long] : [short, long]
  return ratio >= 1 ? { width: longSide, height: shortSide } : { width: shortSide, height: longSide }
}

function roundTo(pixels: number, round: (value: number) => number): number {
  return round(pixels / free.multiple - 1e-9) * free.multiple
}

function shape({ width, height }: Size): number {
  return width / height
}
