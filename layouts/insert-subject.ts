/**
 * A place for a subject among others that stay where they are.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Box, Capabilities, Cast, Layout, LayoutSubject, Plan } from '../types.ts'
import { arrangeScene } from './arrange.ts'
import { checkLayout } from './check.ts'
import { occlusionsOf, overlapArea } from './depth.ts'

/** A scene, and the one to place among the others. */
export interface InsertOptions {
  /** The plan with the subject, and its relations to the others. */
  readonly plan: Plan
  readonly cast: Cast
  /** The layout of the others; a box that the subject has in it is where it was. */
  readonly layout: Layout
  /** The subject to place. */
  readonly subject: string
  readonly capabilities: Capabilities
  /** Its size in pixels; undefined: as large beside the others as an arrangement of all would make it. */
  readonly size?: { readonly width: number; readonly height: number } | undefined
}

/** How much smaller than its own size it may become for want of room. */
const scales = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4] as const

/** What being smaller than its own size costs, beside the costs of a place. */
const smallness = 3

/** The most that others may hide of it, and it of others where a relation brings it in front of them. */
const hiddenAtMost = 0.35

/**
 * The layout with the subject placed: free of the others where there is room, else behind them in part, its upper half to
 * be seen. Everybody else keeps box and order of depth. undefined: there is no room for it.
 *
 * @example
 * insertSubject({ plan, cast, layout, subject: 'nurse-4', capabilities })?.subjects.at(-1)
 */
export function insertSubject(options: InsertOptions): Layout | undefined {
  const { layout, subject, plan } = options
  const others: Layout = {
    ...layout,
    subjects: layout.subjects.filter(({ id }) => id !== subject),
  }
  const before = layout.subjects.find(({ id }) => id === subject)?.box
  const wanted = options.size ?? naturalSize(options, others)
  if (wanted === undefined) return undefined
  const forward = isForward(plan, subject)
  const found = scales.flatMap(scale => {
    const size = toGrid(wanted, scale, options.capabilities.grid)
    const place = bestPlace({ ...options, others, before, size, forward })
    return place === undefined ? [] : [{ layout: place.layout, cost: place.cost + smallness * (1 - scale) }]
  })
  return found.toSorted((one, other) => one.cost - other.cost)[0]?.layout
}

/** The layout of the others with this box, the subject in front of all or behind all. */
function withBox(others: Layout, id: string, box: Box, forward: boolean): Layout {
  const depths = others.subjects.map(({ depth }) => depth)
  const moved: readonly LayoutSubject[] = forward
    ? [...others.subjects, { id, box, depth: Math.max(-1, ...depths) + 1 }]
    : [{ id, box, depth: 0 }, ...others.subjects.map(one => ({ ...one, depth: one.depth + 1 }))]
  const subjects = [...moved.filter(one => one.id !== id), ...moved.filter(one => one.id === id)]
  return { ...others, subjects, occlusions: occlusionsOf(subjects) }
}

interface Search extends InsertOptions {
  readonly others: Layout
  readonly before: Box | undefined
  readonly size: { readonly width: number; readonly height: number }
  readonly forward: boolean
}

function bestPlace({
  plan,
  others,
  subject,
  capabilities,
  before,
  size,
  forward,
}: Search): { readonly layout: Layout; readonly cost: number } | undefined {
  const { canvas } = others
  const { grid } = capabilities
  const ground = median(others.subjects.map(({ box }) => box.y + box.height)) ?? canvas.height
  const partners = plan.relations
    .filter(one => one.subject === subject || one.object === subject)
    .map(one => (one.subject === subject ? one.object : one.subject))
  const near = others.subjects.filter(({ id }) => partners.includes(id)).map(({ box }) => box)
  const wish = placementOf(plan, subject)
  const places: { readonly box: Box; readonly cost: number }[] = []
  for (let y = 0; y + size.height <= canvas.height; y += grid) {
    for (let x = 0; x + size.width <= canvas.width; x += grid) {
      const box = { x, y, ...size }
      const hidden = hiddenCost(box, others, forward)
      if (hidden === undefined) continue
      const apart = near.reduce((total, one) => total + distance(one, box), 0)
      const cost =
        8 * hidden +
        (6 * (1 - standsBehind(box, others)) * Math.abs(y + size.height - ground)) / canvas.height +
        (2 * apart) / canvas.width +
        (before === undefined ? 0 : distance(before, box) / canvas.width) +
        6 * wishCost(box, wish, canvas)
      places.push({ box, cost })
    }
  }
  const tried = places.toSorted((one, other) => one.cost - other.cost).slice(0, 400)
  for (const { box, cost } of tried) {
    const layout = withBox(others, subject, box, forward)
    if (checkLayout(layout, plan, capabilities).length === 0) return { layout, cost }
  }
  return undefined
}

