/**
 * From an answer to a plan: groups become subjects with ids, and only what the request bears out stays.
 *
 * @module
 */
import { slug } from '../../slug.ts'
import { type Plan, type PlanSubject, planSchema, type Staged, type Warning } from '../../types.ts'
import { singular } from '../grammar/plurals.ts'
import { varietyNouns, varietyWords } from '../grammar/variety-words.ts'
import type { Answer } from './answer-schema.ts'
import { isAttribute, statedBy } from './evidence.ts'
import { placeWords } from './free-words.ts'
import { canonicalValue, groundSubject, planWarning } from './ground-subject.ts'
import { inventedSubject, isNamed, isQuote } from './named-subjects.ts'
import { isSaid, placesOf, requestWords } from './quotes.ts'

export interface GroundedPlan {
  readonly staged: Staged<Plan>
  /** Subject to the words of the request that name it; absent: the model quoted none, or made them up. */
  readonly quotes: ReadonlyMap<string, string>
  /** How many things that the model answered are not in the request. */
  readonly dropped: number
}

/** Grounds an answer in the words of its request. Keys that the model made up are named as dropped. */
export function groundPlan(answer: Answer, request: string, unknownKeys: readonly string[]): GroundedPlan {
  const { subjects, members, quotes, warnings } = expandSubjects(answer, request)
  const setting = placeWords(answer.setting ?? '', request)
  const style = placeWords(answer.style ?? '', request)
  const excluded = (answer.excluded ?? []).filter(word => isSaid(word, request))
  const shares = groundShares(answer.shares, members, request)
  const variety = groundVariety(answer.variety, members, request)
  const relations = expandRelations(answer.relations, members)
  const plan = planSchema.parse({
    ...(setting.text === '' ? {} : { setting: setting.text }),
    ...(style.text === '' ? {} : { style: style.text }),
    subjects,
    shares: shares.kept,
    variety: variety.kept,
    relations: relations.kept,
    ...(excluded.length === 0 ? {} : { excluded }),
  })
  const ungrounded = [
    ...unknownKeys.map(key => [key, 'a key that plans do not have'] as const),
    ...[...setting.dropped, ...style.dropped].map(
      word => [word, 'a word that the request does not say'] as const,
    ),
    ...(answer.excluded ?? [])
      .filter(word => !excluded.includes(word))
      .map(word => [word, 'an exclusion that the request does not say'] as const),
    ...[...shares.dropped, ...variety.dropped, ...relations.dropped],
  ]
  const dropped = ungrounded.map(([feature, what]) =>
    planWarning(feature, `The language model answered "${feature}", ${what}; it was dropped.`),
  )
  const all = [...warnings, ...dropped]
  return { staged: { value: plan, warnings: all }, quotes, dropped: all.length }
}

type Members = ReadonlyMap<string, readonly string[]>

interface Expanded {
  readonly subjects: readonly PlanSubject[]
  /** The model's own id, or that of a subject, to the subjects it means. */
  readonly members: Members
  readonly quotes: ReadonlyMap<string, string>
  readonly warnings: readonly Warning[]
}

interface Grounded<Value> {
  readonly kept: readonly Value[]
  /** What was dropped, and why. */
  readonly dropped: readonly (readonly [feature: string, what: string])[]
}

/** Every member of a group becomes a subject of its own: `doctor-1`, `doctor-2`; a named one has its name. */
function expandSubjects(answer: Answer, request: string): Expanded {
  const used = new Map<string, number>()
  const subjects: PlanSubject[] = []
  const members = new Map<string, readonly string[]>()
  const quotes = new Map<string, string>()
  const warnings: Warning[] = []
  for (const entry of answer.subjects) {
    if (!isNamed(entry, request)) {
      warnings.push(inventedSubject(entry))
      continue
    }
    const grounded = groundSubject(entry, request, answer.subjects)
    const ids = Array.from({ length: entry.count ?? 1 }, () => nextId(grounded.subject, used))
    subjects.push(...ids.map(id => ({ id, ...grounded.subject })))
    for (const id of ids) members.set(id, [id])
    if (isQuote(entry.said, request)) for (const id of ids) quotes.set(id, entry.said)
    if (entry.id !== null) members.set(entry.id, [...(members.get(entry.id) ?? []), ...ids].filter(unique))
    const [only, ...others] = ids
    warnings.push(
      ...grounded.warnings.map(warning =>
        only === undefined || others.length > 0 ? warning : { ...warning, subject: only },
      ),
    )
  }
  return { subjects, members, quotes, warnings }
}

