/**
 * What is said of subjects already there: `half of them women`, `two of them older`, `is tall`.
 *
 * @module
 */
import type { SceneDraft, Target } from './draft.ts'
import type { NounReading, Stated } from './sketch.ts'

/** States what a noun phrase or adjectives say of a target: attributes, a role, a colour, details. */
export function readSharePredicate(draft: SceneDraft, target: Target, reading: NounReading): void {
  const { qualities } = reading
  const member = reading.members[0]
  const subjects = draft.at(target.indices)
  const isThing = subjects.every(subject => subject.kind !== 'person')
  const stated =
    isThing && (member?.kind === 'thing' || reading.adjectiveOnly)
      ? (colorOf(reading.lemma) ?? (member?.kind === 'thing' ? qualities.stated : {}))
      : member?.kind === 'person'
        ? member.stated
        : qualities.stated
  draft.state(target, newOnly(draft, target, stated))
  for (const variety of qualities.variety) draft.vary(target.indices, variety.attribute, variety.distinct)
  for (const detail of qualities.details) draft.detail(target.indices, detail)
  for (const ambiguity of qualities.ambiguous) draft.ambiguous(ambiguity)
  if (member?.kind === 'person' && member.role !== undefined)
    for (const subject of subjects) subject.role = member.role
  const saysNothing =
    Object.keys(stated).length === 0 && qualities.variety.length === 0 && member?.role === undefined
  if (member?.kind !== 'person' && saysNothing) draft.detail(target.indices, reading.lemma)
}

/** What all of the group already are is no share. */
function newOnly(draft: SceneDraft, target: Target, stated: Stated): Stated {
  const group = draft.at(target.part?.group ?? [])
  return Object.fromEntries(
    Object.entries(stated).filter(
      ([attribute, value]) =>
        group.length === 0 || group.some(subject => subject.stated[attribute] !== value),
    ),
  )
}

function colorOf(lemma: string): Stated | undefined {
  return /^(?:(?:light|dark|bright|pale) )?(?:red|orange|yellow|green|blue|purple|pink|brown|black|white|grey|gray|silver|golden|gold)$/.test(
    lemma,
  )
    ? { color: lemma.replace('gray', 'grey') }
    : undefined
}
