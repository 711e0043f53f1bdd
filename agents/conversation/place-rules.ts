/**
 * Clauses about where somebody is: moves and swaps.
 *
 * @module
 */
import type { PlanSubject } from '../../types.ts'
import { relationPhrases } from '../grammar/lexicon/relation-words.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { fromLeft, type Reference, refer } from './references.ts'
import { about, type Reading, type Rule, reading, rule } from './rule.ts'

/** Words between who goes and whom they go to, the longest first. */
const besides = [...Object.keys(relationPhrases), 'closer to', 'nearer to', 'nearer']
  .toSorted((one, other) => other.length - one.length)
  .join('|')

/** Two change places. */
export const swapRules: readonly Rule[] = [
  rule(
    /^(?:swap|switch|exchange)(?: the (?:places|positions) of)? (.+?) (?:and|with) (.+?)(?: around)?$|^(?:let )?(.+?) and (.+?) (?:should )?(?:swap|switch|trade)(?: places| positions)?$/i,
    ([one = '', other = '', third = '', fourth = ''], scene) =>
      swapped(refer(one || third, scene), refer(other || fourth, scene)),
  ),
  rule(
    /^(?:let |have |make )?(.+?) (?:should |could |must )?(?:swap|switch|trade|change|exchange) (?:places|positions|sides)$/i,
    ([phrase = ''], scene) => {
      const pair = refer(phrase, scene)
      const [one, other, ...more] = pair?.ids ?? []
      if (pair === undefined || one === undefined || other === undefined || more.length > 0) return undefined
      return reading([{ type: 'swap', subject: one, other }], pair)
    },
  ),
  rule(/^(?:swap|switch) (?:them|both|the two|places|positions)(?: around)?$/i, (_parts, scene) => {
    const both = refer('both', scene) ?? { ids: scene.plan.subjects.map(({ id }) => id) }
    const [one, other, ...more] = both.ids
    if (one === undefined || other === undefined || more.length > 0) return undefined
    return reading([{ type: 'swap', subject: one, other }], both)
  }),
]

/** Somebody goes to a place, or beside somebody. */
export const moveRules: readonly Rule[] = [
  // "put the dog between the two nurses": to the right of the left one
  rule(
    /^(?:(?:move|put|place|bring|shift|set|have|let) )?(.+?)(?: (?:should|must) (?:be|stand|sit|go)| (?:stand|sit|go))? (?:in )?between (.+)$/i,
    ([phrase = '', others = ''], scene) => {
      const [left, right, ...more] = fromLeft(refer(others, scene)?.ids ?? [], scene)
      if (left === undefined || right === undefined || more.length > 0) return undefined
      return about(phrase, scene, ids =>
        ids.map(subject => ({ type: 'move', subject, relation: { relation: 'right of', object: left } })),
      )
    },
  ),
  rule(
    /^(?:move|put|place|bring|shift|set|send|slide|drag|push|pull) (.+?) (?:further |more |a (?:bit|little) |slightly |over )*(?:(?:on|to|at|in|into) the (?:far |very )?)?((?:top |bottom |upper |lower )?(?:left|right|middle|cent(?:er|re))|top|bottom|up|down|back|front)(?: (?:side|corner))?(?: (?:of the (?:picture|image|scene)))?$/i,
    ([phrase = '', where = ''], scene) => movedTo(phrase, where, scene),
  ),
  rule(
    /^(.+?) (?:should (?:be|stand|sit|go)|(?:stands|sits|goes|is))(?: more)? (?:on|to|at|in) the (left|right|middle|cent(?:er|re)|top|bottom)(?: side)?$/i,
    ([phrase = '', where = ''], scene) => movedTo(phrase, where, scene),
  ),
  // "doctor a bit to the right", "the nurse in front": a place without a verb is where they go.
  rule(
    /^(.+?)(?: (?:further|more|a (?:bit|little)|slightly|over|all the way))* (?:to the (?:far |very )?(left|right|middle|cent(?:er|re)|front|back|top|bottom)|(?:further|more|a (?:bit|little)|slightly) (left|right|up|down|back)|(?:in |to )(front))$/i,
    ([phrase = '', side = '', way = '', front = ''], scene) => movedTo(phrase, side || way || front, scene),
  ),
  rule(
    new RegExp(
      `^(?:(?:move|put|place|bring|shift|set) )?(.+?) (?:(?:should|must) (?:be|stand|sit|go) )?(${besides}) (.+)$`,
      'i',
    ),
    ([phrase = '', words = '', target = ''], scene) => movedBeside(phrase, words, target, scene),
  ),
]

function swapped(one: Reference | undefined, other: Reference | undefined): Reading | undefined {
  const [first, second] = [one?.ids[0], other?.ids[0]]
  if (one === undefined || other === undefined || first === undefined || second === undefined)
    return undefined
  if (first === second || one.ids.length > 1 || other.ids.length > 1) return undefined
  return reading([{ type: 'swap', subject: first, other: second }], one, other)
}

function movedTo(phrase: string, where: string, scene: ScenePoints): Reading | undefined {
  const placement = placementOf(where.toLowerCase())
  return about(phrase, scene, ids => ids.map(subject => ({ type: 'move', subject, placement })))
}

function placementOf(where: string): NonNullable<PlanSubject['placement']> {
  const horizontal = /\b(left|right)\b/.exec(where)?.[1]
  const across = horizontal === 'left' || horizontal === 'right' ? horizontal : undefined
  const vertical = /\b(?:top|upper|up|back)\b/.test(where)
    ? 'top'
    : /\b(?:bottom|lower|down|front)\b/.test(where)
      ? 'bottom'
      : undefined
  if (/^(?:middle|cent)/.test(where)) return { horizontal: 'center' }
  return {
    ...(across === undefined ? {} : { horizontal: across }),
    ...(vertical === undefined ? {} : { vertical }),
  }
}

function movedBeside(phrase: string, words: string, target: string, scene: ScenePoints): Reading | undefined {
  const [who, whom] = [refer(phrase, scene), refer(target, scene)]
  const relation =
    relationPhrases[words.toLowerCase()] ?? (/^(?:clos|near)er/i.test(words) ? 'next to' : undefined)
  const object = whom?.ids[0]
  if (who === undefined || whom === undefined || object === undefined || relation === undefined)
    return undefined
  if (who.ids.includes(object)) return undefined
  return reading(
    who.ids.map(subject => ({ type: 'move', subject, relation: { relation, object } })),
    who,
    whom,
  )
}
