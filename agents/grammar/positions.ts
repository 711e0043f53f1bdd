/**
 * What places in the picture say of the subjects there: where each stands, and how those placed stand to one another.
 *
 * @module
 */
import type { PlanSubject } from '../../types.ts'
import type { CanvasPlace } from './canvas-places.ts'
import type { SceneDraft } from './draft.ts'

/** `on the left` of a scene is left of what is said to be elsewhere, or of the others where they are few. */
export function relatePositions(draft: SceneDraft): void {
  const at = (test: (place: CanvasPlace) => boolean) =>
    draft.positions.filter(({ place }) => test(place)).map(({ subject }) => subject)
  const positioned = new Set(draft.positions.map(position => position.subject))
  const others = draft.subjects
    .map((_, index) => index)
    .filter(index => !positioned.has(index) && draft.at([index]).length > 0 && !isCarried(draft, index))
  const few = others.length <= 4 && !draft.positions.some(({ place }) => isCorner(place)) ? others : []
  const [left, right] = [at(place => place.horizontal === 'left'), at(place => place.horizontal === 'right')]
  const middle = at(place => place.horizontal === 'center')
  const across = left.length + middle.length + right.length > 1 ? [] : few
  draft.relate(left, 'left of', [...middle, ...right, ...across])
  draft.relate(right, 'right of', [...middle, ...across])
  const [front, back] = [at(place => place.depth === 'front'), at(place => place.depth === 'back')]
  const between = front.length > 0 && back.length > 0 ? [] : few
  draft.relate(front, 'in front of', [...back, ...between])
  draft.relate(back, 'behind', between)
  const [top, bottom] = [at(place => place.vertical === 'top'), at(place => place.vertical === 'bottom')]
  const along = top.length > 0 && bottom.length > 0 ? [] : few
  draft.relate(top, 'above', [...bottom, ...along])
  draft.relate(bottom, 'below', along)
  for (const { subject, place, text } of draft.positions)
    if (keepsWords(place) && !isRelated(draft, subject)) draft.detail([subject], text)
}

/** Where on the canvas a subject is to stand, by all that was said of it. */
export function placementOf(draft: SceneDraft, index: number): Pick<PlanSubject, 'placement'> {
  const { horizontal, vertical } = Object.assign(
    {},
    ...draft.positions.filter(({ subject }) => subject === index).map(({ place }) => place),
  ) as CanvasPlace
  if (horizontal === undefined && vertical === undefined) return {}
  return {
    placement: {
      ...(horizontal === undefined ? {} : { horizontal }),
      ...(vertical === undefined ? {} : { vertical }),
    },
  }
}

/** What somebody holds, rides or carries is where they are. */
function isCarried(draft: SceneDraft, index: number): boolean {
  return draft.relations.some(
    ({ subject, relation, object }) =>
      (object === index && /^(?:holding|riding|on)$/.test(relation)) ||
      (subject === index && relation === 'on'),
  )
}

function isCorner(place: CanvasPlace): boolean {
  return place.horizontal !== undefined && place.vertical !== undefined
}

/** A place that no field of the plan holds whole. */
function keepsWords(place: CanvasPlace): boolean {
  return place.depth !== undefined || (place.horizontal === 'center' && place.vertical === undefined)
}

function isRelated(draft: SceneDraft, subject: number): boolean {
  return draft.relations.some(relation => relation.subject === subject || relation.object === subject)
}
