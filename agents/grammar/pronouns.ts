/**
 * Which subjects a pronoun means, and what it says of them.
 *
 * @module
 */
import type { SceneDraft } from './draft.ts'

/** Subjects a pronoun means, never one of `before`; those placed beside another by a pronoun come last. */
export function resolvePronoun(
  draft: SceneDraft,
  pronoun: string,
  before: readonly number[],
): readonly number[] {
  const word = pronoun.toLowerCase()
  const others = draft.subjects
    .map((_, index) => index)
    .filter(index => !before.includes(index) && draft.subjects[index]?.removed === false)
  const central = others.filter(index => !draft.satellites.has(index))
  const last = (test: (index: number) => boolean) =>
    firstFound(central.filter(test).slice(-1), others.filter(test).slice(-1))
  const kindOf = (index: number) => draft.subjects[index]?.kind
  const presentationOf = (index: number) => draft.subjects[index]?.stated.presentation
  const gendered = (own: string, other: string) =>
    firstFound(
      last(index => presentationOf(index) === own),
      last(index => kindOf(index) === 'person' && presentationOf(index) !== other),
      last(index => kindOf(index) === 'animal'),
    )
  if (word === 'he' || word === 'him') return gendered('masculine', 'feminine')
  if (word === 'she' || word === 'her') return gendered('feminine', 'masculine')
  if (word === 'oneself') return last(() => true)
  if (word === 'it') return last(index => kindOf(index) !== 'person')
  if (word === 'them' || word === 'they')
    return firstFound(
      draft.group.filter(index => !before.includes(index)),
      several(others.filter(index => kindOf(index) === 'person')),
      several(others.filter(index => kindOf(index) === 'animal')),
      others,
    )
  if (word === 'everyone' || word === 'everybody') return draft.people()
  return []
}

/** `her` says that an unnamed person is a woman, where nothing else was said. */
export function entailPresentation(draft: SceneDraft, indices: readonly number[], pronoun: string): void {
  const entailed = /^(?:he|him)$/i.test(pronoun)
    ? 'masculine'
    : /^(?:she|her)$/i.test(pronoun)
      ? 'feminine'
      : undefined
  if (entailed === undefined) return
  for (const subject of draft.at(indices))
    if (subject.kind === 'person' && subject.exempt?.reason.startsWith('named') !== true)
      subject.stated.presentation ??= entailed
}

function several(indices: readonly number[]): readonly number[] {
  return indices.length > 1 ? indices : []
}

function firstFound(...found: readonly (readonly number[])[]): readonly number[] {
  return found.find(indices => indices.length > 0) ?? []
}
