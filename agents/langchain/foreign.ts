/**
 * Whether a request is in another language than the grammar reads.
 *
 * @module
 */
import { isEnglish } from '../grammar/lexicon/known-words.ts'
import { requestWords } from './quotes.ts'

/** Fewer than half of the words, or of the letters of any script but Latin, are English. */
export function isForeign(request: string): boolean {
  const words = requestWords(request).filter(word => /\p{L}/u.test(word))
  const foreign = words.filter(word => !isEnglish(word) && !/['-]/.test(word))
  const otherScript = words.some(word => /\p{L}/u.test(word) && !/\p{Script=Latin}/u.test(word))
  return otherScript || (words.length > 2 && foreign.length * 2 > words.length && hasForeignSmallWord(words))
}

/** Articles and conjunctions of other languages in Latin script: what tells a language from a row of letters. */
function hasForeignSmallWord(words: readonly string[]): boolean {
  return words.some(word => smallForeign.has(word))
}

const smallForeign: ReadonlySet<string> = new Set(
  `der die das ein eine einen einem einer und mit im auf neben zwei drei vier le la les un une des et avec dans sur
  deux trois quatre el los las una unos unas y con en dos tres cuatro il lo gli uno e di nel due quattro o os as um uma
  com no na dois duas een het en met op twee drie en ett och med i två tre og på to tre jest na z w i dwa trzy ve bir
  iki üç`.split(/\s+/),
)
