/**
 * How much of a figure the row in front of it may hide without touching its face.
 *
 * @module
 */
import type { Figure } from './figures.ts'

const laps = { head: 0.08, bust: 0.28, full: 0.4 } as const

/** Part of the box's height, from below, 0..1. */
export function lapOf({ person, framing }: Pick<Figure, 'person' | 'framing'>): number {
  return person ? laps[framing] : 0.25
}
