/**
 * Boxes in words.
 *
 * @module
 */
import type { Box, Size } from '../../types.ts'

/**
 * Where a box is and how large, for a reader who sees no numbers.
 *
 * @example
 * placementWords({ x: 0, y: 256, width: 100, height: 170 }, { width: 512, height: 512 })
 * // 'at the far left, in the lower half, about a third of the canvas high and a fifth wide'
 */
export function placementWords(box: Box, canvas: Size): string {
  const high = fractionWords(box.height / canvas.height)
  const wide = fractionWords(box.width / canvas.width)
  const size =
    high === wide
      ? `about ${high} of the canvas high and wide`
      : `about ${high} of the canvas high and ${wide} wide`
  return [columnWords(box, canvas), rowWords(box, canvas), size].join(', ')
}

function columnWords(box: Box, canvas: Size): string {
  if (box.width / canvas.width >= 0.85) return 'across the whole width'
  const centre = (box.x + box.width / 2) / canvas.width
  if (centre < 0.2) return 'at the far left'
  if (centre < 0.42) return 'left of the centre'
  if (centre <= 0.58) return 'in the centre'
  if (centre <= 0.8) return 'right of the centre'
  return 'at the far right'
}

function rowWords(box: Box, canvas: Size): string {
  const top = box.y / canvas.height
  const bottom = (box.y + box.height) / canvas.height
  if (bottom - top >= 0.85) return 'from top to bottom'
  if (bottom >= 0.97) return 'reaching the lower edge'
  if (top >= 0.45) return 'in the lower half'
  if (bottom <= 0.55) return 'in the upper half'
  return 'at middle height'
}

const fractions: readonly (readonly [number, string])[] = [
  [0.1, 'a tenth'],
  [0.2, 'a fifth'],
  [0.25, 'a quarter'],
  [1 / 3, 'a third'],
  [0.4, 'two fifths'],
  [0.5, 'half'],
  [0.6, 'three fifths'],
  [2 / 3, 'two thirds'],
  [0.75, 'three quarters'],
  [0.9, 'nine tenths'],
  [1, 'all'],
]

function fractionWords(share: number): string {
  if (share < 0.07) return 'a twentieth'
  const [nearest] = fractions.toSorted(([one], [other]) => Math.abs(one - share) - Math.abs(other - share))
  return nearest?.[1] ?? 'all'
}
