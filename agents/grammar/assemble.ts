/**
 * A draft to a plan: positions become relations, a stated period reaches everyone, and the schema has the last word.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import { type Plan, type PlanSubject, planSchema, type Staged } from '../../types.ts'
import type { SceneDraft, SubjectDraft } from './draft.ts'
import { placementOf, relatePositions } from './positions.ts'
import { heritageReason } from './word-classes.ts'

/** The plan of a draft, with the readings taken as warnings. */
export function assemble(draft: SceneDraft): Staged<Plan> {
  relatePositions(draft)
  for (const share of draft.shares.filter(isOfAll))
    for (const subject of draft.subjects)
      if (share.subjects.includes(subject.id))
        subject.stated[share.attribute] ??= Object.keys(share.values)[0] ?? ''
  const setting = draft.settings.join(' ').replace(/ ,/g, ',')
  const exempt = settingExemption(setting) ?? settingExemption(builtIn(draft))
  const plan = {
    ...(setting === '' ? {} : { setting }),
    ...(draft.styles.length === 0 ? {} : { style: [...new Set(draft.styles)].join(', ') }),
    subjects: draft.subjects.flatMap((subject, index) =>
      subject.removed
        ? []
        : [{ ...subjectOf(subject, exempt), ...placementOf(draft, index), ...sizeOf(subject) }],
    ),
    shares: draft.shares.filter(share => !isOfAll(share)),
    variety: draft.variety
      .filter(variety => variety.subjects.length > 1)
      .map(({ subjects, attribute, distinct }) => ({ subjects, attribute, distinct })),
    relations: relationsOf(draft),
    ...(draft.excluded.length === 0 ? {} : { excluded: draft.excluded }),
  }
  const parsed = planSchema.safeParse(plan)
  if (!parsed.success)
    throw new EvencastError('EVENCAST_PLAN_INVALID', 'Expected a plan that its schema accepts', {
      cause: parsed.error,
      hint: 'Say the request in simpler words, and report the one that failed.',
    })
  return { value: parsed.data, warnings: draft.warnings }
}

function subjectOf(draft: SubjectDraft, settingExempt: PlanSubject['exempt']): PlanSubject {
  const { id, role, action, name, stated, details, excluded } = draft
  const exempt = draft.exempt ?? (draft.kind === 'person' ? settingExempt : undefined)
  return {
    id,
    class: draft.class,
    ...(role === undefined ? {} : { role }),
    ...(action === undefined ? {} : { action }),
    ...(name === undefined ? {} : { name }),
    stated,
    ...(details.length === 0 ? {} : { details }),
    ...(excluded.length === 0 ? {} : { excluded }),
    ...(exempt === undefined ? {} : { exempt }),
  }
}

/** What all of a group are is stated of each. */
function isOfAll({ subjects, values }: SceneDraft['shares'][number]): boolean {
  return Object.values(values).length === 1 && Object.values(values)[0] === subjects.length
}

/** `a tiny cat`, `a huge tree`; of people only where it is no age. */
function sizeOf({ details, stated }: SubjectDraft): Pick<PlanSubject, 'size'> {
  const words = details.map(detail => detail.toLowerCase().replace(/^(?:very|really|extremely) /, ''))
  if (stated.age === 'child') return {}
  if (words.some(word => small.test(word))) return { size: 'small' }
  return words.some(word => large.test(word)) ? { size: 'large' } : {}
}

const small = /^(?:small|tiny|miniature|mini|minuscule|little|teeny|smallish|small-sized|wee|diminutive)$/
const large =
  /^(?:big|large|huge|giant|gigantic|enormous|massive|oversized|immense|colossal|humongous|large-sized|gargantuan)$/

/** `a Viking ship with six warriors`: what people of a period live in or sail says when they lived. */
function builtIn(draft: SceneDraft): string {
  const built = draft.subjects.find(
    subject =>
      !subject.removed &&
      subject.kind === 'thing' &&
      /(?:ship|longship|boat|galley|castle|palace|temple|house|village|market|tavern|camp|fort|fortress|battlefield|farm|street|court|tomb|pyramid|cave|chariot|longhouse)$/.test(
        subject.class,
      ),
  )
  return built === undefined ? '' : [...built.details, built.class].join(' ')
}

/** `in ancient Rome` is said of everyone in it. */
function settingExemption(setting: string): PlanSubject['exempt'] {
  const words = setting.toLowerCase().split(/[ ,]+/)
  const phrases = words.map((word, index) => [word, words[index + 1] ?? ''].join(' '))
  for (const word of [
    ...words,
    ...phrases,
    ...phrases.map((phrase, index) => `${phrase} ${words[index + 2] ?? ''}`),
  ]) {
    const reason = heritageReason(word)
    if (reason !== undefined) return { reason, because: setting }
  }
  return undefined
}

function relationsOf(draft: SceneDraft): Plan['relations'] {
  const seen = new Set<string>()
  return draft.relations.flatMap(({ subject, relation, object }) => {
    const [from, to] = [draft.at([subject])[0]?.id, draft.at([object])[0]?.id]
    const key = `${from} ${relation} ${to}`
    if (from === undefined || to === undefined || seen.has(key)) return []
    seen.add(key)
    return [{ subject: from, relation, object: to }]
  })
}
