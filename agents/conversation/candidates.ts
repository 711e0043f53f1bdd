/**
 * Everybody whom a noun phrase fits, by what was said and cast of them.
 *
 * @module
 */
import type { PlanSubject } from '../../types.ts'
import { isAnimal } from '../grammar/animals.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { readPhrase } from './phrases.ts'

export interface Reference {
  readonly ids: readonly string[]
  /** Set where several fitted and one was taken. */
  readonly ambiguous?: string | undefined
}

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

/** Everybody whom a noun phrase fits. */
export function candidatesOf(phrase: string, scene: ScenePoints): readonly string[] {
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
  return more > 0 || other || placed || plan.setting !== undefined || plan.style !== undefined
    ? undefined
    : first
}

export function articled(phrase: string): string {
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
export function agrees(id: string, { stated, details = [] }: PlanSubject, scene: ScenePoints): boolean {
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

export function choose(ids: readonly string[], words: string): Reference | undefined {
  const [first, ...others] = ids
  if (first === undefined) return undefined
  if (others.length === 0) return { ids: [first] }
  return { ids: [first], ambiguous: `"${words}" could also be ${others.join(' or ')}; ${first} was taken.` }
}

export function some(ids: readonly string[]): Reference | undefined {
  return ids.length === 0 ? undefined : { ids }
}
