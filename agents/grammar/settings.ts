/**
 * Where the scene is.
 *
 * @module
 */
import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, Target } from './draft.ts'
import { places } from './lexicon/places.ts'
import { places as sites } from './lexicon/wordnet/places.ts'
import { things } from './lexicon/wordnet/things.ts'
import { isContainer, isTime, placeParts, readPlace, settingText } from './places.ts'
import { singular } from './plurals.ts'
import { entailOwner } from './subjects.ts'

/** The setting, with the words that join a second phrase to the first: `park at night`. */
export function readSetting(draft: SceneDraft, cursor: Cursor, phrase: string, noun: NounChunk): void {
  entailOwner(draft, noun)
  cursor.skip()
  const of = cursor.preposition(0, 'of') ? cursor.peekNoun(1) : undefined
  if (of !== undefined) cursor.skip(2)
  const text = settingText(noun) + (of === undefined ? '' : ` of ${of.text}`)
  const isOutside = phrase === 'outside'
  const before = draft.settings.at(-1)
  if (before === undefined) draft.settings.push(isOutside ? `outside ${text}` : text)
  else
    draft.settings.push(
      isTime(noun) || before !== text
        ? `${phrase} ${noun.determiner === undefined ? '' : `${noun.determiner} `}${text}`
        : text,
    )
}

/** `in the middle of a desert`: the desert; the cursor moves to it. */
export function takePlacePart(cursor: Cursor, noun: NounChunk): NounChunk | undefined {
  const of = cursor.preposition(1, 'of') ? cursor.peekNoun(2) : undefined
  if (of === undefined || !placeParts.has(noun.words.at(-1)?.word ?? '') || readPlace('in', of) === undefined)
    return undefined
  if (/^(?:streets|shores|banks)$/.test(noun.words.at(-1)?.word ?? '')) return undefined
  cursor.skip(2)
  return of
}

function isMerelyThing(noun: NounChunk): boolean {
  const last = singular(noun.words.at(-1)?.word ?? '')
  return things.has(last) && !places.has(last) && !sites.has(last)
}

/** `in a` something that holds nobody is where people and animals are. */
export function isWhereabouts(draft: SceneDraft, target: Target, phrase: string, noun: NounChunk): boolean {
  if (!/^(?:in|inside|at|on)$/.test(phrase)) return false
  if (target.indices.length === 0) return true
  const alive = draft.at(target.indices).every(subject => subject.kind !== 'thing')
  return (
    alive &&
    phrase !== 'on' &&
    noun.determiner !== undefined &&
    noun.count === undefined &&
    !isContainer(noun) &&
    !isMerelyThing(noun)
  )
}
