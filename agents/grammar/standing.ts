/**
 * What a noun phrase stands for in a picture: a subject, where it is, how it looks, or nothing at all.
 *
 * The one place where that is decided for phrases of a sentence's own level, by evidence of the phrase (article, number,
 * kind of noun) and of what is around it.
 *
 * @module
 */
import { isAbstract } from './abstracts.ts'
import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import { isEnglish } from './lexicon/known-words.ts'
import { events, places } from './lexicon/places.ts'
import { pictureNouns, styleNouns } from './lexicon/style-words.ts'
import { labels, media } from './lexicon/talk-words.ts'
import { bodyParts } from './lexicon/wear.ts'
import { happenings } from './lexicon/wordnet/happenings.ts'
import { substances } from './lexicon/wordnet/substances.ts'
import { things } from './lexicon/wordnet/things.ts'
import { isPersonNoun } from './people.ts'
import { isScenery } from './places.ts'
import { isPlural, singular } from './plurals.ts'
import type { NounReading } from './sketch.ts'
import { describesNoun } from './word-classes.ts'

/** `words`: kept for those they are said of; `talk`: said to whoever draws. */
export type Standing = 'subject' | 'setting' | 'look' | 'words' | 'talk'

export interface Surroundings {
  readonly cursor: Cursor
  /** Between commas or stops, in a list of keywords. */
  readonly listed: boolean
  /** It begins a sentence. */
  readonly begins: boolean
  /** Subjects are there already. */
  readonly peopled: boolean
}

/** What the phrase before the cursor stands for. */
export function standingOf(chunk: NounChunk, reading: NounReading, around: Surroundings): Standing {
  const isThing = reading.members.every(member => member.kind === 'thing')
  const placed = leadsToPronoun(around.cursor)
  if (isThing && !placed && isScenery(chunk, around.listed)) return 'setting'
  if (!isThing || chunk.count !== undefined) return 'subject'
  const next = around.cursor.peek()
  const ends = next === undefined || next.kind === 'comma' || next.kind === 'stop'
  const isBare = chunk.determiner === undefined
  if (saysText(chunk)) return 'words'
  if (isInterior(chunk)) return 'setting'
  const isMore = !around.cursor.done
  if (isBare && around.begins && isMore && (ends || startsPhrase(around.cursor)) && isInterjection(chunk))
    return 'talk'
  if (isBare && ends && (isMore || around.peopled) && isMood(chunk)) return 'look'
  if (ends && (isMore || around.peopled) && isMedium(chunk)) return 'look'
  if (isOccasion(chunk) && !placed) return isMore || around.peopled ? 'setting' : 'subject'
  const isAlone = !isMore && !around.peopled
  return !isAlone && isAbstract(chunk) ? 'words' : 'subject'
}

/** `saloon behind them` stands there, whatever its name. */
function leadsToPronoun(cursor: Cursor): boolean {
  return cursor.peek()?.kind === 'preposition' && cursor.peek(1)?.kind === 'pronoun'
}

function startsPhrase(cursor: Cursor): boolean {
  const next = cursor.peekNoun()
  return next?.determiner !== undefined || next?.count !== undefined || cursor.peek()?.kind === 'be'
}

/** `number 10`, `letter Z`, `word START`. */
export function saysText({ words }: NounChunk): boolean {
  const [noun, said, ...more] = words
  if (said === undefined || more.length > 0) return false
  const isShort = said.word.length === 1 || /^\d+$/.test(said.word) || /^[A-Z]{2,}$/.test(said.text)
  return (
    /^(?:number|letter|word|figure|digit|numeral|initial)s?$/.test(noun?.word ?? '') &&
    (isShort || said.capital)
  )
}

/** `cafe interior`, `the same alley`. */
function isInterior({ words, determiner }: NounChunk): boolean {
  const last = words.at(-1)?.word ?? ''
  const before = words.slice(0, -1).map(token => token.word)
  const named = [before.slice(-2).join(' '), before.at(-1) ?? ''].some(name => places.has(name))
  if (
    /^(?:interior|exterior|entrance|scenery|environment|surroundings)$/.test(last) &&
    (named || before.length === 0)
  )
    return true
  return determiner !== undefined && words[0]?.word === 'same' && places.has(last)
}

/** `ooh`, `umm`, `sure`: one word that begins, and names nothing to be seen. */
function isInterjection({ words }: NounChunk): boolean {
  const [only, ...more] = words
  if (only === undefined || more.length > 0 || isPlural(only.word)) return false
  if (
    /^(?:sure|right|cool|great|perfect|fine|alright|hmm+|u+h+m*|u+m+|o+h+|a+h+|wow|yay|yep|nope|nah)$/.test(
      only.word,
    )
  )
    return true
  return !only.capital && only.word.length < 4 && !isEnglish(only.word)
}

/** `nostalgic`, `balanced`: qualities alone, of the picture. */
function isMood({ words }: NounChunk): boolean {
  return (
    words.length > 0 &&
    words.every(
      token =>
        describesNoun(token) &&
        !isPersonNoun(token.word) &&
        !things.has(token.word) &&
        !substances.has(token.word),
    )
  )
}

/** `banner`, `two-shot`, `bedtime picture`: the picture itself. */
function isMedium({ words, determiner }: NounChunk): boolean {
  const last = words.at(-1)?.word ?? ''
  const tail = last.slice(last.lastIndexOf('-') + 1)
  if (
    determiner === 'the' ||
    /^(?:scene|view|sign|icon|card|box|number|figure|photo|poster|character|room|object|game|match)$/.test(
      last,
    )
  )
    return false
  const isPicture =
    pictureNouns.has(tail) ||
    styleNouns.has(last) ||
    media.has(last) ||
    (labels.has(last) && words.length === 1)
  return isPicture && (determiner === undefined || pictureNouns.has(tail)) && !bodyParts.has(last)
}

/** `a rooftop chase`, `nativity play`: what happens is where the others are. */
function isOccasion({ words, determiner }: NounChunk): boolean {
  const last = words.at(-1)?.word ?? ''
  if (determiner !== undefined && !/^(?:an?|the|our|my)$/.test(determiner)) return false
  if (events.has(singular(last)) && !isPlural(last)) return true
  return words.length > 1 && happenings.has(last) && places.has(words.at(-2)?.word ?? '')
}
