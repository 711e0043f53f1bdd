/**
 * Boxes a step larger or smaller, and boxes that change places.
 *
 * @module
 */
import { checkLayout } from '../layouts/index.ts'
import type { Box, Layout, Plan } from '../types.ts'
import { withChangedBox } from './rearrange.ts'
import type { ChangeContext } from './scene-change.ts'

const factors = { larger: [1.5, 1.4, 1.3, 1.2, 1.1], smaller: [0.65, 0.75, 0.85] } as const

/** The box grown or shrunk from where it stands, as far as the others leave room; undefined: it cannot change. */
export function resizedLayout(
  layout: Layout,
  plan: Plan,
  id: string,
  size: 'larger' | 'smaller',
  { capabilities }: ChangeContext,
): Layout | undefined {
  const box = layout.subjects.find(subject => subject.id === id)?.box
  if (box === undefined) return undefined
  const { grid } = capabilities
  const others = layout.subjects.filter(subject => subject.id !== id)
  const before = overlapOf(box, others)
  for (const factor of factors[size]) {
    for (const candidate of boxesOf(box, factor, grid, layout)) {
      if (candidate.width === box.width && candidate.height === box.height) continue
      if (overlapOf(candidate, others) > before) continue
      const changed = withChangedBox(layout, id, candidate)
      if (checkLayout(changed, plan, capabilities).length === 0) return changed
    }
  }
  return undefined
}

/** Both in the other's place: on its middle and ground where they fit, else each in the other's box. */
export function swappedLayout(
  layout: Layout,
  plan: Plan,
  [one, other]: readonly [string, string],
  { capabilities }: ChangeContext,
): Layout {
  const find = (id: string) => layout.subjects.find(subject => subject.id === id)?.box
  const [first, second] = [find(one), find(other)]
  if (first === undefined || second === undefined) return layout
  const { grid } = capabilities
  const others = layout.subjects.filter(({ id }) => id !== one && id !== other)
  const exchanged = [onPlace(first, second, grid, layout), onPlace(second, first, grid, layout)] as const
  const free =
    overlapOf(exchanged[0], [...others, { box: exchanged[1] }]) === 0 && overlapOf(exchanged[1], others) === 0
  const [here, there] = free ? exchanged : ([second, first] as const)
  const changed = withChangedBox(withChangedBox(layout, one, here), other, there)
  const relationless = { ...plan, relations: [] }
  return checkLayout(changed, relationless, capabilities).length === 0
    ? changed
    : withChangedBox(withChangedBox(layout, one, second), other, first)
}

/** On the same middle and ground, then moved to either side and up, where that keeps it on the canvas. */
function boxesOf(box: Box, factor: number, grid: number, { canvas }: Layout): readonly Box[] {
  const width = Math.max(2, Math.round((box.width * factor) / grid)) * grid
  const height = Math.max(2, Math.round((box.height * factor) / grid)) * grid
  if (width > canvas.width || height > canvas.height) return []
  const middle = box.x + box.width / 2 - width / 2
  const y = clamp(box.y + box.height - height, 0, canvas.height - height, grid)
  return [middle, box.x, box.x + box.width - width].map(x => ({
    x: clamp(x, 0, canvas.width - width, grid),
    y,
    width,
    height,
  }))
}

function onPlace(box: Box, place: Box, grid: number, { canvas }: Layout): Box {
  return {
    x: clamp(place.x + place.width / 2 - box.width / 2, 0, canvas.width - box.width, grid),
    y: clamp(place.y + place.height - box.height, 0, canvas.height - box.height, grid),
    width: box.width,
    height: box.height,
  }
}

function clamp(value: number, least: number, most: number, grid: number): number {
  return Math.floor(Math.min(Math.max(Math.round(value / grid) * grid, least), most) / grid) * grid
}

function overlapOf(box: Box, others: readonly { readonly box: Box }[]): number {
  return others.reduce((total, { box: other }) => {
    const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x)
    const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y)
    return total + Math.max(0, width) * Math.max(0, height)
  }, 0)
}
