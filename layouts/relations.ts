/**
 * A plan's relations as graphs over its subjects.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Plan, PlanSubject, RelationName } from '../types.ts'

type Relation = Plan['relations'][number]

/** Both ends of a relation, in the sense of the list that holds it. */
export interface Edge {
  readonly from: string
  readonly to: string
}

/** A subject that is carried by another and keeps its place beside it. */
export interface Attachment {
  readonly child: string
  readonly parent: string
  /**
   * `partner`: holds the same thing as its parent and stands beside it; `around`: stands with others
   * around its parent; `circle`: stands in one circle with its parent; `beside`: carries together with its parent.
   */
  readonly kind: 'on' | 'holding' | 'riding' | 'partner' | 'around' | 'circle' | 'beside'
}

export interface RelationGraph {
  /** `from` is left of `to`. */
  readonly left: readonly Edge[]
  /** `from` is above `to`. */
  readonly above: readonly Edge[]
  /** `from` is in front of `to`. */
  readonly front: readonly Edge[]
  readonly next: readonly Edge[]
  /** `from` is larger than `to`. */
  readonly larger: readonly Edge[]
  /** At most one per child. */
  readonly attachments: readonly Attachment[]
  /** Attachments of a child that already has a parent: nothing keeps these two together. */
  readonly loose: readonly Attachment[]
}

/** Sorts the relations by meaning; unknown ids are EVENCAST_PLAN_INVALID. */
export function relationGraph(plan: Plan): RelationGraph {
  const known = new Set(plan.subjects.map(subject => subject.id))
  for (const { subject, relation, object } of plan.relations) {
    for (const id of [subject, object]) if (!known.has(id)) throw unknownSubject(id, relation)
  }
  const edges = (name: RelationName, inverse?: RelationName): readonly Edge[] =>
    plan.relations.flatMap(({ subject, relation, object }) => {
      if (relation === name) return [{ from: subject, to: object }]
      return relation === inverse ? [{ from: object, to: subject }] : []
    })
  return {
    left: edges('left of', 'right of'),
    above: edges('above', 'below'),
    front: edges('in front of', 'behind'),
    next: edges('next to'),
    larger: [...edges('larger than', 'smaller than'), ...sizedEdges(plan)],
    ...attachmentsOf(plan.relations),
  }
}

/** "A large dog" is larger than the other dogs, "a small one" smaller. */
export function sizedEdges({ subjects }: Plan): readonly Edge[] {
  const rank = (subject: PlanSubject) => ({ small: -1, none: 0, large: 1 })[subject.size ?? 'none']
  if (subjects.every(subject => subject.size === undefined)) return []
  return subjects.flatMap(one =>
    subjects
      .filter(other => isAlike(one, other) && rank(one) > rank(other))
      .map(other => ({ from: one.id, to: other.id })),
  )
}

/** The ids of a cycle in the order of its edges, or undefined where there is none. */
export function findCycle(edges: readonly Edge[]): readonly string[] | undefined {
  const next = new Map<string, readonly string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const path: string[] = []
  const visit = (id: string): readonly string[] | undefined => {
    if (path.includes(id)) return path.slice(path.indexOf(id))
    if (done.has(id)) return undefined
    path.push(id)
    for (const to of next.get(id) ?? []) {
      const cycle = visit(to)
      if (cycle !== undefined) return cycle
    }
    path.pop()
    done.add(id)
    return undefined
  }
  for (const { from } of edges) {
    const cycle = visit(from)
    if (cycle !== undefined) return cycle
  }
  return undefined
}

/** Id of the figure that carries this one in the end: itself where nobody does. */
export function rootOf(id: string, { attachments }: RelationGraph): string {
  let root = id
  for (let step = 0; step < attachments.length; step += 1) {
    const attachment = attachments.find(one => one.child === root)
    if (attachment === undefined) break
    root = attachment.parent
  }
  return root
}

/** Edges between the units that carry their ends; an edge within one unit is left out. */
export function unitEdges(edges: readonly Edge[], graph: RelationGraph): readonly Edge[] {
  return edges
    .map(({ from, to }) => ({ from: rootOf(from, graph), to: rootOf(to, graph) }))
    .filter(({ from, to }) => from !== to)
}

function isAlike(one: PlanSubject, other: PlanSubject): boolean {
  return one.class === other.class && one.role === other.role && one.stated.age === other.stated.age
}

/**
 * What stands or rides is fixed first; what is held follows, and its other holders stand beside the first. Who rides a
 * wave on a board stands on the board, which rides the wave.
 */
function attachmentsOf(relations: readonly Relation[]): Pick<RelationGraph, 'attachments' | 'loose'> {
  const carried = relations.flatMap(({ subject, relation, object }): readonly Attachment[] =>
    relation === 'on' || relation === 'riding' ? [{ child: subject, parent: object, kind: relation }] : [],
  )
  const held = relations.flatMap(({ subject, relation, object }): readonly Attachment[] =>
    relation === 'holding' ? [{ child: object, parent: subject, kind: relation }] : [],
  )
  const attachments: Attachment[] = []
  const loose: Attachment[] = []
  const isFree = ({ child, parent }: Attachment) =>
    attachments.every(one => one.child !== child) && !carries(child, parent, attachments)
  const adopt = (one: Attachment): boolean => {
    if (isFree(one)) attachments.push(one)
    return attachments.includes(one)
  }
  for (const one of [...carried.toSorted(standingFirst), ...held]) {
    const first = attachments.find(other => other.child === one.child)
    if (first === undefined ? adopt(one) : first.parent === one.parent) continue
    const together = first !== undefined && (first.kind === 'holding') === (one.kind === 'holding')
    if (!together || !adopt(shared(one, first))) loose.push(one)
  }
  return { attachments, loose }
}

function standingFirst(one: Attachment, other: Attachment): number {
  return Number(one.kind === 'riding') - Number(other.kind === 'riding')
}

/** What brings a second carrier or holder to the first one. */
function shared(one: Attachment, first: Attachment): Attachment {
  if (one.kind === 'riding' && first.kind === 'on')
    return { child: first.parent, parent: one.parent, kind: 'riding' }
  return {
    child: one.parent,
    parent: first.parent,
    kind: one.kind === 'holding' ? 'partner' : 'beside',
  }
}

/** Whether the one carries the other already, directly or through others. */
function carries(one: string, other: string, attachments: readonly Attachment[]): boolean {
  if (one === other) return true
  return attachments.some(({ child, parent }) => child === other && carries(one, parent, attachments))
}

function unknownSubject(id: string, relation: string): EvencastError {
  return new EvencastError(
    'EVENCAST_PLAN_INVALID',
    `Expected every relation to name subjects of the plan, got \`${id}\` in a \`${relation}\` relation`,
    { hint: `Add \`${id}\` to plan.subjects or remove the relation.` },
  )
}
