/**
 * What a layout must be, written apart from the code that arranges: it reads the plan's words and the boxes' numbers
 * and knows nothing else.
 *
 * @module
 */
import type { Cast, Layout, LayoutSubject, Plan } from '../types.ts'
import { brokenPlaces } from './strict-places.ts'
import { brokenRelations } from './strict-relations.ts'

export interface StrictOptions {
  readonly plan: Plan
  readonly layout: Layout
  /** Who is a child or uses an aid, where the plan does not say so. */
  readonly cast?: Cast | undefined
  /** Boxes align to this many pixels. */
  readonly grid: number
}

/** Side of the square with the area of the smallest acceptable box, px on a canvas whose shorter side is 512. */
const smallestSide = 50

/** Lowest box of a person, px, on canvases of at least 256 px a side. */
const lowestPerson = 56

/** The most a subject may be hidden: where a relation means it, and in a crowd. */
const hiddenAtMost = 0.35
const hiddenInCrowd = 0.45

/** Part of a person's box, from above, that nobody may cover. */
const face = 0.55

/** So many stand free of each other. */
const mostFree = 8

/**
 * Every rule that a layout breaks, in words; none for a good one.
 *
 * @example
 * strictCheck({ plan, layout, grid: 8 }) // []
 */
export function strictCheck({ plan, layout, cast, grid }: StrictOptions): readonly string[] {
  return [
    ...brokenCount(plan, layout),
    ...layout.subjects.flatMap(subject => brokenBox(subject, { plan, layout, grid })),
    ...brokenDepth(layout),
    ...brokenOverlaps(plan, layout),
    ...brokenRelations(plan, layout),
    ...brokenPlaces(plan, layout, cast),
  ]
}

function brokenCount({ subjects }: Plan, layout: Layout): readonly string[] {
  const planned = subjects.map(subject => subject.id).toSorted()
  const placed = layout.subjects.map(subject => subject.id).toSorted()
  return planned.join() === placed.join() ? [] : [`subjects ${placed.join()} instead of ${planned.join()}`]
}

function brokenBox({ id, box }: LayoutSubject, { plan, layout, grid }: StrictOptions): readonly string[] {
  const { canvas, subjects } = layout
  const shorter = Math.min(canvas.width, canvas.height)
  const crowd = subjects.length > mostFree ? 0.45 : 1
  const person = plan.subjects.some(one => one.id === id && isPerson(one))
  const broken: string[] = []
  if (box.x < 0 || box.y < 0) broken.push(`${id} starts outside the canvas`)
  if (box.x + box.width > canvas.width || box.y + box.height > canvas.height) {
    broken.push(`${id} ends outside the canvas`)
  }
  if ([box.x, box.y, box.width, box.height].some(value => value % grid !== 0))
    broken.push(`${id} is off the grid`)
  if (Math.sqrt(box.width * box.height) < (smallestSide * shorter * crowd) / 512) {
    broken.push(`${id} is too small (${box.width}x${box.height})`)
  }
  if (person && shorter >= 256 && box.height < lowestPerson) broken.push(`${id} is ${box.height} px high`)
  return broken
}

function brokenDepth({ subjects }: Layout): readonly string[] {
  const depths = new Set(subjects.map(subject => subject.depth))
  return depths.size === subjects.length ? [] : ['two subjects share a depth']
}

/** Overlaps need a declaration with the true share, a front that is in front, and a relation or a crowd that means them. */
function brokenOverlaps(plan: Plan, { subjects, occlusions }: Layout): readonly string[] {
  const broken: string[] = []
  const crowd = subjects.length > mostFree || saysCrowd(plan)
  for (const behind of subjects) {
    for (const front of subjects) {
      if (front.depth <= behind.depth) continue
      const share = hiddenShare(front, behind)
      const declared = occlusions.find(one => one.front === front.id && one.behind === behind.id)
      const pair = `${front.id} over ${behind.id}`
      if (Math.abs((declared?.share ?? 0) - share) > 0.01) broken.push(`${pair} declares a wrong share`)
      if (share === 0) continue
      const linked = areLinked(front.id, behind.id, plan)
      if (declared === undefined) broken.push(`${pair} is not declared`)
      if (!linked && !crowd) broken.push(`${pair} is meant by no relation`)
      if (share > (crowd ? hiddenInCrowd : hiddenAtMost)) broken.push(`${pair} hides ${share.toFixed(2)}`)
      if (!linked && coversFace(front, behind, plan)) broken.push(`${pair} covers a face`)
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

function coversFace(front: LayoutSubject, behind: LayoutSubject, plan: Plan): boolean {
  if (!plan.subjects.some(one => one.id === behind.id && isPerson(one))) return false
  const { box } = behind
  const free = { ...behind, box: { ...box, height: face * box.height } }
  return hiddenShare(front, free) > 0
}

/** Whether relations that bring subjects together lead from one to the other. */
function areLinked(one: string, other: string, { relations }: Plan): boolean {
  const close = relations.filter(
    ({ subject, relation, object }) =>
      ['on', 'holding', 'riding', 'in front of', 'behind'].includes(relation) ||
      (relation === 'next to' && Math.max(companyOf(object, relations), companyOf(subject, relations)) > 2),
  )
  const reached = new Set([one])
  for (let pass = 0; pass < close.length; pass += 1) {
    for (const { subject, object } of close) {
      if (reached.has(subject) || reached.has(object)) reached.add(subject).add(object)
    }
  }
  return reached.has(other)
}

/** How many are next to it: three or more stand around it, some of them behind. */
function companyOf(id: string, relations: Plan['relations']): number {
  return relations.filter(
    ({ subject, relation, object }) => relation === 'next to' && [subject, object].includes(id),
  ).length
}

function saysCrowd({ subjects }: Plan): boolean {
  return subjects.some(({ details = [], action = '' }) =>
    [action, ...details].some(words => /crowd|huddle|cluster|mob/.test(words)),
  )
}

function isPerson({ class: noun, role }: Plan['subjects'][number]): boolean {
  return noun === 'person' || role !== undefined
}
