/**
 * What holds whoever is in it, and what one works on: `in a sleigh`, `in a washing machine`, `on a tablet`.
 *
 * @module
 */
import type { NounChunk } from './chunks.ts'
import type { SceneDraft, Target } from './draft.ts'
import { places } from './lexicon/places.ts'
import { bodyParts } from './lexicon/wear.ts'
import { places as sites } from './lexicon/wordnet/places.ts'
import { things } from './lexicon/wordnet/things.ts'
import { carriers } from './places.ts'
import { singular } from './plurals.ts'

/** `in a sleigh`, `in a washing machine`: a thing of its own, which holds whoever is in it. */
export function isCarrier(draft: SceneDraft, target: Target, phrase: string, noun: NounChunk): boolean {
  if (!/^(?:in|inside|into)$/.test(phrase) || draft.at(target.indices).length === 0) return false
  const name = singular(noun.words.at(-1)?.word ?? '')
  const two = `${noun.words.at(-2)?.word ?? ''} ${name}`
  if (carriers.has(name) || carriers.has(two))
    return noun.determiner !== undefined || noun.count !== undefined
  if (noun.determiner === undefined) return false
  const isOpen = things.has(name) && !places.has(name) && !sites.has(name) && !isPicture.test(name)
  return isMachine(noun) || phrase === 'inside' || (isOpen && noun.count === undefined)
}

const isPicture = /^(?:photo|picture|mirror|frame|window|painting|poster|hat|hand|costume|uniform|chair|bed)$/

/** What one talks, plays or works on, and does not stand on. */
export function isDevice(noun: NounChunk): boolean {
  return /^(?:phones?|smartphones?|tablets?|laptops?|computers?|radio|walkie-talkie|tv|television|screens?|ipad|keyboards?|guitars?|drums?|pianos?|violins?|cello|saxophone)$/.test(
    noun.words.at(-1)?.word ?? '',
  )
}

export function isBodyPart(noun: NounChunk): boolean {
  const last = noun.words.at(-1)?.word ?? ''
  return bodyParts.has(last) || bodyParts.has(singular(last))
}

/** What one is not usually in. */
export function isMachine(noun: NounChunk): boolean {
  return /^(?:machine|washer|dryer|oven|microwave|refrigerator|fridge|freezer|dishwasher|closet|wardrobe|cupboard|cabinet|drawer|suitcase|trunk|barrel|crate|cage|fishbowl|aquarium|locker)$/.test(
    singular(noun.words.at(-1)?.word ?? ''),
  )
}
