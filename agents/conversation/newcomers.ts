/**
 * Newcomers of a picture: who or what is to be added, and how it relates to those that are there.
 *
 * @module
 */
import type { Plan, PlanSubject, RelationName } from '../../types.ts'
import { relationPhrases } from '../grammar/lexicon/relation-words.ts'
import type { CommandOf } from './commands.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { readPhrase } from './phrases.ts'
import { type Reference, refer } from './references.ts'

export interface Newcomers {
  readonly command: CommandOf<'add'>
  /** Ids of those that are there and were mentioned. */
  readonly mentioned: readonly string[]
  readonly ambiguous: readonly string[]
}

/** `one more nurse`, `a dog next to her`, `two cups on the table`; undefined: the words name nothing to draw. */
export function readNewcomers(words: string, scene: ScenePoints): Newcomers | undefined {
  const anchored = anchorOf(words, scene)
  const plan = readPhrase(freshWords(anchored?.rest ?? words))
  if (plan === undefined || plan.subjects.length === 0) return undefined
  const renamed = renameSubjects(plan, takenIds(scene))
  const [first] = renamed.subjects
  const heads = renamed.subjects.filter(subject => isAlike(subject, first))
  const relations = (anchored?.reference.ids ?? []).flatMap(object =>
    heads.map(subject => ({ subject: subject.id, relation: anchored?.relation ?? 'next to', object })),
  )
  return {
    command: { type: 'add', plan: { ...renamed, relations: [...renamed.relations, ...relations] } },
    mentioned: anchored?.reference.ids ?? [],
    ambiguous: anchored?.reference.ambiguous === undefined ? [] : [anchored.reference.ambiguous],
  }
}

/** An id that nobody in the scene has, in the form that plans use. */
export function freshId(noun: string, taken: ReadonlySet<string>): string {
  const name =
    noun
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'subject'
  for (let number = 1; ; number += 1) {
    const id = `${name}-${number}`
    if (!taken.has(id)) return id
  }
}

export function takenIds({ plan }: ScenePoints): ReadonlySet<string> {
  return new Set(plan.subjects.map(({ id }) => id))
}

interface Anchor {
  readonly rest: string
  readonly relation: RelationName
  readonly reference: Reference
}

const phrases = Object.keys(relationPhrases)
  .toSorted((one, other) => other.length - one.length)
  .map(phrase => phrase.replaceAll(' ', '\\s+'))
  .join('|')

const relationTo = new RegExp(
  `^(.+?)\\s+(${phrases}|for|with|to)\\s+((?:the|her|him|it|them|both|everyone|this|that|\\w+-\\d)\\b.*)$`,
  'i',
)

/** The relation to somebody who is there; the rest of the words is who comes. */
function anchorOf(words: string, scene: ScenePoints): Anchor | undefined {
  const match = relationTo.exec(words)
  if (match === null) return undefined
  const [, rest = '', phrase = '', target = ''] = match
  const reference = refer(target, scene)
  if (reference === undefined) return undefined
  const relation = relationPhrases[phrase.toLowerCase().replaceAll(/\s+/g, ' ')] ?? 'next to'
  return { rest, relation, reference }
}

/** Without the words that only say that they come to others. */
function freshWords(words: string): string {
  return words
    .replace(/^(?:yet\s+)?(?:one|a)\s+more\b/i, 'a')
    .replace(/^another\s+(?=(?:two|three|four|five|six|\d)\b)/i, '')
    .replace(/^(?:a|the) (?:second|third|fourth|fifth)\b/i, 'a')
    .replace(/^more\s+(?=\w+s\b)/i, 'two ')
    .replace(/^(?:another|an additional|an extra|a further)\b/i, 'a')
    .replace(/^(\w+)\s+(?:more|other|additional|extra)\b/i, '$1')
    .replace(/\s+(?:too|as well|also|more)$/i, '')
    .replace(/^(?:also|plus|and)\s+/i, '')
}

function renameSubjects(plan: Plan, taken: ReadonlySet<string>): Plan {
  const used = new Set(taken)
  const names = new Map<string, string>()
  for (const { id } of plan.subjects) {
    const fresh = freshId(id.replace(/-\d+$/, ''), used)
    used.add(fresh)
    names.set(id, fresh)
  }
  const renamed = (id: string) => names.get(id) ?? id
  const { setting: _setting, style: _style, ...rest } = plan
  return {
    ...rest,
    subjects: plan.subjects.map(subject => ({ ...subject, id: renamed(subject.id) })),
    shares: plan.shares.map(share => ({ ...share, subjects: share.subjects.map(renamed) })),
    variety: plan.variety.map(variety => ({ ...variety, subjects: variety.subjects.map(renamed) })),
    relations: plan.relations.map(({ subject, relation, object }) => ({
      subject: renamed(subject),
      relation,
      object: renamed(object),
    })),
  }
}

function isAlike(one: PlanSubject, other: PlanSubject | undefined): boolean {
  return other !== undefined && one.class === other.class && one.role === other.role
}
