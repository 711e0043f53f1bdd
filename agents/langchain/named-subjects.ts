/**
 * Which subjects of an answer the request names: nobody is in a picture because a model thought of them.
 *
 * @module
 */
import type { Warning } from '../../types.ts'
import type { AnswerSubject } from './answer-schema.ts'
import { planWarning } from './ground-subject.ts'
import { isSaid, placesOf, requestWords } from './quotes.ts'
import { isContent } from './unread-words.ts'

/** Whether the model's quote is in the request and says something, or the subject's own noun is in it. */
export function isNamed(entry: AnswerSubject, request: string): boolean {
  const { role, name, class: noun } = entry
  const own = [noun, role ?? '', name ?? ''].flatMap(requestWords).filter(word => /[\p{L}\p{N}]/u.test(word))
  return isQuote(entry.said, request) || own.some(word => isSaid(word, request))
}

/** Whether the quote stands in the request, and is more than small words. */
export function isQuote(quote: string | null, request: string): quote is string {
  return quote !== null && placesOf(quote, request).length > 0 && saysSomething(quote)
}

export function inventedSubject({ role, class: noun }: AnswerSubject): Warning {
  const named = role ?? noun
  return planWarning(
    named,
    `The language model added "${named}", which the request does not name; it was left out.`,
  )
}

function saysSomething(quote: string): boolean {
  return requestWords(quote).some(
    word => isContent(word) || /^(?:person|people|man|men|woman|women)$/.test(word),
  )
}