/** How far into another's box a lower edge must reach to be hidden: a box's upper part is not all figure. */
const sunk = 0.3

/** Part of its lower edge that others hide, 0..1: whoever stands behind others need not reach the ground. */
function standsBehind(box: Box, others: Layout): number {
  const edge = { ...box, y: box.y + box.height - 1, height: 1 }
  const hidden = others.subjects.reduce((total, { box: other }) => {
    const body = { ...other, y: other.y + sunk * other.height, height: (1 - sunk) * other.height }
    return total + overlapArea(edge, body)
  }, 0)
  return Math.min(1, hidden / box.width)
}

/** undefined: too much of somebody would be hidden. What is hidden of the subject's upper half counts most. */
function hiddenCost(box: Box, others: Layout, forward: boolean): number | undefined {
  const upper = { ...box, height: box.height / 2 }
  let cost = 0
  for (const { box: other } of others.subjects) {
    const area = overlapArea(box, other)
    if (area === 0) continue
    const share = area / (forward ? other.width * other.height : box.width * box.height)
    const head = forward ? { ...other, height: other.height / 2 } : upper
    const face = overlapArea(head, forward ? box : other) / (head.width * head.height)
    if (share > hiddenAtMost || face > 0.25) return undefined
    cost += share + 2 * face
  }
  return cost
}

/** As large beside the others as it is in an arrangement of all, on their scale. */
function naturalSize({ plan, cast, capabilities, subject }: InsertOptions, others: Layout) {
  const all = arranged(plan, cast, others, capabilities)
  const own = all?.subjects.find(({ id }) => id === subject)?.box
  if (all === undefined || own === undefined) {
    const width = median(others.subjects.map(({ box }) => box.width))
    const height = median(others.subjects.map(({ box }) => box.height))
    return width === undefined || height === undefined ? undefined : { width, height }
  }
  const ratios = others.subjects.flatMap(({ id, box }) => {
    const there = all.subjects.find(one => one.id === id)?.box
    return there === undefined ? [] : [box.height / there.height]
  })
  const scale = median(ratios) ?? 1
  const fit = Math.min(
    scale,
    (0.95 * others.canvas.width) / own.width,
    (0.95 * others.canvas.height) / own.height,
  )
  return { width: own.width * fit, height: own.height * fit }
}

function arranged(plan: Plan, cast: Cast, { canvas }: Layout, capabilities: Capabilities) {
  try {
    return arrangeScene({ plan, cast, size: canvas, capabilities }).value
  } catch (error) {
    // No arrangement of all: the sizes of the others alone tell how large one of them is.
    if (EvencastError.isInstance(error)) return undefined
    throw error
  }
}

/** What is held, worn, ridden on top or said to be in front is drawn over the others. */
function isForward({ relations }: Plan, subject: string): boolean {
  return relations.some(
    one =>
      (one.object === subject && (one.relation === 'holding' || one.relation === 'behind')) ||
      (one.subject === subject && ['in front of', 'riding', 'on'].includes(one.relation)),
  )
}

function placementOf({ subjects }: Plan, id: string) {
  return subjects.find(subject => subject.id === id)?.placement
}

function wishCost(
  box: Box,
  wish: ReturnType<typeof placementOf>,
  canvas: { readonly width: number; readonly height: number },
): number {
  const across = (box.x + box.width / 2) / canvas.width
  const down = (box.y + box.height / 2) / canvas.height
  const places = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 } as const
  return (
    (wish?.horizontal === undefined ? 0 : Math.abs(across - places[wish.horizontal])) +
    (wish?.vertical === undefined ? 0 : Math.abs(down - places[wish.vertical]))
  )
}

function toGrid({ width, height }: { width: number; height: number }, scale: number, grid: number) {
  const cells = (side: number) => Math.max(2, Math.round((side * scale) / grid)) * grid
  return { width: cells(width), height: cells(height) }
}

/** Gap between two boxes, px. */
function distance(one: Box, other: Box): number {
  const across = Math.max(one.x - (other.x + other.width), other.x - (one.x + one.width), 0)
  const down = Math.max(one.y - (other.y + other.height), other.y - (one.y + one.height), 0)
  return Math.hypot(across, down)
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
