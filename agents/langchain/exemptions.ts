/**
 * Which exemptions of a model's answer count: an exempt subject is out of the policy's reach, so the request itself
 * must name the person, the period or the culture.
 *
 * @module
 */
import type { PlanSubject } from '../../types.ts'
import { famousCharacters, famousPersons } from '../grammar/lexicon/origins.ts'
import { ethnicityOf, heritageReason } from '../grammar/word-classes.ts'
import type { AnswerSubject } from './answer-schema.ts'
import { placesOf, requestWords } from './quotes.ts'

/** The exemption, if the request's words bear it out. */
export function groundedExemption(
  { exempt, name }: Pick<AnswerSubject, 'exempt' | 'name'>,
  request: string,
): PlanSubject['exempt'] {
  if (exempt === null || placesOf(exempt.because, request).length === 0) return undefined
  const named = exempt.reason === 'named_person' || exempt.reason === 'named_character'
  const borne = named ? name !== null && isName(name, request) : namesOrigin(exempt.because, request)
  return borne ? exempt : undefined
}

/** Whether the request writes it as a name: with a capital, or as one of the famous. */
export function isName(name: string, request: string): boolean {
  if (placesOf(name, request).length === 0) return false
  const plain = name.toLowerCase()
  return famousPersons.has(plain) || famousCharacters.has(plain) || hasCapital(name, request)
}

function namesOrigin(quote: string, request: string): boolean {
  const words = requestWords(quote)
  const listed = words.some(word => heritageReason(word) !== undefined || ethnicityOf(word) !== undefined)
  return listed || words.some(word => /^1\d{3}s?$|centur/.test(word)) || hasCapital(quote, request)
}

/** A capitalised word of the quote, as the request writes it, that does not merely begin the request. */
function hasCapital(quote: string, request: string): boolean {
  const wanted = new Set(requestWords(quote))
  const [, ...rest] = request.match(/[\p{L}\p{N}'’-]+/gu) ?? []
  return rest.some(word => /^\p{Lu}/u.test(word) && wanted.has(word.toLowerCase()))
}
