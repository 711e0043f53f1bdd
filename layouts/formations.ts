/**
 * How groups stand where the request says so: in a row, in rows, in a circle, around a thing, as a crowd.
 *
 * @module
 */
import type { Plan, PlanSubject } from '../types.ts'
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
    ...tablesOf(graph).flatMap(ids => seatsOf(ids, 'around')),
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
    layers: rows.flatMap(ranks => ranks.flatMap((rank, index) => pairs(rank, ranks[index + 1] ?? []))),
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

/** Each thing that three or more are next to, followed by them. */
function tablesOf(graph: RelationGraph): readonly (readonly string[])[] {
  const centers = graph.next.map(({ to }) => to).filter((id, index, all) => all.indexOf(id) === index)
  return centers.flatMap(center => {
    const beside = graph.next.filter(({ to }) => to === center).map(({ from }) => from)
    const free = beside.filter((id, index) => beside.indexOf(id) === index && isFree(id, graph))
    return free.length < 3 ? [] : [[center, ...free]]
  })
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
