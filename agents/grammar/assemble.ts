/**
 * A draft to a plan: positions become relations, a stated period reaches everyone, and the schema has the last word.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import { type Plan, type PlanSubject, planSchema, type Staged } from '../../types.ts'
import type { SceneDraft, SubjectDraft } from './draft.ts'
import { positionPhrases } from './lexicon/relation-words.ts'
import { heritageReason } from './word-classes.ts'

/** The plan of a draft, with the readings taken as warnings. */
export function assemble(draft: SceneDraft): Staged<Plan> {
  relatePositions(draft)
  const setting = draft.settings.join(' ').replace(/ ,/g, ',')
  const exempt = settingExemption(setting)
  const plan = {
    ...(setting === '' ? {} : { setting }),
    ...(draft.styles.length === 0 ? {} : { style: [...new Set(draft.styles)].join(', ') }),
    subjects: draft.subjects.filter(subject => !subject.removed).map(subject => subjectOf(subject, exempt)),
    shares: draft.shares,
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

/** `in ancient Rome` is said of everyone in it. */
function settingExemption(setting: string): PlanSubject['exempt'] {
  for (const word of setting.toLowerCase().split(/[ ,]+/)) {
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

/** `on the left` of a scene is left of what is said to be elsewhere, or of the others. */
function relatePositions(draft: SceneDraft): void {
  const placed = draft.positions.map(position => ({ ...position, place: positionPhrases[position.phrase] }))
  const at = (place: string) =>
    placed.filter(position => position.place === place).map(position => position.subject)
  const positioned = new Set(placed.map(position => position.subject))
  const others = draft.subjects
    .map((_, index) => index)
    .filter(index => !positioned.has(index) && draft.at([index]).length > 0)
  const few = others.length <= 4 ? others : []
  draft.relate(at('left'), 'left of', [...at('middle'), ...at('right'), ...few])
  draft.relate(
    at('right'),
    'right of',
    at('left').length > 0 ? [...at('middle'), ...few] : [...at('middle'), ...few],
  )
  draft.relate(at('front'), 'in front of', [...at('back'), ...few])
  draft.relate(at('back'), 'behind', at('front').length > 0 ? few : few)
  draft.relate(at('top'), 'above', [...at('bottom'), ...few])
  draft.relate(at('bottom'), 'below', at('top').length > 0 ? few : few)
  for (const { subject, phrase } of placed)
    if (!draft.relations.some(relation => relation.subject === subject || relation.object === subject))
      draft.detail([subject], phrase)
}
