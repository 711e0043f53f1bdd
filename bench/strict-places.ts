/**
 * Whether boxes are where and as big as the user said, and the heads of a row level.
 *
 * @module
 */
import type { Cast, Layout, LayoutSubject, Plan } from '../types.ts'

type Subject = Plan['subjects'][number]

/** What "small" and "large" must show beside another of the class. */
const sizeFactor = 1.2

/** Tops of grown people in one row differ by at most this part of the taller box. */
const levelWithin = 0.35

/** Each placement, size and level that the boxes do not show, in words. */
export function brokenPlaces(plan: Plan, layout: Layout, cast: Cast | undefined): readonly string[] {
  const boxOf = new Map(layout.subjects.map(one => [one.id, one]))
  return [
    ...plan.subjects.flatMap(subject => brokenPlacement(subject, plan, layout)),
    ...plan.subjects.flatMap((one, index) =>
      plan.subjects.slice(index + 1).flatMap(other => {
        const [first, second] = [boxOf.get(one.id), boxOf.get(other.id)]
        if (first === undefined || second === undefined) return []
        return [
          ...brokenSize(one, first, other, second),
          ...brokenLevel([one, first], [other, second], subject => isPlain(subject, plan, cast)),
        ]
      }),
    ),
  ]
}

/** A third of the canvas each; where more than two share it, they have its half. */
function brokenPlacement(subject: Subject, plan: Plan, layout: Layout): readonly string[] {
  const box = layout.subjects.find(one => one.id === subject.id)?.box
  if (box === undefined || subject.placement === undefined) return []
  const { horizontal, vertical } = subject.placement
  const company = (axis: 'horizontal' | 'vertical', said: string) =>
    plan.subjects.filter(one => one.placement?.[axis] === said).length > 2
  const across = (box.x + box.width / 2) / layout.canvas.width
  const down = (box.y + box.height / 2) / layout.canvas.height
  const broken: string[] = []
  if (horizontal !== undefined && !isIn(across, horizontal, company('horizontal', horizontal)))
    broken.push(`${subject.id} is not ${horizontal}`)
  if (vertical !== undefined && !isIn(down, vertical, company('vertical', vertical)))
    broken.push(`${subject.id} is not ${vertical}`)
  return broken
}

function isIn(centre: number, place: string, several: boolean): boolean {
  const rounding = 1e-9
  if (place === 'left' || place === 'top') return centre <= (several ? 0.5 : 1 / 3) + rounding
  if (place === 'right' || place === 'bottom') return centre >= (several ? 0.5 : 2 / 3) - rounding
  return Math.abs(centre - 0.5) <= (several ? 0.3 : 1 / 6) + rounding
}

function brokenSize(
  one: Subject,
  first: LayoutSubject,
  other: Subject,
  second: LayoutSubject,
): readonly string[] {
  const rank = { small: -1, large: 1 }
  const [size, otherSize] = [one, other].map(subject => (subject.size === undefined ? 0 : rank[subject.size]))
  const alike = one.class === other.class && one.role === other.role && one.stated.age === other.stated.age
  if (!alike || size === undefined || otherSize === undefined || size === otherSize) return []
  const [larger, smaller] = size > otherSize ? [first, second] : [second, first]
  return larger.box.height >= sizeFactor * smaller.box.height
    ? []
    : [`${larger.id} is not larger than ${smaller.id}`]
}

/** Grown people side by side, of whom nothing else is said, look at us from one height. */
function brokenLevel(
  [one, first]: readonly [Subject, LayoutSubject],
  [other, second]: readonly [Subject, LayoutSubject],
  plain: (subject: Subject) => boolean,
): readonly string[] {
  if (!plain(one) || !plain(other)) return []
  const [a, b] = [first.box, second.box]
  const foot = Math.abs(a.y + a.height - b.y - b.height)
  const taller = Math.max(a.height, b.height)
  if (foot > 0.1 * taller) return []
  return Math.abs(a.y - b.y) <= levelWithin * taller ? [] : [`${one.id} and ${other.id} are not level`]
}

/** A grown person of whom no place, size, posture or relation is said. */
function isPlain(subject: Subject, { relations }: Plan, cast: Cast | undefined): boolean {
  const attributes = cast?.subjects.find(one => one.id === subject.id)?.attributes ?? {}
  return (
    attributes.age?.value !== 'child' &&
    (attributes.mobility_aid?.value ?? 'none') === 'none' &&
    (subject.class === 'person' || subject.role !== undefined) &&
    subject.stated.age !== 'child' &&
    subject.stated.mobility_aid === undefined &&
    subject.action === undefined &&
    !/wheelchair|meditator|sitting|kneeling/.test(subject.role ?? '') &&
    subject.details === undefined &&
    subject.size === undefined &&
    subject.placement === undefined &&
    relations.every(one => one.subject !== subject.id && one.object !== subject.id)
  )
}
