/**
 * The canvas as the arrangement sees it: whole grid cells, margins and the smallest box worth drawing.
 *
 * @module
 */
import type { Capabilities, Size } from '../types.ts'

export interface Space {
  /** Pixels, multiples of the grid: what lies beyond the last whole cell stays empty. */
  readonly width: number
  readonly height: number
  readonly grid: number
  /** The canvas itself: directions are measured in tenths of it. */
  readonly canvas: Size
  /** Shorter side relative to 512 px: what the smallest sizes scale with. */
  readonly scale: number
  /** Room between neighbours, px. */
  readonly gap: number
}

/** Centres differ by this part of the canvas where a direction is stated. */
export const directionShare = 0.1

/** Neighbours are at most this part of the canvas's width apart. */
export const neighbourShare = 0.28

/** A rear subject may be hidden by at most this part of its box. */
export const hiddenAtMost = 0.3

/** Heights of subjects, one of which is said to be larger, differ by at least this factor. */
export const largerFactor = 1.3

/** Up to so many subjects stand free of each other; beyond, rows overlap below the faces. */
export const freeSubjects = 8

/** Lays the grid over the canvas. */
export function spaceOf(size: Size, capabilities: Capabilities): Space {
  const { grid } = capabilities
  return {
    width: down(size.width, grid),
    height: down(size.height, grid),
    grid,
    canvas: size,
    scale: Math.min(size.width, size.height) / 512,
    gap: nearest(0.018 * size.width, grid),
  }
}

/**
 * Side of the square with the area of the smallest box worth drawing, px: 56 for things and 72 for people on a
 * canvas whose shorter side is 512; crowds of more than eight may be smaller.
 */
export function smallestSide(space: Space, person: boolean, count: number): number {
  const comfortable = Math.max(person ? 44 : 32, (person ? 72 : 56) * space.scale)
  return count > freeSubjects ? Math.max(person ? 30 : 26, comfortable * 0.45) : comfortable
}

/** Lowest box of a person, px: lower ones show no face. */
export function smallestHeight(space: Space, person: boolean): number {
  return person ? Math.min(56, 0.22 * Math.min(space.width, space.height)) : 0
}

/** Highest box of a person that is still one picture, px: a part of the side of the square with the canvas's area. */
export function largestHeight(space: Space): number {
  return 0.72 * Math.sqrt(space.width * space.height)
}

/** The nearest multiple of the grid. */
export function nearest(pixels: number, grid: number): number {
  return Math.round(pixels / grid) * grid
}

/** The next multiple of the grid below. */
export function down(pixels: number, grid: number): number {
  return Math.floor(pixels / grid) * grid
}

/** The next multiple of the grid above. */
export function up(pixels: number, grid: number): number {
  return Math.ceil(pixels / grid) * grid
}
