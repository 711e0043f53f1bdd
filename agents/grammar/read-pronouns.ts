/**
 * Pronouns that begin what is said of somebody: `he is holding an umbrella`, `they are all older`.
 *
 * @module
 */
import type { SceneDraft } from './draft.ts'
import { entailPresentation, resolvePronoun } from './pronouns.ts'
import { focusOn, people, type Sentence } from './sentence.ts'
import { varietyWords } from './variety-words.ts'

/** Turns to those the pronoun means; `they` with nobody there yet are some people. */
export function readPronoun(sentence: Sentence, text: string): void {
  const draft = sentence.draft
  sentence.cursor.skip()
  draft.near = []
  const isSaid = sentence.cursor.peek()?.kind === 'be'
  const found = /^it$/i.test(text) && isSaid ? meantByIt(sentence) : resolvePronoun(draft, text, [])
  entailPresentation(draft, found, text)
  if (found.length > 0 && sentence.cursor.peek()?.kind !== 'comma') {
    sentence.target = { indices: found }
    return
  }
  const isSpeaker =
    /^(?:me|i|myself)$/i.test(text) && (sentence.afterComma || sentence.joined || draft.subjects.length === 0)
  if (isSpeaker || /^(?:someone|somebody)$/i.test(text)) focusOn(sentence, draft.add(people(1)))
  if (/^(?:he|she|him)$/i.test(text) && found.length === 0) {
    focusOn(sentence, draft.add(people(1)))
    entailPresentation(draft, draft.focus, text)
  }
  if (/^(?:they|them)$/i.test(text) && draft.at(draft.subjects.map((_, index) => index)).length === 0)
    focusOn(sentence, addUnnamed(draft, text))
}

/** People of whom the request says no more than `them`. */
export function addUnnamed(draft: SceneDraft, feature: string): readonly number[] {
  const details = `Nobody was named before "${feature}", read as 4 people; say who they are for others.`
  const indices = draft.add({ ...people(4), ambiguous: [{ feature, details }] })
  draft.group = indices
  return indices
}

/** `make it diverse` is about the group, `make it red` about the last thing if there is one. */
function meantByIt({ draft, cursor }: Sentence): readonly number[] {
  const words = cursor.peekNoun(1)?.words ?? []
  const varied = words.length > 0 && words.every(token => varietyWords[token.word] !== undefined)
  const group = draft.at(draft.group).length > 1 ? draft.group : draft.people()
  const things = resolvePronoun(draft, 'it', [])
  return varied || things.length === 0 ? group : things
}
