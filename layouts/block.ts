/**
 * Rigid pieces: boxes that keep their distances.
 *
 * @module
 */
import type { Box } from '../types.ts'
import type { Space } from './space.ts'

export interface Member {
  readonly id: string
  readonly box: Box
}

export interface Block {
  /** Boxes relative to the block's top left corner. */
  readonly members: readonly Member[]
  readonly width: number
  readonly height: number
}

/** Members moved so that their common corner is 0, 0, with their common extent. */
export function blockOf(members: readonly Member[]): Block {
  if (members.length === 0) return { members, width: 0, height: 0 }
  const left = Math.min(...members.map(({ box }) => box.x))
  const top = Math.min(...members.map(({ box }) => box.y))
  return {
    members: moveBy(members, -left, -top),
    width: Math.max(...members.map(({ box }) => box.x + box.width)) - left,
    height: Math.max(...members.map(({ box }) => box.y + box.height)) - top,
  }
}

/** The same members elsewhere. */
export function moveBy(members: readonly Member[], x: number, y: number): readonly Member[] {
  return members.map(({ id, box }) => ({ id, box: { ...box, x: box.x + x, y: box.y + y } }))
}

/** A block lower than this part of its row may be lifted to the row's upper edge. */
const lowBlock = 0.7

/**
 * Blocks side by side with the canvas's gap between them, their lower edges level; `lift`: what is much lower than the
 * others is at the height of their heads, near what is behind the row.
 */
export function lineUp(blocks: readonly Block[], { gap }: Space, { lift = false } = {}): Block {
  const height = Math.max(0, ...blocks.map(block => block.height))
  let cursor = 0
  const members = blocks.flatMap(block => {
    const x = cursor
    cursor += block.width + gap
    return moveBy(block.members, x, lift && block.height < lowBlock * height ? 0 : height - block.height)
  })
  return { members, width: Math.max(0, cursor - gap), height }
}
