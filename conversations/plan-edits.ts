/**
 * Plans with subjects come, gone and restated; what others were said to be stays true of them.
 *
 * @module
 */
import type { CommandOf } from '../agents/index.ts'
import type { Cast, Plan, PlanSubject } from '../types.ts'

/** Without these subjects, their relations, and their part in shares and variety. */
export function withoutSubjects(plan: Plan, cast: Cast, ids: readonly string[]): Plan {
  const stays = (id: string) => !ids.includes(id)
  const shares = ids.reduce((left, id) => left.flatMap(share => leaveShare(share, id, cast)), plan.shares)
  return {
    ...plan,
    subjects: plan.subjects.filter(({ id }) => stays(id)),
    shares,
    variety: plan.variety.flatMap(one => {
      const subjects = one.subjects.filter(stays)
      return subjects.length === 0
        ? []
        : [{ ...one, subjects, distinct: Math.min(one.distinct, subjects.length) }]
    }),
    relations: plan.relations.filter(({ subject, object }) => stays(subject) && stays(object)),
  }
}

/** With newcomers; what the command says of relations and shares among them comes with them. */
export function withNewcomers(plan: Plan, { plan: added }: CommandOf<'add'>): Plan {
  const excluded = [...new Set([...(plan.excluded ?? []), ...(added.excluded ?? [])])]
  return {
    ...plan,
    subjects: [...plan.subjects, ...added.subjects],
    shares: [...plan.shares, ...added.shares],
    variety: [...plan.variety, ...added.variety],
    relations: [...plan.relations, ...added.relations],
    ...(excluded.length === 0 ? {} : { excluded }),
  }
}

/** With another subject in the place of one: it takes over its relations and nothing else. */
export function withReplaced(plan: Plan, cast: Cast, id: string, by: PlanSubject): Plan {
  const renamed = (one: string) => (one === id ? by.id : one)
  const relations = plan.relations.map(one => ({
    ...one,
    subject: renamed(one.subject),
    object: renamed(one.object),
  }))
  const place = plan.subjects.find(subject => subject.id === id)?.placement
  return {
    ...withoutSubjects(plan, cast, [id]),
    subjects: plan.subjects.map(subject =>
      subject.id === id ? { ...by, ...(place === undefined ? {} : { placement: place }) } : subject,
    ),
    relations,
  }
}

/** With these words said of these subjects: a later word takes the place of an earlier one about the same. */
export function withStatement(plan: Plan, cast: Cast, command: CommandOf<'state'>): Plan {
  const attributes = Object.keys(command.stated)
  const shares = command.subjects.reduce(
    (left, id) =>
      left.flatMap(share => (attributes.includes(share.attribute) ? leaveShare(share, id, cast) : [share])),
    plan.shares,
  )
  const variety = plan.variety.flatMap(one => {
    if (!attributes.includes(one.attribute)) return [one]
    const subjects = one.subjects.filter(id => !command.subjects.includes(id))
    return subjects.length === 0
      ? []
      : [{ ...one, subjects, distinct: Math.min(one.distinct, subjects.length) }]
  })
  return {
    ...plan,
    subjects: plan.subjects.map(subject =>
      command.subjects.includes(subject.id) ? restated(subject, command) : subject,
    ),
    shares,
    variety,
  }
}

function restated(subject: PlanSubject, command: CommandOf<'state'>): PlanSubject {
  const { stated, role, action, details = [], excluded = [] } = command
  const values = Object.values(stated).flat()
  const isGone = (word: string) => excluded.some(one => word.includes(one) || one.includes(word))
  const left = Object.entries(subject.stated).filter(([, value]) => !isGone(String(value)))
  // "red hair" after "with long blond hair": the earlier words about hair would contradict it.
  const about = Object.keys(stated).map(attribute => attribute.split('_')[0] ?? attribute)
  const kept = (subject.details ?? []).filter(
    detail => !isGone(detail) && !about.some(word => new RegExp(`\\b${word}\\b`, 'i').test(detail)),
  )
  const words = [...new Set([...kept, ...details])]
  const without = [
    ...(subject.excluded ?? []).filter(word => !values.some(value => value.includes(word))),
    ...excluded,
  ]
  const { details: _details, excluded: _excluded, ...rest } = subject
  return {
    ...rest,
    stated: { ...Object.fromEntries(left), ...stated },
    ...(role === undefined ? {} : { role }),
    ...(action === undefined ? {} : { action }),
    ...(words.length === 0 ? {} : { details: words }),
    ...(without.length === 0 ? {} : { excluded: [...new Set(without)] }),
  }
}

type Share = Plan['shares'][number]

/** A share that counted somebody counts the others from then on. */
function leaveShare(share: Share, id: string, cast: Cast): readonly Share[] {
  if (!share.subjects.includes(id)) return [share]
  const had = cast.subjects.find(one => one.id === id)?.attributes[share.attribute]?.value
  const subjects = share.subjects.filter(one => one !== id)
  const values = Object.fromEntries(
    Object.entries(share.values).map(([value, count]) => [
      value,
      value === had ? Math.max(0, count - 1) : count,
    ]),
  )
  return subjects.length === 0 ? [] : [{ ...share, subjects, values }]
}
