/**
 * Words that a model wrote itself: what a picture says freely consists of the words of its request.
 *
 * @module
 */
import { adjectiveEntailments, nounEntailments } from '../entailments.ts'
import { singular } from '../grammar/plurals.ts'
import { ethnicityOf } from '../grammar/word-classes.ts'
import { isForeign } from './foreign.ts'
import { placesOf, requestWords } from './quotes.ts'
import { isContent, stem } from './unread-words.ts'

export interface SaidWords {
  /** Empty where nothing is left. */
  readonly text: string
  readonly dropped: readonly string[]
}

const anyWord = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu

/** The text without the words that mean something and that the request does not say, in whatever form of the word. */
export function onlySaid(text: string, request: string): SaidWords {
  const said = new Set(requestWords(request).flatMap(partsOf).map(stem))
  const isUnsaid = (word: string) => !said.has(stem(word)) && (isContent(word) || saysWho(word))
  const kept = strip(text.replace(marksOfCode, ' '), word => !partsOf(word).some(isUnsaid))
  const says = kept.text.match(anyWord)?.some(word => isContent(word.toLowerCase())) === true
  const isQuote = kept.dropped.length === 0 && placesOf(text, request).length > 0
  return { ...kept, text: says || isQuote ? withoutLooseEnds(kept.text) : '' }
}

/** Marks that no description of a picture needs. */
const marksOfCode = /[<>{}[\]|\\/`$=*#~^]+|--+/g

/** The same for where and how, which a model translates from another language: no word of its own says who is there. */
export function placeWords(text: string, request: string): SaidWords {
  return isForeign(request) ? withoutUnsaid(text, request) : onlySaid(text, request)
}

/** A noun: the words before its last are the request's own; the noun itself may be another word for the same. */
export function nounWords(noun: string, request: string): SaidWords {
  const linted = withoutUnsaid(noun, request)
  const words = linted.text.split(' ')
  const last = words.at(-1) ?? ''
  if (words.length < 2 || isForeign(request) || isCanonical(noun, request)) return linted
  const before = onlySaid(words.slice(0, -1).join(' '), request)
  return {
    text: [before.text, last].filter(part => part !== '').join(' '),
    dropped: [...linted.dropped, ...before.dropped],
  }
}

/** The text without the words that say who somebody is and that the request does not hold. */
function withoutUnsaid(text: string, request: string): SaidWords {
  const said = new Set(requestWords(request).map(singular))
  return strip(text, word => said.has(singular(word)) || !saysWho(word))
}

function strip(text: string, isKept: (word: string) => boolean): SaidWords {
  const dropped: string[] = []
  const kept = text.replace(anyWord, word => {
    const plain = word.toLowerCase().replaceAll('’', "'")
    if (isKept(plain)) return word
    dropped.push(plain)
    return ''
  })
  return { text: kept.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim(), dropped }
}

/** `ward with`, where the patients were dropped, is a ward. */
function withoutLooseEnds(text: string): string {
  return text
    .replace(/^(?:(?:a|an|the|and|or|of)(?:\s+|$)|[,;.\s]+)+/i, '')
    .replace(/(?:\s+(?:a|an|the|and|or|of|with|in|on|at|to|from|by|for)|[,;\s]+)+$/i, '')
}

/** `police officer` where the request says `cop`. */
function isCanonical(noun: string, request: string): boolean {
  const role = noun.toLowerCase()
  return requestWords(request).some(word => nounEntailments[singular(word)]?.role === role)
}

function saysWho(word: string): boolean {
  const entries = [adjectiveEntailments[word], nounEntailments[singular(word)]]
  const stated = entries.flatMap(entry => Object.keys(entry?.stated ?? {}))
  return stated.some(attribute => demographic.includes(attribute)) || ethnicityOf(word) !== undefined
}

const demographic = ['presentation', 'age', 'skin_tone', 'ethnicity']

function partsOf(text: string): readonly string[] {
  return text.split(/[\s-]+/).filter(part => part !== '')
}
