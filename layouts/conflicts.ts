/**
 * Contradictory demands, found before anything is placed. Along each of four axes (across, down, nearness, size) every
 * demand is a difference constraint, `value[to] - value[from] >= distance`; a set of them can be met unless the
 * constraint graph has a cycle of positive length (Cormen et al., Introduction to Algorithms, 22.4), and the demands
 * on the cycle with the fewest edges are a smallest set that cannot all be true.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Plan } from '../types.ts'
import { type Placement, placementsOf, placementWords } from './placements.ts'
import { sizedEdges } from './relations.ts'
import { directionShare, largerFactor } from './space.ts'

interface Demand {
  /** Index of a subject; 0 is the canvas's own edge, subjects follow from 1. */
  readonly from: number
  readonly to: number
  readonly distance: number
  /** The demand in words; undefined: what the canvas itself demands. */
  readonly words: string | undefined
}

/** Boxes have some extent: no centre lies nearer to the canvas's edge than this part of it. */
const margin = 0.02

/** Heights on one canvas differ at most by this factor. */
const largestFactor = 20

/** Throws EVENCAST_LAYOUT_INFEASIBLE with the smallest set of demands that contradict each other. */
export function rejectConflicts(plan: Plan): void {
  for (const { subject, relation, object } of plan.relations) {
    if (subject === object) throw contradiction([`\`${subject}\` ${relation} itself`])
  }
  const count = plan.subjects.length + 1
  for (const demands of axesOf(plan)) {
    const cycle = shortestCycle(demands, count)
    if (cycle === undefined) continue
    const words = cycle.flatMap(demand => demand.words ?? [])
    throw contradiction(words.filter((one, index) => words.indexOf(one) === index))
  }
}

/** The error for demands that cannot all be true; each clause is named. */
export function contradiction(clauses: readonly string[]): EvencastError {
  return new EvencastError(
    'EVENCAST_LAYOUT_INFEASIBLE',
    `Expected relations and places that can all be true, got a contradiction: ${clauses.join(', ')}`,
    { hint: 'Drop or turn round one of these in the request, or in plan.relations and plan.subjects.' },
  )
}

function axesOf(plan: Plan): readonly (readonly Demand[])[] {
  const index = new Map(plan.subjects.map((subject, place) => [subject.id, place + 1]))
  const related = (forward: string, backward: string | undefined, distance: number): readonly Demand[] =>
    plan.relations.flatMap(({ subject, relation, object }) => {
      if (relation !== forward && relation !== backward) return []
      const words = `\`${subject}\` ${relation} \`${object}\``
      const [one, other] = [index.get(subject) ?? 0, index.get(object) ?? 0]
      const [from, to] = relation === forward ? [one, other] : [other, one]
      return [{ from, to, distance, words }]
    })
  const placements = placementsOf(plan)
  const placed = (axis: keyof Placement): readonly Demand[] =>
    plan.subjects.flatMap(subject => {
      const range = placements.get(subject.id)?.[axis]
      if (range === undefined) return []
      const to = index.get(subject.id) ?? 0
      const words = `\`${subject.id}\` ${placementWords(subject)}`
      return [
        { from: 0, to, distance: range.from, words },
        { from: to, to: 0, distance: -range.to, words },
      ]
    })
  const edges = (low: number, high: number): readonly Demand[] =>
    plan.subjects.flatMap((_, place) => [
      { from: 0, to: place + 1, distance: low, words: undefined },
      { from: place + 1, to: 0, distance: -high, words: undefined },
    ])
  return [
    [...related('left of', 'right of', directionShare), ...placed('across'), ...edges(margin, 1 - margin)],
    [
      ...related('above', 'below', directionShare),
      ...related('on', undefined, margin),
      ...related('riding', undefined, margin),
      ...placed('down'),
      ...edges(margin, 1 - margin),
    ],
    [...related('behind', 'in front of', 1)],
    [
      ...related('smaller than', 'larger than', Math.log(largerFactor)),
      ...sizedEdges(plan).map(({ from, to }) => ({
        from: index.get(to) ?? 0,
        to: index.get(from) ?? 0,
        distance: Math.log(largerFactor),
        words: sizeWords(plan, from, to),
      })),
      ...edges(0, Math.log(largestFactor)),
    ],
  ]
}

/** The sizes that were said of two of one class: "`dog-1` large". */
function sizeWords({ subjects }: Plan, ...ids: readonly string[]): string {
  const said = subjects.filter(({ id, size }) => ids.includes(id) && size !== undefined)
  return said.map(({ id, size }) => `\`${id}\` ${size}`).join(', ')
}

/** The demands on a cycle of positive length with as few edges as any has, in its order; undefined: none. */
function shortestCycle(demands: readonly Demand[], count: number): readonly Demand[] | undefined {
  if (demands.every(({ words }) => words === undefined) || !hasPositiveCycle(demands, count)) return undefined
  let best: readonly Demand[] | undefined
  for (let start = 0; start < count; start += 1) {
    best = cycleThrough(start, demands, { count, below: best?.length ?? count + 1 }) ?? best
  }
  return best
}

/** Bellman and Ford: longest paths from everywhere still grow after as many rounds as there are nodes. */
function hasPositiveCycle(demands: readonly Demand[], count: number): boolean {
  const reach = Array.from({ length: count }, () => 0)
  for (let round = 0; round <= count; round += 1) {
    let grown = false
    for (const { from, to, distance } of demands) {
      const through = (reach[from] ?? 0) + distance
      if (through <= (reach[to] ?? 0) + 1e-9) continue
      reach[to] = through
      grown = true
    }
    if (!grown) return false
  }
  return true
}

/** Longest walks from a node by number of edges, until one of fewer than `below` comes back with positive length. */
function cycleThrough(
  start: number,
  demands: readonly Demand[],
  { count, below }: { readonly count: number; readonly below: number },
): readonly Demand[] | undefined {
  interface Walk {
    readonly length: number
    readonly last: Demand | undefined
    readonly before: Walk | undefined
  }
  let walks = new Map<number, Walk>([[start, { length: 0, last: undefined, before: undefined }]])
  for (let edges = 1; edges < below && edges <= count; edges += 1) {
    const longer = new Map<number, Walk>()
    for (const demand of demands) {
      const before = walks.get(demand.from)
      if (before === undefined) continue
      const length = before.length + demand.distance
      if (length > (longer.get(demand.to)?.length ?? Number.NEGATIVE_INFINITY))
        longer.set(demand.to, { length, last: demand, before })
    }
    const back = longer.get(start)
    if (back !== undefined && back.length > 1e-9) {
      const cycle: Demand[] = []
      for (let walk: Walk | undefined = back; walk?.last !== undefined; walk = walk.before)
        cycle.unshift(walk.last)
      return cycle
    }
    walks = longer
  }
  return undefined
}
