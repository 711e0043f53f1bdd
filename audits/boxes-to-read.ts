/**
 * Where the instrument looks: every subject's box, with the boxes of those in front of it.
 *
 * @module
 */
import type { Box, Layout } from '../types.ts'
import type { BoxToRead } from './auditor.ts'

/** The boxes of a layout; `inFront` holds the boxes of greater depth that overlap. */
export function boxesToRead({ subjects }: Layout): readonly BoxToRead[] {
  return subjects.map(({ id, box, depth }) => ({
    id,
    box,
    inFront: subjects
      .filter(other => other.depth > depth && overlaps(other.box, box))
      .map(other => other.box),
  }))
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}
