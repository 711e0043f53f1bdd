/**
 * What a layout must be, written apart from the code that arranges: it reads the plan's words and the boxes' numbers
 * and knows nothing else.
 *
 * @module
 */
import type { Layout, LayoutSubject, Plan } from '../types.ts'

export interface StrictOptions {
  readonly plan: Plan
  readonly layout: Layout
  /** Boxes align to this many pixels. */
  readonly grid: number
}

/** Side of the square with the area of the smallest acceptable box, px on a canvas whose shorter side is 512. */
const smallestSide = 50

/** The most a subject may be hidden. */
const hiddenAtMost = 0.35

/**
 * Every rule that a layout breaks, in words; none for a good one.
 *
 * @example
 * strictCheck({ plan, layout, grid: 8 }) // []
 */
export function strictCheck({ plan, layout, grid }: StrictOptions): readonly string[] {
  return [
    ...brokenCount(plan, layout),
    ...layout.subjects.flatMap(subject => brokenBox(subject, layout, grid)),
    ...brokenDepth(layout),
    ...brokenOverlaps(plan, layout),
    ...plan.relations.flatMap(relation => brokenRelation(relation, layout)),
  ]
}

function brokenCount({ subjects }: Plan, layout: Layout): readonly string[] {
  const planned = subjects.map(subject => subject.id).toSorted()
  const placed = layout.subjects.map(subject => subject.id).toSorted()
  return planned.join() === placed.join() ? [] : [`subjects ${placed.join()} instead of ${planned.join()}`]
}

function brokenBox(
  { id, box }: LayoutSubject,
  { canvas, subjects }: Layout,
  grid: number,
): readonly string[] {
  const unit = Math.min(canvas.width, canvas.height) / 512
  const crowd = subjects.length > 8 ? 0.45 : 1
  const broken: string[] = []
  if (box.x < 0 || box.y < 0) broken.push(`${id} starts outside the canvas`)
  if (box.x + box.width > canvas.width || box.y + box.height > canvas.height) {
    broken.push(`${id} ends outside the canvas`)
  }
  if ([box.x, box.y, box.width, box.height].some(value => value % grid !== 0))
    broken.push(`${id} is off the grid`)
  if (Math.sqrt(box.width * box.height) < smallestSide * unit * crowd) {
    broken.push(`${id} is too small (${box.width}x${box.height})`)
  }
  return broken
}

function brokenDepth({ subjects }: Layout): readonly string[] {
  const depths = new Set(subjects.map(subject => subject.depth))
  return depths.size === subjects.length ? [] : ['two subjects share a depth']
}

/** Overlaps need a declaration with the true share, a front that is in front, and a relation that means them. */
function brokenOverlaps(plan: Plan, { subjects, occlusions }: Layout): readonly string[] {
  const broken: string[] = []
  for (const behind of subjects) {
    for (const front of subjects) {
      if (front.depth <= behind.depth) continue
      const share = hiddenShare(front, behind)
      const declared = occlusions.find(one => one.front === front.id && one.behind === behind.id)
      const pair = `${front.id} over ${behind.id}`
      if (share > 0 && declared === undefined) broken.push(`${pair} is not declared`)
      if (share > 0 && !areLinked(front.id, behind.id, plan)) broken.push(`${pair} is meant by no relation`)
      if (share > hiddenAtMost) broken.push(`${pair} hides ${share.toFixed(2)}`)
      if (Math.abs((declared?.share ?? 0) - share) > 0.01) broken.push(`${pair} declares a wrong share`)
    }
  }
  for (const { front, behind } of occlusions) {
    const depthOf = (id: string) => subjects.find(one => one.id === id)?.depth ?? Number.NaN
    if (!(depthOf(front) > depthOf(behind)))
      broken.push(`${front} is declared in front of ${behind} but is not`)
  }
  return broken
}

function hiddenShare(front: LayoutSubject, behind: LayoutSubject): number {
  const [one, other] = [front.box, behind.box]
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return width > 0 && height > 0 ? (width * height) / (other.width * other.height) : 0
}

/** Whether relations that bring subjects together lead from one to the other. */
function areLinked(one: string, other: string, { relations }: Plan): boolean {
  const close = relations.filter(({ relation }) =>
    ['on', 'holding', 'riding', 'in front of', 'behind'].includes(relation),
  )
  const reached = new Set([one])
  for (let pass = 0; pass < close.length; pass += 1) {
    for (const { subject, object } of close) {
      if (reached.has(subject) || reached.has(object)) reached.add(subject).add(object)
    }
  }
  return reached.has(other)
}

function brokenRelation(
  { subject, relation, object }: Plan['relations'][number],
  layout: Layout,
): readonly string[] {
  const one = layout.subjects.find(candidate => candidate.id === subject)
  const other = layout.subjects.find(candidate => candidate.id === object)
  if (one === undefined || other === undefined)
    return [`${subject} ${relation} ${object}: a subject is missing`]
  return holds(one, relation, other, layout) ? [] : [`${subject} is not ${relation} ${object}`]
}

function holds(
  one: LayoutSubject,
  relation: Plan['relations'][number]['relation'],
  other: LayoutSubject,
  { canvas }: Layout,
): boolean {
  const [a, b] = [one.box, other.box]
  const right = (b.x + b.width / 2 - (a.x + a.width / 2)) / canvas.width
  const below = (b.y + b.height / 2 - (a.y + a.height / 2)) / canvas.height
  const tenth = 0.1 - 1e-9
  const touches =
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  switch (relation) {
    case 'left of':
      return right >= tenth
    case 'right of':
      return -right >= tenth
    case 'above':
      return below >= tenth
    case 'below':
      return -below >= tenth
    case 'in front of':
      return one.depth > other.depth
    case 'behind':
      return one.depth < other.depth
    case 'larger than':
      return a.height >= 1.3 * b.height - 1e-9
    case 'smaller than':
      return b.height >= 1.3 * a.height - 1e-9
    case 'on':
      return a.y + a.height === b.y && touches
    case 'riding':
      return below > 0 && touches && one.depth > other.depth
    case 'holding':
      return touches && other.depth > one.depth
    case 'next to': {
      const apart = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0)
      const overlapping = a.y < b.y + b.height && b.y < a.y + a.height
      return overlapping && apart <= 0.3 * canvas.width
    }
  }
}
