/**
 * What a subject's own box says: `a woman basketball player, skin tone 8, black hair`; `a red car`.
 *
 * @module
 */
import type { CastSubject, PlanSubject, Warning } from '../types.ts'
import { attributeWords, type SaidAttribute, type Wording } from './attribute-words.ts'
import { roleSaysAttributes } from './demographic-words.ts'
import { freeText } from './free-text.ts'
import type { PromptParts } from './token-budget.ts'
import { type FoundClass, findClass, isPerson } from './vocabulary.ts'
import { scriptWarning } from './warnings.ts'
import { holdsPhrase, sameness, withArticle } from './words.ts'

export interface RegionPrompt {
  readonly parts: PromptParts
  /** The attributes that the prompt says. */
  readonly said: readonly SaidAttribute[]
  readonly found: FoundClass | undefined
  readonly warnings: readonly Warning[]
}

const childNouns: Readonly<Record<string, string>> = {
  feminine: 'girl',
  masculine: 'boy',
  androgynous: 'child',
}

/** Writes the prompt of one subject in its parts, so that a token budget can drop the least of them. */
export function regionPrompt(
  subject: PlanSubject,
  cast: CastSubject | undefined,
  wording: Wording,
): RegionPrompt {
  const found = classOf(subject, cast, wording)
  const attributes = attributeWords(cast, found, wording)
  const free = freeText(subject, cast, found, wording)
  const own = ownWords(subject)
  const head = isPerson(subject)
    ? personHead(subject, attributes.said, found)
    : thingHead(subject, attributes.said, found)
  return {
    parts: {
      head: [...own.first, head].join(', '),
      action: free.action,
      attributes: attributes.said.filter(one => !inHead(subject, one)).map(({ phrase }) => phrase),
      details: [...free.details, ...own.last],
    },
    said: attributes.said,
    found,
    warnings: [
      ...classWarnings(subject, found, attributes.said, wording),
      ...attributes.warnings,
      ...free.warnings,
    ],
  }
}

/** `woman`, `man`, `girl`, ...: the noun that a presentation is said with. */
export function presentationNoun(phrase: string, value: string, child: boolean): string {
  return child ? (childNouns[value] ?? phrase) : phrase
}

/** What stands in the head, before the first comma: the noun, the age, a thing's colour. */
function inHead(subject: PlanSubject, { attribute }: SaidAttribute): boolean {
  return isPerson(subject) ? attribute === 'presentation' || attribute === 'age' : attribute === 'color'
}

function classOf(
  subject: PlanSubject,
  cast: CastSubject | undefined,
  { vocabulary }: Wording,
): FoundClass | undefined {
  const aid = cast?.attributes.mobility_aid?.value ?? undefined
  return vocabulary === undefined ? undefined : findClass(subject, aid, vocabulary)
}

function personHead(
  subject: PlanSubject,
  said: readonly SaidAttribute[],
  found: FoundClass | undefined,
): string {
  const own = found === undefined || (subject.exempt !== undefined && subject.role !== undefined)
  const role = own ? (subject.role ?? subject.class) : found.entry.phrase
  const plain = (!own && found.key === 'person') || role === 'person'
  const age = said.find(({ attribute }) => attribute === 'age')
  const presentation = said.find(({ attribute }) => attribute === 'presentation')
  const child = age?.value === 'child'
  const noun =
    presentation === undefined ? undefined : presentationNoun(presentation.phrase, presentation.value, child)
  if (found === undefined && !plain && roleSaysAttributes(role, said)) return withArticle(role)
  const adjective = age === undefined || (child && (noun !== undefined || plain)) ? undefined : age.phrase
  const rest = plain ? (noun ?? (child ? age.phrase : role)) : noun === undefined ? role : `${noun} ${role}`
  return withArticle([adjective, rest].filter(word => word !== undefined && word !== '').join(' '))
}

function thingHead(
  subject: PlanSubject,
  said: readonly SaidAttribute[],
  found: FoundClass | undefined,
): string {
  const color = said.find(({ attribute }) => attribute === 'color')
  const noun = found?.entry.phrase ?? subject.class
  return withArticle(color === undefined ? noun : `${color.phrase} ${noun}`)
}

interface OwnWords {
  /** Before the head: who it is. */
  readonly first: readonly string[]
  /** Behind all else: the words that made it exempt. */
  readonly last: readonly string[]
}

/** An exempt subject's name, and the words that made it exempt where nothing else of the prompt holds them. */
function ownWords({ name, exempt, role, action, details = [] }: PlanSubject): OwnWords {
  const because = exempt?.because
  const first = name === undefined ? [] : [name]
  if (because === undefined) return { first, last: [] }
  if (name !== undefined && holdsPhrase(because, name)) return { first: [because], last: [] }
  const held = [name, role, action, ...details].some(text => text !== undefined && holdsPhrase(text, because))
  return { first, last: held ? [] : [because] }
}

function classWarnings(
  subject: PlanSubject,
  found: FoundClass | undefined,
  said: readonly SaidAttribute[],
  { vocabulary, model }: Wording,
): readonly Warning[] {
  if (vocabulary === undefined) return []
  const warn = (word: string, instead: string) => [
    scriptWarning('undrawable', word, `${model} has no picture for "${word}"; ${instead}.`, subject.id),
  ]
  if (!isPerson(subject)) return found === undefined ? warn(subject.class, 'it was asked for as said') : []
  const { role, name, exempt } = subject
  const known = found !== undefined && found.key !== 'person' && found.saidBy === role
  const drawn = role === undefined || known || sameness(role) === 'person' || roleSaysAttributes(role, said)
  const instead = `${withArticle(found?.entry.phrase ?? 'person')} is drawn instead`
  return [
    ...(name === undefined ? [] : warn(name, unchanged)),
    ...(drawn ? [] : warn(role, exempt === undefined ? instead : unchanged)),
  ]
}

const unchanged = 'its own words go into the prompt unchanged'
