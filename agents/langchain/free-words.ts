/**
 * The lint of words that a model wrote itself: nothing in them says who a person is unless the request says it.
 *
 * @module
 */
import { adjectiveEntailments, nounEntailments } from '../entailments.ts'
import { singular } from '../grammar/plurals.ts'
import { ethnicityOf } from '../grammar/word-classes.ts'
import { requestWords } from './quotes.ts'

const demographic = ['presentation', 'age', 'skin_tone', 'ethnicity']

/** The text without the demographic words that the request does not hold; empty where nothing is left. */
export function withoutUnsaid(
  text: string,
  request: string,
): { readonly text: string; readonly dropped: readonly string[] } {
  const said = new Set(requestWords(request).map(singular))
  const dropped: string[] = []
  const kept = text.replace(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu, word => {
    const plain = word.toLowerCase().replaceAll('’', "'")
    if (said.has(singular(plain)) || !saysWho(plain)) return word
    dropped.push(plain)
    return ''
  })
  return { text: kept.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim(), dropped }
}

function saysWho(word: string): boolean {
  const entries = [adjectiveEntailments[word], nounEntailments[singular(word)]]
  const stated = entries.flatMap(entry => Object.keys(entry?.stated ?? {}))
  return stated.some(attribute => demographic.includes(attribute)) || ethnicityOf(word) !== undefined
}
