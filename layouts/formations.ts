/**
 * How groups stand where the request says so: in a row, in rows, in a circle, around a thing, as a crowd.
 *
 * @module
 */
import type { Plan, PlanSubject } from '../types.ts'
import { isPerson } from './measures.ts'
import type { Attachment, Edge, RelationGraph } from './relations.ts'
import { freeSubjects } from './space.ts'

export interface Formations {
  /** The relations, with those who stand around something attached to it. */
  readonly graph: RelationGraph
  /** `from` stands in a nearer row than `to`. */
  readonly layers: readonly Edge[]
  /** Both stand in one row. */
  readonly together: readonly Edge[]
  /** Whether rows overlap below the faces. */
  readonly crowd: boolean
}

type Form = { readonly name: 'rows'; readonly count: number } | { readonly name: 'circle' | 'crowd' }

const numbers: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5 }

/** Reads the words of the subjects; three or more who are next to one thing stand around it. */
export function formationsOf(plan: Plan, graph: RelationGraph): Formations {
  const groups = groupsOf(plan)
  const circles = groups.flatMap(({ form, ids }) => (form.name === 'circle' ? [ids] : []))
  const around = [
    ...centersOf(plan, graph).flatMap(ids => seatsOf(ids, 'around')),
    ...heapsOf(plan, graph),
    ...circles.flatMap(ids =>
      seatsOf(
        ids.filter(id => isFree(id, graph)),
        'circle',
      ),
    ),
  ]
  const seated = around.filter(
    ({ child }, index) =>
      around.findIndex(one => one.child === child) === index && around.every(one => one.parent !== child),
  )
  const rows = groups.flatMap(({ form, ids }) => (form.name === 'rows' ? [rankFiles(ids, form.count)] : []))
  return {
    graph: { ...graph, attachments: [...graph.attachments, ...seated] },
    layers: [
      ...groupLayers(plan, graph),
      ...rows.flatMap(ranks => ranks.flatMap((rank, index) => pairs(rank, ranks[index + 1] ?? []))),
    ],
    together: rows.flatMap(ranks => ranks.flatMap(rank => pairs(rank.slice(0, 1), rank.slice(1)))),
    crowd: plan.subjects.length > freeSubjects || groups.some(({ form }) => form.name === 'crowd'),
  }
}

/** Subjects of one role who share the words that say how they stand. */
function groupsOf(plan: Plan): readonly { readonly form: Form; readonly ids: readonly string[] }[] {
  const groups = new Map<string, { readonly form: Form; readonly ids: readonly string[] }>()
  for (const subject of plan.subjects) {
    const form = formOf(subject)
    if (form === undefined) continue
    const key = JSON.stringify(form)
    groups.set(key, { form, ids: [...(groups.get(key)?.ids ?? []), subject.id] })
  }
  return [...groups.values()].filter(({ ids }) => ids.length > 1)
}

function formOf({ action = '', details = [] }: PlanSubject): Form | undefined {
  for (const words of [action, ...details]) {
    const rows = /\bin (a|one|two|three|four|five|\d) (?:\w+ )?(?:rows?|lines?|queue|ranks?)\b/.exec(words)
    if (rows?.[1] !== undefined) return { name: 'rows', count: numbers[rows[1]] ?? Number(rows[1]) }
    if (/\bin rows\b/.test(words)) return { name: 'rows', count: 2 }
    if (/\bin a (?:\w+ )?(?:circle|ring|semicircle)\b/.test(words)) return { name: 'circle' }
    if (/\bin a (?:\w+ )?(?:crowd|huddle|cluster|mob)\b/.test(words)) return { name: 'crowd' }
  }
  return undefined
}

/** So many stand around a thing; a person has them side by side as long as one row has room. */
const leastAround = { thing: 3, person: 5 } as const

/** Each subject that many are next to who are next to nobody else, followed by them. */
function centersOf(plan: Plan, graph: RelationGraph): readonly (readonly string[])[] {
  const neighbours = neighboursOf(graph)
  return plan.subjects.flatMap(subject => {
    const beside = neighbours.get(subject.id) ?? new Set()
    const free = [...beside].filter(id => neighbours.get(id)?.size === 1 && isFree(id, graph))
    return free.length < leastAround[isPerson(subject) ? 'person' : 'thing'] ? [] : [[subject.id, ...free]]
  })
}

/** Things each of which many people are next to lie in a row, the people around all of them. */
function heapsOf(plan: Plan, graph: RelationGraph): readonly Attachment[] {
  const neighbours = neighboursOf(graph)
  const people = new Set(plan.subjects.filter(isPerson).map(({ id }) => id))
  return plan.subjects.flatMap(({ id }) => {
    const around = [...(neighbours.get(id) ?? [])]
    const heap = [...(neighbours.get(around[0] ?? '') ?? [])]
    const whole = [...heap, ...around]
    const everyOne = (ids: readonly string[], others: readonly string[]) =>
      ids.every(
        one =>
          neighbours.get(one)?.size === others.length &&
          others.every(other => neighbours.get(one)?.has(other)),
      )
    if (heap[0] !== id || heap.length < 2 || around.length < leastAround.person) return []
    if (heap.some(one => people.has(one)) || !around.every(one => people.has(one))) return []
    if (!everyOne(heap, around) || !everyOne(around, heap) || !whole.every(one => isFree(one, graph)))
      return []
    return [
      ...heap.slice(1).map(child => ({ child, parent: id, kind: 'beside' as const })),
      ...around.map(child => ({ child, parent: id, kind: 'around' as const })),
    ]
  })
}

/** Two groups each of whom is next to each of the others stand in two rows, the people behind. */
function groupLayers(plan: Plan, graph: RelationGraph): readonly Edge[] {
  const neighbours = neighboursOf(graph)
  const people = new Set(plan.subjects.filter(isPerson).map(({ id }) => id))
  return graph.next.flatMap(({ from, to }) => {
    const [ones, others] = [neighbours.get(to)?.size ?? 0, neighbours.get(from)?.size ?? 0]
    if (ones < 2 || others < 2 || ones + others < 5) return []
    return people.has(to) && !people.has(from) ? [{ from, to }] : [{ from: to, to: from }]
  })
}

function neighboursOf({ next }: RelationGraph): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map<string, Set<string>>()
  for (const { from, to } of [...next, ...next.map(({ from, to }) => ({ from: to, to: from }))]) {
    neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to))
  }
  return neighbours
}

/** Whoever is carried, or is held to a place by a direction, keeps that place. */
function isFree(id: string, graph: RelationGraph): boolean {
  return (
    graph.attachments.every(one => one.child !== id) &&
    [...graph.left, ...graph.above, ...graph.front].every(({ from, to }) => from !== id && to !== id)
  )
}

function seatsOf(ids: readonly string[], kind: 'around' | 'circle'): readonly Attachment[] {
  const [parent, ...others] = ids
  return parent === undefined || ids.length < 3 ? [] : others.map(child => ({ child, parent, kind }))
}

/** As even ranks as the number allows, the nearest first. */
function rankFiles(ids: readonly string[], count: number): readonly (readonly string[])[] {
  const ranks = Math.min(count, ids.length)
  return Array.from({ length: ranks }, (_, rank) =>
    ids.slice(Math.round((rank * ids.length) / ranks), Math.round(((rank + 1) * ids.length) / ranks)),
  )
}

function pairs(ones: readonly string[], others: readonly string[]): readonly Edge[] {
  return ones.flatMap(from => others.map(to => ({ from, to })))
}
