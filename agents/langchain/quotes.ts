/**
 * Quotes of a request: whether they are really in it, and whom the words around them are about.
 *
 * @module
 */
import { nounEntailments } from '../entailments.ts'
import { singular } from '../grammar/plurals.ts'
import type { AnswerSubject } from './answer-schema.ts'

/** Words of a request in lower case; a mark that ends a phrase is a word of its own. */
export function requestWords(text: string): readonly string[] {
  const marks = text.toLowerCase().replaceAll('’', "'")
  return marks.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*|[,;.:]/gu) ?? []
}

/** Places, as word indices, at which the request holds the words of the quote; empty: it is no quote. */
export function placesOf(quote: string, request: string): readonly number[] {
  const wanted = requestWords(quote).filter(isWord)
  const words = requestWords(request).filter(isWord)
  if (wanted.length === 0) return []
  return words.flatMap((_, start) =>
    wanted.every((word, offset) => words[start + offset] === word) ? [start] : [],
  )
}

/** Whether every word that means something stands in the request, in whatever number. */
export function isSaid(text: string, request: string): boolean {
  const said = new Set(requestWords(request).map(singular))
  return requestWords(text)
    .filter(isWord)
    .every(word => said.has(singular(word)))
}

/**
 * Whether a quote may be about this subject: its own noun is in it, or is the next noun of a subject behind it, or
 * there is none. `female` of `a female nurse and a doctor` is not about the doctor.
 */
export function isAbout(
  quote: string,
  request: string,
  own: AnswerSubject,
  all: readonly AnswerSubject[],
): boolean {
  const quoted = requestWords(quote).filter(isWord)
  const named = all.filter(subject => quoted.some(word => names(word, subject)))
  if (named.length > 0) return named.includes(own)
  const words = requestWords(request)
  const found = places(quoted, words)
  const next = found.map(start => subjectsBehind(words.slice(start + quoted.length), all))
  return found.length === 0 || next.some(subjects => subjects.length === 0 || subjects.includes(own))
}

const reach = 4

/** The subjects that the first noun within reach names, before a mark, `and` or a preposition ends the phrase. */
function subjectsBehind(words: readonly string[], all: readonly AnswerSubject[]): readonly AnswerSubject[] {
  for (const word of words.slice(0, reach)) {
    if (!isWord(word) || /^(?:and|or|with|in|on|at|who|next|beside|holding|wearing)$/.test(word)) return []
    const named = all.filter(subject => names(word, subject))
    if (named.length > 0) return named
  }
  return []
}

/** Whether a word of the request is the noun of a subject: its role or class, or a word that entails its role. */
function names(word: string, { role, class: noun, name }: AnswerSubject): boolean {
  const one = singular(word)
  const entailed = nounEntailments[one]
  const nouns = [role ?? (noun === 'person' ? undefined : noun), name ?? undefined]
  if (nouns.some(phrase => phrase !== undefined && singular(lastWord(phrase)) === one)) return true
  if (entailed === undefined) return false
  if (entailed.role === null || entailed.role === undefined) return role === null && noun === 'person'
  return entailed.role === role?.toLowerCase()
}

function lastWord(phrase: string): string {
  return phrase.toLowerCase().split(/\s+/).at(-1) ?? ''
}

function places(wanted: readonly string[], words: readonly string[]): readonly number[] {
  return words.flatMap((_, start) =>
    wanted.every((word, offset) => words[start + offset] === word) ? [start] : [],
  )
}

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word)
}
