/**
 * Whom a phrase means: `the woman on the left`, `her`, `both nurses`, `the one in the wheelchair`.
 *
 * @module
 */
import type { PlanSubject } from '../../types.ts'
import { isAnimal } from '../grammar/animals.ts'
import { bodyParts } from '../grammar/lexicon/wear.ts'
import { singular } from '../grammar/plurals.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { readPhrase } from './phrases.ts'

export interface Reference {
  readonly ids: readonly string[]
  /** Set where several fitted and one was taken. */
  readonly ambiguous?: string | undefined
}

/** undefined: nobody in the picture is meant. */
export function refer(phrase: string, scene: ScenePoints): Reference | undefined {
  const words = phrase
    .trim()
    .toLowerCase()
    .replace(/^(?:with|to|of|for)\s+/, '')
    .replaceAll(/['’]s$/g, '')
  if (
    words === '' ||
    words.split(' ').length > longestPhrase ||
    unfinished.test(words) ||
    notNoun.test(words)
  )
    return undefined
  return (
    byName(words, scene) ??
    byException(words, scene) ??
    byList(words, scene) ??
    byPart(words, scene) ??
    byPronoun(words, scene) ??
    byPlace(words, scene) ??
    byNumber(words, scene) ??
    byOrder(words, scene) ??
    byFeature(words, scene) ??
    byNoun(words, scene)
  )
}

/** A noun phrase does not end in these: they begin what is said of it. */
const unfinished =
  /\b(?:an?|the|in|with|of|on|at|to|and|or|not|no|without|as|like|more|less|should|must|be|is|are|wears?|holds?|have|has|carry|carries|look|looks|stand|sit|smile|ride|use|an? (?:red|blue|green|yellow|black|white|grey|brown|pink|purple|orange))$/

/** Words of the longest phrase that means somebody. */
export const longestPhrase = 14

/** Orders, and pronouns with what is said of them. */
const notNoun =
  /^(?:(?:make|give|let|put|move|add|take|have|turn|change|set|place|bring|remove|keep|should|it|she|he|they|them|him|this|that|these|those)\s(?!of\b|one\b|all\b|\w+$)|(?:make|give|let|put|move|add|take|have|turn|change|set|place|bring|remove|keep|it|she|he|they|them(?! all\b| both\b)|him)\s)/

/** Ids from left to right. */
export function fromLeft(ids: readonly string[], { layout }: ScenePoints): readonly string[] {
  const centre = (id: string) => {
    const box = layout.subjects.find(subject => subject.id === id)?.box
    return box === undefined ? 0 : box.x + box.width / 2
  }
  return ids.toSorted((one, other) => centre(one) - centre(other))
}

/** What is said or was sampled of a subject. */
export function valueFor(id: string, attribute: string, { plan, cast }: ScenePoints): string | undefined {
  const own = cast.subjects.find(subject => subject.id === id)?.attributes[attribute]?.value
  const stated = plan.subjects.find(subject => subject.id === id)?.stated[attribute]
  return own ?? (typeof stated === 'string' ? stated : undefined)
}

export function isPerson({ class: name }: PlanSubject): boolean {
  return name === 'person'
}

export function peopleOf({ plan }: ScenePoints): readonly string[] {
  return plan.subjects.filter(isPerson).map(({ id }) => id)
}

function byName(words: string, { plan }: ScenePoints): Reference | undefined {
  const id = words.replaceAll(/\s+/g, '-').replace(/^the-/, '')
  const found = plan.subjects.find(
    subject =>
      subject.id === id ||
      subject.name?.toLowerCase() === words ||
      (subject.name?.toLowerCase().split(' ') ?? []).includes(words),
  )
  return found && { ids: [found.id] }
}

/** `everybody except the doctor`. */
function byException(words: string, scene: ScenePoints): Reference | undefined {
  const match = /^(.+?),? (?:except(?: for)?|but not|apart from|other than|but) (.+)$/.exec(words)
  if (match === null) return undefined
  const [all, left] = [refer(match[1] ?? '', scene), refer(match[2] ?? '', scene)]
  if (all === undefined || left === undefined) return undefined
  return some(all.ids.filter(id => !left.ids.includes(id)))
}

/** `the doctor's shoulder`, `her lap`: what is there is with its owner. */
function byPart(words: string, scene: ScenePoints): Reference | undefined {
  const [, owner, pronoun, part] = /^(?:(.+)'s|(his|her)) (\w+)$/.exec(words) ?? []
  if (part === undefined || !bodyParts.has(singular(part))) return undefined
  return refer(owner ?? pronoun ?? '', scene)
}

/** `the doctor and the nurse`. */
function byList(words: string, scene: ScenePoints): Reference | undefined {
  const parts = words.split(/,? and |, /)
  if (parts.length < 2) return undefined
  const found = parts.map(part => refer(part, scene))
  if (found.some(one => one === undefined)) return undefined
  const ambiguous = found.find(one => one?.ambiguous !== undefined)?.ambiguous
  return {
    ids: [...new Set(found.flatMap(one => one?.ids ?? []))],
    ...(ambiguous === undefined ? {} : { ambiguous }),
  }
}

function byPronoun(words: string, scene: ScenePoints): Reference | undefined {
  const people = peopleOf(scene)
  const all = scene.plan.subjects.map(({ id }) => id)
  if (
    /^(?:everyone|everybody|all(?: of (?:them|us|the people))?|them all|all (?:the )?people|the people|each of them)$/.test(
      words,
    )
  )
    return people.length > 0 ? { ids: people } : all.length > 0 ? { ids: all } : undefined
  if (/^(?:everything|the (?:whole )?(?:scene|picture))$/.test(words)) return some(all)
  if (/^(?:both(?: of them)?|the two(?: of them)?)$/.test(words))
    return scene.focus.length === 2 ? { ids: scene.focus } : people.length === 2 ? { ids: people } : undefined
  if (/^(?:they|them|these|those)$/.test(words))
    return scene.focus.length > 0 ? { ids: scene.focus } : some(people.length > 0 ? people : all)
  if (/^(?:she|her|hers)$/.test(words)) return onePerson(scene, 'feminine')
  if (/^(?:he|him|his)$/.test(words)) return onePerson(scene, 'masculine')
  if (/^(?:it|this|that|this one|that one)$/.test(words)) {
    const things = all.filter(id => !people.includes(id))
    return some([...scene.focus.filter(id => things.includes(id)), ...scene.focus, ...things].slice(0, 1))
  }
  return undefined
}

/** `her`: who was mentioned last and can be meant; else the only one who can; else the first, and it is told. */
function onePerson(scene: ScenePoints, presentation: string): Reference | undefined {
  const fits = (id: string) => {
    const value = valueFor(id, 'presentation', scene)
    return value === undefined || value === presentation
  }
  const people = peopleOf(scene)
  const mentioned = scene.focus.find(id => people.includes(id) && fits(id))
  if (mentioned !== undefined) return { ids: [mentioned] }
  const others = fromLeft(people.filter(fits), scene)
  return choose(others, presentation === 'feminine' ? 'her' : 'him')
}

const place =
  /\s*\b(?:(?:standing|sitting|who is|that is|who's|that's)\s+)?(?:on|at|to|in)\s+the\s+(?:very\s+|far\s+)?(left|right|middle|cent(?:er|re)|back|front|top|bottom)(?:\s+(?:hand\s+)?side)?$/

/** `the nurse on the left`, `the one in the middle`. */
function byPlace(words: string, scene: ScenePoints): Reference | undefined {
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
function byNumber(words: string, scene: ScenePoints): Reference | undefined {
  const match = /^(?:the )?(\w+) (?:number |no\.? ?|#)?(one|two|three|four|five|\d)$/.exec(words)
  if (match === null) return undefined
  const place = ['one', 'two', 'three', 'four', 'five'].indexOf(match[2] ?? '') + 1 || Number(match[2])
  return some(fromLeft(candidatesOf(`the ${match[1]}`, scene), scene).slice(place - 1, place))
}

/** `the leftmost nurse`, `the second nurse from the right`, `the last one`, `the other nurse`, `the middle one`. */
function byOrder(words: string, scene: ScenePoints): Reference | undefined {
  const match =
    /^(?:the )?(left|right|leftmost|rightmost|middle|front|back|first|second|third|fourth|fifth|1st|2nd|3rd|last|other)(?:\s+(.+?))?(?:\s+from (?:the )?(left|right))?$/.exec(
      words,
    )
  const [, order = '', head = 'one', from] = match ?? []
  if (match === null || (match[2] === undefined && /^(?:left|right|front|back|middle)$/.test(order)))
    return undefined
  const ids = candidatesOf(`the ${head}`, scene)
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

/** `the one in the wheelchair`, `the woman with the hat`, `the man holding the umbrella`. */
function byFeature(words: string, scene: ScenePoints): Reference | undefined {
  const match = /^(.+?)\s+((?:with|in|wearing|who|that|holding|using|having)\b.+)$/.exec(words)
  if (match === null) return undefined
  const [, head = '', feature = ''] = match
  const read = readPhrase(
    `a person ${feature.replace(/\bthe\b/g, 'a').replace(/^(?:who|that) (?:has|have)\b/, 'with')}`,
  )
  const [wanted, ...props] = read?.subjects ?? []
  const ids = candidatesOf(head, scene).filter(id => {
    const own = scene.plan.subjects.find(subject => subject.id === id)
    if (own === undefined || wanted === undefined) return false
    if (
      Object.keys(wanted.stated).length + props.length === 0 &&
      wanted.details === undefined &&
      wanted.action === undefined
    )
      return false
    const held = props.every(prop =>
      scene.plan.relations.some(
        ({ subject, object }) =>
          subject === id &&
          scene.plan.subjects.some(other => other.id === object && other.class === prop.class),
      ),
    )
    const words = [...(wanted.details ?? []), ...(wanted.action === undefined ? [] : [wanted.action])]
    const said = JSON.stringify(own).toLowerCase()
    return (
      held &&
      agrees(id, wanted, scene) &&
      words.every(word => said.includes(word.replace(/^(?:in|with|wearing) (?:a |an |the )?/, '')))
    )
  })
  return choose(fromLeft(ids, scene), words)
}

function byNoun(words: string, scene: ScenePoints): Reference | undefined {
  // A second article begins another phrase: "Einstein a man".
  if (/\S\s(?:an?|the)\s/.test(words.replace(/^(?:all|both|each|one|any|some)(?: of)? the /, '')))
    return undefined
  const ids = candidatesOf(words, scene)
  if (ids.length === 0) return undefined
  if (/^one of\b/.test(words)) return choose(fromLeft(ids, scene), words)
  if (/^(?:all|both|every|each)\b/.test(words) || isPlural(words)) return { ids }
  const focused = ids.filter(id => scene.focus.includes(id))
  if (focused.length === 1) return { ids: focused }
  return choose(fromLeft(ids, scene), words)
}

function isPlural(words: string): boolean {
  return (readPhrase(articled(words))?.subjects.length ?? 0) > 1 || /^(?:the )?(?:ones|others)$/.test(words)
}

/** Everybody whom a noun phrase fits. */
function candidatesOf(phrase: string, scene: ScenePoints): readonly string[] {
  const words = articled(phrase)
  const { subjects } = scene.plan
  if (/^the (?:\w+ )?(?:ones?|others?)$/.test(words)) {
    const people = peopleOf(scene)
    const described = readPhrase(words.replace(/ (?:one|other)s?$/, ' person'))?.subjects[0]
    const ids = people.length > 0 ? people : subjects.map(({ id }) => id)
    return described === undefined ? ids : ids.filter(id => agrees(id, described, scene))
  }
  const wanted = nounOf(words)
  if (wanted === undefined) return []
  return subjects.filter(own => isSameKind(own, wanted) && agrees(own.id, wanted, scene)).map(({ id }) => id)
}

/** A phrase that is one noun with words before it and nothing else: more would belong to what is said of it. */
function nounOf(words: string): PlanSubject | undefined {
  const plan = readPhrase(words)
  const [first] = plan?.subjects ?? []
  if (plan === undefined || first === undefined) return undefined
  const more = plan.relations.length + plan.shares.length + (plan.excluded?.length ?? 0)
  const other = plan.subjects.some(one => one.class !== first.class || one.role !== first.role)
  const placed = first.placement !== undefined || first.action !== undefined || first.excluded !== undefined
  return more > 0 || other || placed || plan.setting !== undefined ? undefined : first
}

function articled(phrase: string): string {
  const bare = phrase
    .replace(/^(?:one|any|some|all|both|each|every)(?: of)?\s+(?=the|my|our|these|those|\w)/, '')
    .replace(/^(?:the|a|an|this|that|these|those|my|our|his|her|their)\s+/, '')
    .replace(/^(?:two|three|four|five|\d)\s+/, '')
  return `the ${bare}`
}

function isSameKind(own: PlanSubject, wanted: PlanSubject): boolean {
  const ends = (long: string, short: string) => long === short || long.endsWith(` ${short}`)
  if (isPerson(wanted) !== isPerson(own)) return false
  if (!isPerson(own))
    return ends(own.class, wanted.class) || (wanted.class === 'animal' && isAnimal(own.class))
  return wanted.role === undefined || ends(own.role ?? '', wanted.role)
}

/** Whether everything that the phrase says is true of the subject. */
function agrees(id: string, { stated, details = [] }: PlanSubject, scene: ScenePoints): boolean {
  const own = JSON.stringify(scene.plan.subjects.find(subject => subject.id === id)).toLowerCase()
  if (!details.every(detail => own.includes(detail.toLowerCase()))) return false
  return Object.entries(stated).every(([attribute, value]) => {
    const own = valueFor(id, attribute, scene)
    const list = scene.plan.subjects.find(subject => subject.id === id)?.stated[attribute]
    const wanted = typeof value === 'string' ? [value] : value
    if (own !== undefined) return wanted.includes(own)
    return Array.isArray(list) && list.some(one => wanted.includes(one))
  })
}

function choose(ids: readonly string[], words: string): Reference | undefined {
  const [first, ...others] = ids
  if (first === undefined) return undefined
  if (others.length === 0) return { ids: [first] }
  return { ids: [first], ambiguous: `"${words}" could also be ${others.join(' or ')}; ${first} was taken.` }
}

function some(ids: readonly string[]): Reference | undefined {
  return ids.length === 0 ? undefined : { ids }
}
