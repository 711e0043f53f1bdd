/**
 * Layouts in which one subject finds another place and everybody else stays.
 *
 * @module
 */
import { arrangeScene, checkLayout, insertSubject, occlusionsOf } from '../layouts/index.ts'
import type { Box, Layout, Plan, Warning } from '../types.ts'
import type { ChangeContext, SceneValues } from './scene-change.ts'

export interface Rearranged {
  readonly plan: Plan
  readonly layout: Layout
  /** Everybody was moved, for want of room. */
  readonly whole: boolean
  readonly warnings: readonly Warning[]
}

/** Newcomers one after the other, in the room that the others leave; where there is none, everybody is arranged anew. */
export function placeNewcomers(
  { plan, cast, layout }: SceneValues,
  ids: readonly string[],
  context: ChangeContext,
): Rearranged {
  const { capabilities } = context
  let placed = layout
  for (const id of ids) {
    const others = placed.subjects.map(subject => subject.id)
    const known = partOf(plan, [...others, id])
    const next = insertSubject({ plan: known, cast, layout: placed, subject: id, capabilities })
    if (next === undefined) return arrangedAnew({ plan, cast, layout }, ids.join(' and '), context)
    placed = next
  }
  return { plan, layout: placed, whole: false, warnings: [] }
}

/** Who moves keeps their size where there is room for it. */
export function moveSubject(
  { plan, cast, layout }: SceneValues,
  id: string,
  context: ChangeContext,
): Rearranged {
  const box = layout.subjects.find(subject => subject.id === id)?.box
  const { capabilities } = context
  const size = box && { width: box.width, height: box.height }
  const next = insertSubject({ plan, cast, layout, subject: id, capabilities, size })
  return next === undefined
    ? arrangedAnew({ plan, cast, layout }, id, context)
    : { plan, layout: next, whole: false, warnings: [] }
}

/** The part of a layout without these subjects. */
export function withoutBoxes(layout: Layout, ids: readonly string[]): Layout {
  const stays = (id: string) => !ids.includes(id)
  return {
    ...layout,
    subjects: layout.subjects.filter(({ id }) => stays(id)),
    occlusions: layout.occlusions.filter(({ front, behind }) => stays(front) && stays(behind)),
  }
}

/** The layout with one box changed, everybody's depth as it was. */
export function withChangedBox(layout: Layout, id: string, box: Box): Layout {
  const subjects = layout.subjects.map(subject => (subject.id === id ? { ...subject, box } : subject))
  return { ...layout, subjects, occlusions: occlusionsOf(subjects) }
}

/** Relations that the boxes no longer show give way to where the user put things. */
export function withTrueRelations(
  plan: Plan,
  layout: Layout,
  { capabilities }: ChangeContext,
): { readonly plan: Plan; readonly dropped: readonly string[] } {
  const dropped: string[] = []
  const relations = plan.relations.filter(relation => {
    const alone = { ...plan, relations: [relation] }
    const holds = checkLayout(layout, alone, capabilities).every(({ type }) => type !== 'relation')
    if (!holds) dropped.push(`${relation.subject} ${relation.relation} ${relation.object}`)
    return holds
  })
  return { plan: { ...plan, relations }, dropped }
}

function partOf(plan: Plan, ids: readonly string[]): Plan {
  return {
    ...plan,
    subjects: plan.subjects.filter(({ id }) => ids.includes(id)),
    relations: plan.relations.filter(({ subject, object }) => ids.includes(subject) && ids.includes(object)),
  }
}

function arrangedAnew(
  { plan, cast, layout }: SceneValues,
  who: string,
  { capabilities }: ChangeContext,
): Rearranged {
  const { value, warnings } = arrangeScene({ plan, cast, size: layout.canvas, capabilities })
  const warning: Warning = {
    stage: 'layout',
    type: 'fallback',
    feature: 'layout',
    details: `There was no room for ${who} beside the others; everybody was given another place.`,
  }
  return { plan, layout: value, whole: true, warnings: [warning, ...warnings] }
}
