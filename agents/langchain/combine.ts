/**
 * Two readings of one request. The grammar's is the ground: nothing it found is dropped or changed. A model is asked
 * only where the grammar left words unread, and is believed only where it found all that the grammar found and nothing
 * that the request does not say. A text that is hardly English is left to the model.
 *
 * @module
 */
import type { Plan, PlanSubject, Staged, Warning } from '../../types.ts'
import { isForeign } from './foreign.ts'
import type { GroundedPlan } from './ground-plan.ts'
import type { OfflineReading } from './offline-reading.ts'
import { requestWords } from './quotes.ts'
import { stem, unreadWords } from './unread-words.ts'

/** Whether the grammar read the whole request: then no model need be asked. */
export function isCertain(request: string, offline: OfflineReading): boolean {
  if (isForeign(request)) return false
  return offline.reading === undefined || unreadWords(request, offline.reading.value).length === 0
}

/**
 * The grammar's reading, completed by the model's where that is to be believed; `model` names it in warnings.
 *
 * @throws the grammar's EVENCAST_PLAN_EMPTY where neither reads a picture
 */
export function combineReadings(
  request: string,
  offline: OfflineReading,
  grounded: GroundedPlan,
  model: string,
): Staged<Plan> {
  if (isForeign(request) && isBorneOut(grounded)) return grounded.staged
  if (offline.reading === undefined) throw offline.error
  const { value: plan, warnings } = offline.reading
  const unread = new Set(unreadWords(request, plan).map(stem))
  const doubt = doubtOf(plan, grounded, unread)
  if (doubt !== undefined) return { value: plan, warnings: [...warnings, unused(model, doubt)] }
  return { value: completed(plan, grounded.staged.value, unread), warnings }
}

/** Every subject quotes the request, and nothing had to be dropped. */
function isBorneOut({ staged, quotes, dropped }: GroundedPlan): boolean {
  const { subjects } = staged.value
  return subjects.length > 0 && dropped === 0 && subjects.every(({ id }) => quotes.get(id) !== undefined)
}

/** Why the model's reading is not to be believed; undefined: it is. */
function doubtOf(plan: Plan, grounded: GroundedPlan, unread: ReadonlySet<string>): string | undefined {
  const { value: other } = grounded.staged
  if (grounded.dropped > 0) return 'it answered what the request does not say'
  const own = countsOf(plan.subjects)
  const others = countsOf(other.subjects)
  const missed = [...own].find(([noun, count]) => others.get(noun) !== count)
  if (missed !== undefined) return `it did not find ${missed[1]} ${missed[0]}`
  const invented = other.subjects.find(
    subject => !own.has(nounOf(subject)) && !unread.has(stem(lastWord(nounOf(subject)))),
  )
  return invented === undefined ? undefined : `it added ${nounOf(invented)}`
}

/** The plan with the model's further subjects, and its setting and style where the plan has none. */
function completed(plan: Plan, other: Plan, unread: ReadonlySet<string>): Plan {
  const known = countsOf(plan.subjects)
  const ids = new Set(plan.subjects.map(({ id }) => id))
  const added = other.subjects.filter(subject => !known.has(nounOf(subject)) && !ids.has(subject.id))
  const addedIds = new Set(added.map(({ id }) => id))
  const namesIds = same(plan.subjects, other.subjects)
  const relations = other.relations.flatMap(relation => {
    if (!addedIds.has(relation.subject) && !addedIds.has(relation.object)) return []
    const [subject, object] = [relation.subject, relation.object].map(id =>
      addedIds.has(id) ? id : namesIds.get(id),
    )
    return subject === undefined || object === undefined ? [] : [{ ...relation, subject, object }]
  })
  return {
    ...plan,
    ...placeOf('setting', plan, other, unread),
    ...placeOf('style', plan, other, unread),
    subjects: [...plan.subjects, ...added],
    relations: [...plan.relations, ...relations],
  }
}

function placeOf(
  key: 'setting' | 'style',
  plan: Plan,
  other: Plan,
  unread: ReadonlySet<string>,
): Partial<Pick<Plan, 'setting' | 'style'>> {
  const text = other[key]
  if (plan[key] !== undefined || text === undefined) return {}
  const words = requestWords(text)
  return words.length > 0 && words.every(word => unread.has(stem(word))) ? { [key]: text } : {}
}

/** The model's ids to the plan's, noun by noun in their order. */
function same(subjects: readonly PlanSubject[], others: readonly PlanSubject[]): ReadonlyMap<string, string> {
  const left = [...subjects]
  const pairs = others.flatMap(other => {
    const index = left.findIndex(subject => nounOf(subject) === nounOf(other))
    const [found] = index < 0 ? [] : left.splice(index, 1)
    return found === undefined ? [] : [[other.id, found.id] as const]
  })
  return new Map(pairs)
}

function countsOf(subjects: readonly PlanSubject[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const subject of subjects) counts.set(nounOf(subject), (counts.get(nounOf(subject)) ?? 0) + 1)
  return counts
}

function nounOf({ name, role, class: noun }: PlanSubject): string {
  return (name ?? role ?? noun).toLowerCase()
}

function lastWord(noun: string): string {
  return noun.split(' ').at(-1) ?? noun
}

function unused(model: string, doubt: string): Warning {
  return {
    stage: 'plan',
    type: 'fallback',
    feature: model,
    details: `The reading of ${model} was not used: ${doubt}. The grammar's stands.`,
  }
}
