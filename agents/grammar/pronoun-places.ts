/**
 * Places beside a pronoun, said as other places are: `to her left` as `to the left of her`.
 *
 * @module
 */
import { type Token, wordToken } from './tokens.ts'
import { isGerund } from './verb-forms.ts'
import { isBoundary } from './word-classes.ts'

const objects: Readonly<Record<string, string>> = { his: 'him', her: 'her', its: 'it', their: 'them' }
const sides: Readonly<Record<string, string>> = {
  left: 'to the left of',
  'left side': 'to the left of',
  'left hand side': 'to the left of',
  'far left': 'to the left of',
  right: 'to the right of',
  'right side': 'to the right of',
  'right hand side': 'to the right of',
  'far right': 'to the right of',
  side: 'next to',
  sides: 'next to',
  feet: 'next to',
}

/** Puts every place beside a pronoun into the words of a relation and a pronoun. */
export function placeByPronouns(tokens: readonly Token[]): readonly Token[] {
  const placed: Token[] = []
  for (let index = 0; index < tokens.length; ) {
    const found = placeAt(tokens, index)
    placed.push(...(found?.tokens ?? tokens.slice(index, index + 1)))
    index += found?.length ?? 1
  }
  return placed
}

function placeAt(tokens: readonly Token[], index: number) {
  const [on, each, side, of] = tokens.slice(index, index + 4)
  const isFlanked =
    on?.word === 'on' && /^(?:each|either|both)$/.test(each?.word ?? '') && /^sides?$/.test(side?.word ?? '')
  if (isFlanked && endsPhrase(of) && of?.word !== 'of')
    return { tokens: `on ${each?.word} ${side?.word} of oneself`.split(' ').map(wordToken), length: 3 }
  const object = objects[tokens[index + 1]?.word ?? '']
  const isOverhead = /^(?:above|over)$/.test(tokens[index]?.word ?? '') && tokens[index + 2]?.word === 'head'
  if (object !== undefined && isOverhead) return { tokens: ['above', object].map(wordToken), length: 3 }
  if (object === undefined || !/^(?:to|on|at|by|from)$/.test(tokens[index]?.word ?? '')) return undefined
  for (const length of [3, 2, 1]) {
    const words = tokens.slice(index + 2, index + 2 + length)
    const phrase = sides[words.map(token => token.word).join(' ')]
    const after = tokens[index + 2 + length]
    if (phrase === undefined || words.length < length || !endsPhrase(after)) continue
    return { tokens: `${phrase} ${object}`.split(' ').map(wordToken), length: 2 + length }
  }
  return undefined
}

function endsPhrase(token: Token | undefined): boolean {
  return token === undefined || isBoundary(token) || isGerund(token.word)
}
