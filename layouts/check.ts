/**
 * Whether a layout is what it must be: used on every arrangement, and on layouts that come back from a file.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Box, Capabilities, Layout, Plan } from '../types.ts'
import { overlapArea } from './depth.ts'
import { type RelationGraph, relationGraph } from './relations.ts'
import { directionShare, largerFactor } from './space.ts'

/** One thing that is wrong with a layout. */
export interface Problem {
  readonly type: 'subjects' | 'bounds' | 'grid' | 'size' | 'depth' | 'overlap' | 'relation'
  /** The subjects it is about. */
  readonly subjects: readonly string[]
  /** One sentence for a person. */
  readonly details: string
}

/** Smallest shorter side of a box in grid cells: below it a region has nothing to draw in. */
const smallestCells = 2

/** Smallest shorter side in px. */
const smallestPixels = 16

/** A declared share may differ from the boxes' own by rounding. */
const shareTolerance = 0.02

/**
 * All problems of a layout, none for a good one.
 *
 * @example
 * checkLayout(layout, plan, capabilities) // []
 */
export function checkLayout(layout: Layout, plan: Plan, capabilities: Capabilities): readonly Problem[] {
  const strangers = checkSubjects(layout, plan)
  if (strangers.length > 0) return strangers
  return [
    ...layout.subjects.flatMap(({ id, box }) => checkBox(id, box, layout, capabilities.grid)),
    ...checkDepths(layout),
    ...checkOverlaps(layout),
    ...checkRelations(layout, relationGraph(plan)),
  ]
}

/** Throws EVENCAST_SCENE_INVALID naming every problem; nothing is moved or repaired in silence. */
export function assertLayout({
  layout,
  plan,
  capabilities,
}: {
  readonly layout: Layout
  readonly plan: Plan
  readonly capabilities: Capabilities
}): void {
  const problems = checkLayout(layout, plan, capabilities)
  if (problems.length === 0) return
  const shown = problems.slice(0, 5).map(problem => problem.details)
  const more = problems.length > shown.length ? ` (and ${problems.length - shown.length} more)` : ''
  throw new EvencastError('EVENCAST_SCENE_INVALID', `The layout does not hold: ${shown.join(' ')}${more}`, {
    hint: 'Correct the boxes in the saved scene, or remove `layout` from it to have it arranged anew.',
  })
}

function checkSubjects(layout: Layout, plan: Plan): readonly Problem[] {
  const planned = plan.subjects.map(subject => subject.id)
  const placed = layout.subjects.map(subject => subject.id)
  const problem = (id: string, words: string): Problem => ({
    type: 'subjects',
    subjects: [id],
    details: `Expected one box for every subject of the plan, got ${words} \`${id}\`.`,
  })
  return [
    ...planned.filter(id => !placed.includes(id)).map(id => problem(id, 'none for')),
    ...placed.filter(id => !planned.includes(id)).map(id => problem(id, 'one for the unknown subject')),
    ...placed.filter((id, index) => placed.indexOf(id) !== index).map(id => problem(id, 'several for')),
    ...layout.occlusions
      .flatMap(({ front, behind }) => [front, behind])
      .filter(id => !planned.includes(id))
      .map(id => problem(id, 'an occlusion with the unknown subject')),
  ]
}

function checkBox(id: string, box: Box, { canvas }: Layout, grid: number): readonly Problem[] {
  const numbers = `${box.x},${box.y} ${box.width}x${box.height}`
  const problem = (type: Problem['type'], expected: string): Problem => ({
    type,
    subjects: [id],
    details: `Expected ${expected} for \`${id}\`, got ${numbers}.`,
  })
  const inside =
    box.x >= 0 && box.y >= 0 && box.x + box.width <= canvas.width && box.y + box.height <= canvas.height
  const aligned = [box.x, box.y, box.width, box.height].every(side => side % grid === 0)
  const smallest = Math.max(smallestPixels, Math.min(smallestCells * grid, 24))
  return [
    ...(inside ? [] : [problem('bounds', `a box inside the canvas of ${canvas.width}x${canvas.height}`)]),
    ...(aligned ? [] : [problem('grid', `sides that are multiples of ${grid}`)]),
    ...(Math.min(box.width, box.height) >= smallest
      ? []
      : [problem('size', `a box of at least ${smallest} px a side`)]),
  ]
}

function checkDepths({ subjects }: Layout): readonly Problem[] {
  if (new Set(subjects.map(subject => subject.depth)).size === subjects.length) return []
  return subjects.flatMap(({ id, depth }, index) =>
    subjects.slice(index + 1).flatMap(other =>
      other.depth === depth
        ? [
            {
              type: 'depth' as const,
              subjects: [id, other.id],
              details: `Expected a depth of its own for every subject, got ${depth} for \`${id}\` and \`${other.id}\`.`,
            },
          ]
        : [],
    ),
  )
}

function checkOverlaps({ subjects, occlusions }: Layout): readonly Problem[] {
  const byDepth = subjects.toSorted((one, other) => one.depth - other.depth)
  const shares = new Map(occlusions.map(one => [`${one.front} ${one.behind}`, one.share]))
  return byDepth.flatMap((behind, index) =>
    byDepth.slice(index + 1).flatMap(front => {
      const area = overlapArea(front.box, behind.box)
      if (area === 0 && shares.size === 0) return []
      const share = area / (behind.box.width * behind.box.height)
      const declared = shares.get(`${front.id} ${behind.id}`) ?? 0
      if (Math.abs(share - declared) <= shareTolerance) return []
      const percent = (value: number) => `${Math.round(100 * value)} %`
      return [
        {
          type: 'overlap' as const,
          subjects: [front.id, behind.id],
          details: `Expected \`${front.id}\` to hide ${percent(declared)} of \`${behind.id}\` as declared in occlusions, got ${percent(share)}.`,
        },
      ]
    }),
  )
}

function checkRelations({ canvas, subjects }: Layout, graph: RelationGraph): readonly Problem[] {
  const get = (id: string) => {
    const subject = subjects.find(one => one.id === id)
    if (subject === undefined) throw new RangeError(`Expected a box for \`${id}\`, got none`)
    return subject
  }
  const across = (id: string) => (get(id).box.x + get(id).box.width / 2) / canvas.width
  const down = (id: string) => (get(id).box.y + get(id).box.height / 2) / canvas.height
  const tenth = directionShare - 1e-9
  const failures = (
    edges: RelationGraph['left'],
    words: string,
    holds: (from: string, to: string) => boolean,
  ): readonly Problem[] =>
    edges
      .filter(({ from, to }) => !holds(from, to))
      .map(({ from, to }) => ({
        type: 'relation',
        subjects: [from, to],
        details: `Expected \`${from}\` ${words} \`${to}\`, got boxes that say otherwise.`,
      }))
  return [
    ...failures(graph.left, 'left of', (from, to) => across(to) - across(from) >= tenth),
    ...failures(graph.above, 'above', (from, to) => down(to) - down(from) >= tenth),
    ...failures(graph.front, 'in front of', (from, to) => get(from).depth > get(to).depth),
    ...failures(
      graph.larger,
      'larger than',
      (from, to) => get(from).box.height >= largerFactor * get(to).box.height - 1e-9,
    ),
  ]
}