function nextId({ name, role, class: noun }: Omit<PlanSubject, 'id'>, used: Map<string, number>): string {
  const stem = slug(name ?? role ?? noun, 60) ?? 'subject'
  const number = (used.get(stem) ?? 0) + 1
  used.set(stem, number)
  return name !== undefined && number === 1 ? stem : `${stem}-${number}`
}

function groundShares(
  shares: Answer['shares'],
  members: Members,
  request: string,
): Grounded<Plan['shares'][number]> {
  const read = shares.map(({ subjects, attribute, values, because }) => {
    const ids = resolve(subjects, members)
    const said = values
      .map(({ value, count }) => ({ value: canonicalValue(attribute, value), count }))
      .filter(
        ({ value, count }) => count >= 0 && statedBy(because, undefined, attribute, [value]) !== undefined,
      )
    const total = said.reduce((sum, { count }) => sum + count, 0)
    const borne = isBorne(attribute, because, request) && said.length > 0 && total <= ids.length
    const share = {
      subjects: ids,
      attribute,
      values: Object.fromEntries(said.map(({ value, count }) => [value, count])),
    }
    return { feature: attribute, kept: borne ? share : undefined }
  })
  return sorted(read, 'a share that the request does not state')
}

function groundVariety(
  variety: Answer['variety'],
  members: Members,
  request: string,
): Grounded<Plan['variety'][number]> {
  const read = variety.map(({ subjects, attribute, distinct, because }) => {
    const ids = resolve(subjects, members)
    const most = mostDistinct(because, attribute)
    const borne = isBorne(attribute, because, request) && ids.length > 0 && most > 0
    const count = Math.max(1, Math.min(distinct, most, ids.length))
    return { feature: attribute, kept: borne ? { subjects: ids, attribute, distinct: count } : undefined }
  })
  return sorted(read, 'a variety that the request does not state')
}

function isBorne(attribute: string, because: string, request: string): boolean {
  return isAttribute(attribute, request) && placesOf(because, request).length > 0
}

/** How many distinct values a quote may ask for; 0: it asks for no variety of this attribute. */
function mostDistinct(because: string, attribute: string): number {
  const words = requestWords(because)
  const named = words.flatMap((word, index) => [
    ...(varietyWords[word] ?? []),
    ...(varietyNouns[singular(word)] ?? []),
    ...(varietyNouns[`${word} ${singular(words[index + 1] ?? '')}`] ?? []),
  ])
  const listed = named.find(entry => entry.attribute === attribute)
  if (listed !== undefined) return listed.distinct
  const unlike = words.some(word =>
    /^(?:different|various|varied|diverse|all|every|mixed|range|variety)$/.test(word),
  )
  return named.length === 0 && unlike ? Number.POSITIVE_INFINITY : 0
}

/** Relations in which one subject has one other, as against sides of a scene. */
const oneToOne: ReadonlySet<string> = new Set(['holding', 'riding', 'on', 'next to'])

/** Relations between single subjects: every one of a group with every other, riders and their horses one to one. */
function expandRelations(
  relations: Answer['relations'],
  members: Members,
): Grounded<Plan['relations'][number]> {
  const read = relations.map(({ subject, relation, object }) => {
    const left = members.get(subject) ?? []
    const right = members.get(object) ?? []
    const pairs =
      oneToOne.has(relation) && left.length === right.length
        ? left.map((id, index) => [id, right[index] ?? ''] as const)
        : left.flatMap(id => right.map(other => [id, other] as const))
    const apart = pairs.filter(([id, other]) => id !== other)
    return {
      feature: relation,
      pairs: apart.map(([id, other]) => ({ subject: id, relation, object: other })),
    }
  })
  return {
    kept: read.flatMap(({ pairs }) => pairs),
    dropped: read
      .filter(({ pairs }) => pairs.length === 0)
      .map(({ feature }) => [feature, 'a relation to a subject that is not there'] as const),
  }
}

function sorted<Value>(
  read: readonly { readonly feature: string; readonly kept: Value | undefined }[],
  what: string,
): Grounded<Value> {
  return {
    kept: read.flatMap(({ kept }) => (kept === undefined ? [] : [kept])),
    dropped: read.filter(({ kept }) => kept === undefined).map(({ feature }) => [feature, what] as const),
  }
}

function resolve(ids: readonly string[], members: Members): readonly string[] {
  return ids.flatMap(id => members.get(id) ?? []).filter(unique)
}

function unique<Value>(value: Value, index: number, all: readonly Value[]): boolean {
  return all.indexOf(value) === index
}
