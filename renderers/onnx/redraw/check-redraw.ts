/**
 * What must hold of a picture and a subject before the subject is drawn anew.
 *
 * @module
 */
import { EvencastError, invalidValue } from '../../../errors.ts'
import type { Layout, Script } from '../../../types.ts'
import type { Redraw } from '../../renderer.ts'

/** Throws what would make the picture wrong. */
export function assertRedrawable(
  { regions, subjects }: Script,
  { canvas }: Layout,
  { subject, area, picture }: Redraw,
): void {
  if (regions === 'none')
    throw new EvencastError(
      'EVENCAST_MODEL_UNSUPPORTED',
      `Expected a picture with a region for \`${subject}\`, got one that was drawn as one prompt`,
      { hint: 'Draw it with `--regions attention`: then every subject has a region of its own.' },
    )
  if (area !== undefined && area.length !== canvas.width * canvas.height)
    throw invalidValue(
      'EVENCAST_OPTION_INVALID',
      'area',
      `${canvas.width * canvas.height} bytes, one a pixel of the canvas`,
      area.length,
    )
  if (area === undefined && !subjects.some(({ id }) => id === subject))
    throw invalidValue(
      'EVENCAST_OPTION_INVALID',
      'subject',
      subjects.map(({ id }) => id).join(' or ') || 'a subject of the picture',
      subject,
      { hint: 'Name one subject of the picture.' },
    )
  const { width, height, pixels } = picture
  if (width === canvas.width && height === canvas.height && pixels.length === width * height * 3) return
  throw invalidValue(
    'EVENCAST_CANVAS_INVALID',
    'picture',
    `a picture of ${canvas.width}x${canvas.height}, as its layout says`,
    `${width}x${height}`,
    { hint: 'Use the PNG as Evencast left it: another program has changed its size.' },
  )
}
