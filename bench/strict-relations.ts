/**
 * Whether boxes say what the plan's relations say.
 *
 * @module
 */
import type { Layout, LayoutSubject, Plan } from '../types.ts'

type Relation = Plan['relations'][number]

/** Each relation that the boxes do not show, in words. */
export function brokenRelations(plan: Plan, layout: Layout): readonly string[] {
  return plan.relations.flatMap(relation => {
    const { subject, relation: name, object } = relation
    const one = layout.subjects.find(candidate => candidate.id === subject)
    const other = layout.subjects.find(candidate => candidate.id === object)
    if (one === undefined || other === undefined)
      return [`${subject} ${name} ${object}: a subject is missing`]
    const scene = {
      canvas: layout.canvas,
      says: (front: string, behind: string) => saysInFront(front, behind, plan),
      several: hasSeveral(subject, object, plan),
    }
    return holds(one, name, other, scene) ? [] : [`${subject} is not ${name} ${object}`]
  })
}

interface Scene {
  readonly canvas: Layout['canvas']
  /** Whether the plan has the first in front of the second, which beats how things are carried. */
  readonly says: (front: string, behind: string) => boolean
  /** Whether one of the two has more neighbours than two sides, or both have more than one. */
  readonly several: boolean
}

function holds(
  one: LayoutSubject,
  relation: Relation['relation'],
  other: LayoutSubject,
  { canvas, says, several }: Scene,
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
      return a.height >= 1.3 * b.height - 1e-9 && a.width * a.height > b.width * b.height
    case 'smaller than':
      return b.height >= 1.3 * a.height - 1e-9 && b.width * b.height > a.width * a.height
    case 'on':
      return a.y + a.height === b.y && a.x < b.x + b.width && b.x < a.x + a.width
    case 'riding':
      return below > 0 && touches && (one.depth > other.depth || says(other.id, one.id))
    case 'holding':
      return touches && (other.depth > one.depth || says(one.id, other.id))
    case 'next to': {
      const apart = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0)
      const above = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height))
      return (several ? above <= 0.05 * canvas.height : above < 0) && apart <= 0.3 * canvas.width
    }
  }
}

function saysInFront(front: string, behind: string, { relations }: Plan): boolean {
  return relations.some(
    ({ subject, relation, object }) =>
      (relation === 'in front of' && subject === front && object === behind) ||
      (relation === 'behind' && subject === behind && object === front),
  )
}

function hasSeveral(one: string, other: string, { relations }: Plan): boolean {
  const count = (id: string) =>
    relations.filter(
      ({ subject, relation, object }) => relation === 'next to' && [subject, object].includes(id),
    ).length
  return Math.max(count(one), count(other)) > 2 || Math.min(count(one), count(other)) > 1
}
