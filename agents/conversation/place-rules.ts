/**
 * Clauses about where and how large: moves, swaps, sizes, setting and style.
 *
 * @module
 */
import type { PlanSubject } from '../../types.ts'
import { relationPhrases } from '../grammar/lexicon/relation-words.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { readPhrase } from './phrases.ts'
import { type Reference, refer } from './references.ts'
import { about, type Reading, type Rule, reading, rule } from './rule.ts'

const styleWords =
  /\b(?:style|watercolou?r|painting|drawing|sketch|photo(?:graph)?|cartoon|comic|anime|manga|pixel art|illustration|pencil|ink|oil|charcoal|black and white|render|clay|crayons?|poster|engraving|collage|minimalist|realistic)\b/i

/** Style and time of the whole picture, and its background, whoever was mentioned last. */
export const pictureRules: readonly Rule[] = [
  (clause, scene) => timed(clause, scene),
  rule(
    /^(?:make|turn|change|render|draw|paint|do) (?:it|this|that|everything|the (?:picture|image|scene|whole thing))(?: (?:look|be))?(?: (?:in)?to| in| as| like)? (.+)$/i,
    ([words = ''], scene) => styled(words) ?? timed(words, scene),
  ),
  rule(
    /^(?:it|the (?:picture|scene|weather))(?: (?:should|must) (?:be|look)|'s| is)(?: like| in)? (.+)$/i,
    ([words = ''], scene) => styled(words) ?? timed(words, scene),
  ),
  rule(
    /^(?:make|change|set|turn|let) the (?:setting|background|place|location)(?: (?:to|into|in|at|on|be))? (.+)$/i,
    ([words = ''], scene) => settled(words, scene),
  ),
]

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
  rule(
    /^(?:move|put|place|bring|shift|set|send) (.+?) (?:further |more |a (?:bit|little) |slightly |over )*(?:(?:on|to|at|in|into) the (?:far |very )?)?((?:top |bottom |upper |lower )?(?:left|right|middle|cent(?:er|re))|top|bottom|up|down|back|front)(?: (?:side|corner))?(?: (?:of the (?:picture|image|scene)))?$/i,
    ([phrase = '', where = ''], scene) => movedTo(phrase, where, scene),
  ),
  rule(
    /^(.+?) (?:should (?:be|stand|sit|go)|(?:stands|sits|goes|is))(?: more)? (?:on|to|at|in) the (left|right|middle|cent(?:er|re)|top|bottom)(?: side)?$/i,
    ([phrase = '', where = ''], scene) => movedTo(phrase, where, scene),
  ),
  rule(
    new RegExp(
      `^(?:(?:move|put|place|bring|shift|set) )?(.+?) (?:(?:should|must) (?:be|stand|sit|go) )?(${besides}) (.+)$`,
      'i',
    ),
    ([phrase = '', words = '', target = ''], scene) => movedBeside(phrase, words, target, scene),
  ),
]

/** Where it all happens, and how it looks. */
export const sceneryRules: readonly Rule[] = [
  rule(
    /^(?:make|change|set|turn|move|put|place|have|let) (?:it|this|that|the (?:setting|background|scene|place|location)|them|everyone|everybody|the whole thing)(?: (?:be|happen|take place))?(?: (?:to|into|in|at|on|be))? (.+?)$/i,
    ([words = ''], scene) => styled(words) ?? settled(words, scene),
  ),
  rule(/^(?:as|in|like) (?:an? )?(.+)$/i, ([words = '']) => styled(words)),
  rule(/^(?:in|at|on|inside|outside) (.+)$/i, ([words = ''], scene) => settled(`in ${words}`, scene)),
  rule(/^(.+?) (?:as (?:the )?(?:background|setting)|in the background)$/i, ([words = ''], scene) =>
    settled(words, scene),
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

function styled(words: string): Reading | undefined {
  const style = words.replace(/^(?:an? |the |look like an? |in (?:an? |the )?)/i, '').trim()
  return styleWords.test(style) ? reading([{ type: 'style', style }]) : undefined
}

const times =
  /^(?:it )?(?:in the |at )?(night|midnight|noon|dusk|dawn|sunset|sunrise|evening|morning|winter|summer|autumn|spring|rainy|rain|snow|snowing|raining|foggy|sunny|dark)(?: outside)?$/i

/** Another time or weather at the place there is. */
function timed(words: string, scene: ScenePoints): Reading | undefined {
  const time = times.exec(words.replace(/^be /, ''))?.[1]?.toLowerCase()
  if (time === undefined) return undefined
  const place = scene.plan.setting?.replace(timeAtEnd, '')
  const weather = /^(?:rain|snow|fog|sun|dark)/.test(time)
  if (weather)
    return reading([{ type: 'setting', setting: `${place ?? ''} in ${weatherNouns[time] ?? time}`.trim() }])
  const phrase = /^(?:evening|morning)$/.test(time)
    ? `in the ${time}`
    : /^(?:winter|summer|autumn|spring)$/.test(time)
      ? `in ${time}`
      : `at ${time}`
  return reading([{ type: 'setting', setting: place === undefined ? time : `${place} ${phrase}` }])
}

const timeAtEnd =
  / (?:at|in the|in) (?:night|midnight|noon|dusk|dawn|sunset|sunrise|evening|morning|winter|summer|autumn|spring|rain|snow|fog|sunshine|the dark)$/

const weatherNouns: Readonly<Record<string, string>> = {
  raining: 'rain',
  rainy: 'rain',
  snowing: 'snow',
  foggy: 'fog',
  sunny: 'sunshine',
  dark: 'the dark',
}

/** A place, or another time at the place there is. */
function settled(words: string, scene: ScenePoints): Reading | undefined {
  const time = timed(words, scene)
  if (time !== undefined) return time
  const bare = words.replace(/^(?:in|at|on|to|into)\s+/i, '')
  const plan = readPhrase(`people in ${bare}`) ?? readPhrase(bare)
  const setting =
    plan?.setting ?? (isPlaceOnly(bare, scene) ? bare.replace(/^(?:an?|the)\s+/i, '') : undefined)
  return setting === undefined ? undefined : reading([{ type: 'setting', setting }])
}

/** The grammar sees a thing where it knows no place: `in a submarine` said of everybody is a place all the same. */
function isPlaceOnly(words: string, scene: ScenePoints): boolean {
  const subjects = readPhrase(words)?.subjects ?? []
  return (
    /^(?:an?|the)\s/i.test(words) &&
    subjects.length === 1 &&
    refer(words, scene) === undefined &&
    subjects[0]?.class !== 'person'
  )
}
