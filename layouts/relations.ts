/**
 * A plan's relations as graphs over its subjects, and the contradictions among them.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Plan, RelationName } from '../types.ts'

/** Both ends of a relation, in the sense of the list that holds it. */
export interface Edge {
  readonly from: string
  readonly to: string
}

/** A subject that is carried by another and keeps its place beside it. */
export interface Attachment {
  readonly child: string
  readonly parent: string
  readonly kind: 'on' | 'holding' | 'riding'
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
  /** Attachments of a child that already has a parent: the two are only kept near each other. */
  readonly loose: readonly Attachment[]
}

/** Sorts the relations by meaning; contradictory ones are EVENCAST_LAYOUT_INFEASIBLE, unknown ids EVENCAST_PLAN_INVALID. */
export function relationGraph(plan: Plan): RelationGraph {
  const known = new Set(plan.subjects.map(subject => subject.id))
  for (const { subject, relation, object } of plan.relations) {
    for (const id of [subject, object]) if (!known.has(id)) throw unknownSubject(id, relation)
    if (subject === object) throw contradiction([`\`${subject}\` ${relation} itself`])
  }
  const edges = (name: RelationName, inverse?: RelationName): readonly Edge[] =>
    plan.relations.flatMap(({ subject, relation, object }) => {
      if (relation === name) return [{ from: subject, to: object }]
      return relation === inverse ? [{ from: object, to: subject }] : []
    })
  const left = edges('left of', 'right of')
  const above = edges('above', 'below')
  const front = edges('in front of', 'behind')
  const larger = edges('larger than', 'smaller than')
  const { attachments, loose } = attachmentsOf(plan)
  rejectCycle(left, 'left of')
  rejectCycle(above, 'above')
  rejectCycle(front, 'in front of')
  rejectCycle(larger, 'larger than')
  rejectCycle(
    attachments.map(({ child, parent }) => ({ from: child, to: parent })),
    'carried by',
  )
  return { left, above, front, next: edges('next to'), larger, attachments, loose }
}

/** The error for relations that cannot all be true; each clause is named. */
export function contradiction(clauses: readonly string[]): EvencastError {
  return new EvencastError(
    'EVENCAST_LAYOUT_INFEASIBLE',
    `Expected relations that can all be true, got a contradiction: ${clauses.join(', ')}`,
    { hint: 'Drop or turn round one of these relations in the request or in plan.relations.' },
  )
}

/** The ids of a cycle in the order of its edges, or undefined where there is none. */
export function findCycle(edges: readonly Edge[]): readonly string[] | undefined {
  const done = new Set<string>()
  const visit = (id: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(id)) return path.slice(path.indexOf(id))
    if (done.has(id)) return undefined
    for (const edge of edges) {
      const cycle = edge.from === id ? visit(edge.to, [...path, id]) : undefined
      if (cycle !== undefined) return cycle
    }
    done.add(id)
    return undefined
  }
  for (const { from } of edges) {
    const cycle = visit(from, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}

function attachmentsOf(plan: Plan): Pick<RelationGraph, 'attachments' | 'loose'> {
  const all = plan.relations.flatMap(({ subject, relation, object }): readonly Attachment[] => {
    if (relation === 'holding') return [{ child: object, parent: subject, kind: relation }]
    return relation === 'on' || relation === 'riding'
      ? [{ child: subject, parent: object, kind: relation }]
      : []
  })
  const isFirst = (one: Attachment, index: number) =>
    all.findIndex(other => other.child === one.child) === index
  return { attachments: all.filter(isFirst), loose: all.filter((one, index) => !isFirst(one, index)) }
}

function rejectCycle(edges: readonly Edge[], words: string): void {
  const cycle = findCycle(edges)
  if (cycle === undefined) return
  throw contradiction(cycle.map((id, index) => `\`${id}\` ${words} \`${cycle[(index + 1) % cycle.length]}\``))
}

function unknownSubject(id: string, relation: string): EvencastError {
  return new EvencastError(
    'EVENCAST_PLAN_INVALID',
    `Expected every relation to name subjects of the plan, got \`${id}\` in a \`${relation}\` relation`,
    { hint: `Add \`${id}\` to plan.subjects or remove the relation.` },
  )
}
