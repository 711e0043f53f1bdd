/**
 * Whom a place or a number means: `the nurse on the left`, `the second one from the right`, `the other nurse`.
 *
 * @module
 */
import { candidatesOf, choose, fromLeft, type Reference, some } from './candidates.ts'
import type { ScenePoints } from './dialogue-reader.ts'

const place =
  /\s*\b(?:(?:standing|sitting|who is|that is|who's|that's)\s+)?(?:on|at|to|in)\s+the\s+(?:very\s+|far\s+)?(left|right|middle|cent(?:er|re)|back|front|top|bottom)(?:\s+(?:hand\s+)?side)?$/

/** `the nurse on the left`, `the one in the middle`. */
export function byPlace(words: string, scene: ScenePoints): Reference | undefined {
  const match = place.exec(words)
  const side = match?.[1]
  const head = match === null ? '' : words.slice(0, match.index).trim()
  if (side === undefined || head === '') return undefined
  const count = Number(
    /^the (two|three|2|3)\b/.exec(head)?.[1]?.replace('two', '2').replace('three', '3') ?? 1,
  )
  const ids = candidatesOf(head, scene)
  return ids.length === 0 ? undefined : { ids: atSide(ids, side, scene).slice(0, count) }
}

function atSide(ids: readonly string[], side: string, scene: ScenePoints): readonly string[] {
  const row = fromLeft(ids, scene)
  const box = (id: string) => scene.layout.subjects.find(subject => subject.id === id)
  const down = (id: string) => {
    const own = box(id)?.box
    return own === undefined ? 0 : own.y + own.height / 2
  }
  const depth = (id: string) => box(id)?.depth ?? 0
  switch (side) {
    case 'left':
      return row
    case 'right':
      return row.toReversed()
    case 'top':
      return row.toSorted((one, other) => down(one) - down(other))
    case 'bottom':
      return row.toSorted((one, other) => down(other) - down(one))
    case 'back':
      return row.toSorted((one, other) => depth(one) - depth(other))
    case 'front':
      return row.toSorted((one, other) => depth(other) - depth(one))
    default: {
      const middle = (row.length - 1) / 2
      return row.toSorted(
        (one, other) => Math.abs(row.indexOf(one) - middle) - Math.abs(row.indexOf(other) - middle),
      )
    }
  }
}

const ordinals: Readonly<Record<string, number>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  fifth: 4,
  '1st': 0,
  '2nd': 1,
  '3rd': 2,
}

/** `nurse number two`, `nurse 2`. */
export function byNumber(words: string, scene: ScenePoints): Reference | undefined {
  const match = /^(?:the )?(\w+) (?:number |no\.? ?|#)?(one|two|three|four|five|\d)$/.exec(words)
  if (match === null) return undefined
  const place = ['one', 'two', 'three', 'four', 'five'].indexOf(match[2] ?? '') + 1 || Number(match[2])
  return some(fromLeft(candidatesOf(`the ${match[1]}`, scene), scene).slice(place - 1, place))
}

/** `the leftmost nurse`, `the second nurse from the right`, `the last one`, `the other nurse`, `the middle one`. */
export function byOrder(words: string, scene: ScenePoints): Reference | undefined {
  const counted = /^(?:the )?(.+?) (second|third|fourth|fifth) from (?:the )?(left|right)$/.exec(words)
  if (counted !== null) return byOrder(`the ${counted[2]} ${counted[1]} from the ${counted[3]}`, scene)
  const match =
    /^(?:the )?(left|right|leftmost|rightmost|middle|front|back|first|second|third|fourth|fifth|1st|2nd|3rd|last|other)(?:\s+(.+?))?(?:\s+from (?:the )?(left|right))?$/.exec(
      words,
    )
  const [, order = '', head = 'one', from] = match ?? []
  if (match === null || (match[2] === undefined && /^(?:left|right|front|back|middle)$/.test(order)))
    return undefined
  const ids = match[2] === undefined ? lastKind(scene) : candidatesOf(`the ${head}`, scene)
  if (ids.length === 0) return undefined
  if (order === 'other') {
    const others = ids.filter(id => !scene.focus.includes(id))
    return /s$/.test(head) ? some(others) : choose(fromLeft(others, scene), words)
  }
  const side = /^(left|right|middle|front|back)/.exec(order)?.[1]
  if (side !== undefined) return some(atSide(ids, side, scene).slice(0, 1))
  const row = from === 'right' ? fromLeft(ids, scene).toReversed() : fromLeft(ids, scene)
  return some([order === 'last' ? row.at(-1) : row[ordinals[order] ?? 0]].filter(id => id !== undefined))
}

/** "the first": of those who are of the kind that was mentioned last, where there are several. */
function lastKind(scene: ScenePoints): readonly string[] {
  const last = scene.plan.subjects.find(({ id }) => id === scene.focus[0])
  const alike = scene.plan.subjects.filter(one => one.class === last?.class && one.role === last?.role)
  return alike.length > 1 ? alike.map(({ id }) => id) : candidatesOf('the one', scene)
}
