/**
 * Words of short English phrases: splitting, comparing, and the article before them.
 *
 * @module
 */

/** Words that name nothing a model could draw. */
const functionWords = new Set(
  `a an the and or of in on at by to from with without for into onto over under near beside next as is are be being
  who whom whose that which it its their his her hers him he she they them this these those there while very some
  wearing using having doing made each both all any no not up down out off`.split(/\s+/),
)

const irregularPlurals: Readonly<Record<string, string>> = {
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  ladies: 'lady',
  gentlemen: 'gentleman',
  glasses: 'glasses',
  buses: 'bus',
  knives: 'knife',
  leaves: 'leaf',
}

export interface PlacedWord {
  /** In lower case. */
  readonly word: string
  readonly start: number
  /** Behind its last character. */
  readonly end: number
}

/** Every word with its place in the text. */
export function placedWords(text: string): readonly PlacedWord[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*(?:(?<=s)['’])?/gu)].map(match => ({
    word: match[0].toLowerCase().replaceAll('’', "'"),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Every word, in lower case, in order: `In a T-shirt` is `in`, `a`, `t-shirt`. */
export function wordsOf(text: string): readonly string[] {
  return placedWords(text).map(({ word }) => word)
}

/** The words that name something, as singulars: `wearing two hats` is `two`, `hat`. */
export function contentWords(text: string): readonly string[] {
  return wordsOf(text)
    .filter(word => !functionWords.has(word))
    .map(singular)
}

/** `doctors` is `doctor`, `boxes` is `box`; a word that is no plural stays. */
export function singular(word: string): string {
  const irregular = irregularPlurals[word]
  if (irregular !== undefined) return irregular
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') && !word.endsWith("'s") ? word.slice(0, -1) : word
}

/** Compares phrases without case, articles and plurals: `The Doctors` is `doctor`. */
export function sameness(text: string): string {
  return wordsOf(text)
    .filter(word => word !== 'a' && word !== 'an' && word !== 'the')
    .map(singular)
    .join(' ')
}

/** Whether `text` holds the words of `phrase` one after the other. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const wanted = sameness(phrase)
  return wanted !== '' && ` ${sameness(text)} `.includes(` ${wanted} `)
}

/** `an older man`, `a dog`, by the letter except where the sound differs; what has an article or a name keeps it. */
export function withArticle(words: string): string {
  if (/^(a|an|the|some|two|three)\s/i.test(words)) return words
  const vowel = /^[aeiou]/i.test(words) && !/^(uni|use|one|euro)/i.test(words)
  return `${vowel ? 'an' : 'a'} ${words}`
}
