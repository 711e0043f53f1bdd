/**
 * Style said before what the picture shows: `a dark oil painting of`, `anime girl`.
 *
 * @module
 */
import { colors } from './lexicon/adjectives.ts'
import { determiners } from './lexicon/function-words.ts'
import { listed } from './lexicon/listed.ts'
import { pictureNouns, styleNouns } from './lexicon/style-words.ts'
import { media } from './lexicon/talk-words.ts'
import type { Token } from './tokens.ts'
import { isGerund } from './verb-forms.ts'
import { isBoundary } from './word-classes.ts'

/** `a dark oil painting of`, `a picture showing`. */
export function takeStyleFrame(tokens: readonly Token[]): {
  rest: readonly Token[]
  style: string | undefined
} {
  for (let index = 0; index < Math.min(tokens.length, 10); index += 1) {
    const word = tokens[index]?.word ?? ''
    if (/^(?:in|on|who|is)$/.test(word) || (word === 'and' && !colors.has(tokens[index + 1]?.word ?? '')))
      break
    if (index > 0 && ((determiners.has(word) && word !== 'that') || word === ',')) break
    if (
      isGerund(word) &&
      determiners.has(tokens[index + 1]?.word ?? '') &&
      !/^(?:showing|depicting|featuring|containing)$/.test(word)
    )
      break
    if (!/^(?:of|showing|depicting|with|where|featuring|containing|that|for|:)$/.test(word) || index === 0)
      continue
    const later = word === 'for' ? laterJoint(tokens, index) || purposeEnd(tokens, index) : 0
    const head = tokens.slice(0, index).filter(token => !determiners.has(token.word) && token.word !== 'one')
    const noun = head.at(-1)?.word ?? ''
    const two = head
      .slice(-2)
      .map(token => token.word)
      .join(' ')
    const isStyle =
      styleNouns.has(noun) ||
      styleNouns.has(two) ||
      media.has(noun) ||
      media.has(two) ||
      media.has(
        head
          .slice(-3)
          .map(token => token.word)
          .join(' '),
      )
    if (!isStyle && !pictureNouns.has(noun)) break
    const shows = later > 0 ? later - index + 1 : /^(?:that|which)$/.test(word) ? 2 : 1
    const named = isStyle ? head : head.slice(0, -1).length > 0 ? head : []
    const bare = named.filter(
      token => !/^(?:nice|good|great|beautiful|cool|quick|simple|new|lovely)$/.test(token.word),
    )
    const worth = bare.length > 1 || (bare.length === 1 && isStyle)
    return {
      rest: tokens.slice(index + shows),
      style: worth ? bare.map(token => token.text.toLowerCase()).join(' ') : undefined,
    }
  }
  return { rest: tokens, style: undefined }
}

/** `a picture for our fridge of ...`: where what it shows begins. */
function laterJoint(tokens: readonly Token[], start: number): number {
  for (let index = start + 1; index < start + 7; index += 1) {
    if (tokens[index]?.kind !== 'word') return 0
    if (/^(?:of|showing|with)$/.test(tokens[index]?.word ?? '')) return index
  }
  return 0
}

/** `a picture for the wall of our class, ...`: after the mark comes what it shows. */
function purposeEnd(tokens: readonly Token[], start: number): number {
  const end = tokens.findIndex((token, index) => index > start && token.kind === 'mark')
  return end > start && end < start + 8 && tokens.slice(end).some(token => token.kind === 'word') ? end : 0
}

/** `anime girl`, `low poly island`: how the picture looks, said as what it shows is said. */
export function takeStyleAdjective(tokens: readonly Token[]): {
  rest: readonly Token[]
  style: string | undefined
} {
  const article = /^(?:an?|the)$/.test(tokens[0]?.word ?? '') ? 1 : 0
  for (const length of [2, 1]) {
    const words = tokens.slice(article, article + length)
    const text = words.map(token => token.word).join(' ')
    const next = tokens[article + length]
    if (!looks.has(text) || next === undefined || isBoundary(next)) continue
    return { rest: [...tokens.slice(0, article), ...tokens.slice(article + length)], style: text }
  }
  return { rest: tokens, style: undefined }
}

const looks = listed(
  `anime, manga, chibi, low poly, low-poly, pixel art, pixelated, 3d, photorealistic, isometric, cel-shaded, claymation, ukiyo-e, watercolor, watercolour, vector, hand drawn, hand-drawn, cyberpunk, steampunk, vaporwave, art deco, art nouveau, pop art, minimalist, comic style, pixar style, ghibli style, disney style`,
)
