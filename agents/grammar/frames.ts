/**
 * Politeness and frames around a request ("could you draw me a watercolour of ..."), and the style that they say.
 *
 * @module
 */

import { isAnimal } from './animals.ts'
import { unframeWishes } from './inner-frames.ts'
import { colors } from './lexicon/adjectives.ts'
import { determiners, prepositions } from './lexicon/function-words.ts'
import { listed } from './lexicon/listed.ts'
import { pictureNouns, styleNouns, styleTags } from './lexicon/style-words.ts'
import { frameWords, labels, media } from './lexicon/talk-words.ts'
import { numberOf } from './numbers.ts'
import { isPersonNoun } from './people.ts'
import { sentencesOf } from './rewrites/matching.ts'
import type { Token } from './tokens.ts'
import { isGerund, isKnownVerb } from './verb-forms.ts'
import { isBoundary } from './word-classes.ts'

export interface FramedRequest {
  readonly tokens: readonly Token[]
  readonly styles: readonly string[]
  /** The text asks a question or for something that is no picture. */
  readonly noPicture: boolean
}

const drawVerbs = listed(
  `draw, make, create, generate, paint, sketch, render, show, give, design, illustrate, produce, imagine, visualize, visualise, get, depict, compose, redraw, build, put, place, add, include`,
)
const questions = listed(`what, what's, why, how, when, who, who's, where, which, whose`)
const otherTasks = listed(
  `write, translate, summarize, summarise, calculate, compute, explain, tell, solve, answer, define, remember, delete, ignore, forget, send, email, call, buy, sing, search, google, play, compare, list, convert, debug, run, stop, cancel, quit, exit, help`,
)
const chatter = listed(
  `hi, hello, hey, thanks, thank, you, bye, goodbye, ok, okay, yes, no, sure, please, help, test, good, morning, evening, night, how, are, nice, cool, great, lol, hmm, sorry, what, why, nothing, anything, something, whatever, there, draw, paint, make, create, me, a, an, the, picture, image, generate, of, it, for, can, could, i, want, do, everyone`,
)

/** Takes the frame off a request. */
export function unframe(tokens: readonly Token[]): FramedRequest {
  const words = tokens.filter(token => token.kind === 'word')
  if (words.length === 0 || words.every(token => chatter.has(token.word) || /^\d+$/.test(token.word)))
    return { tokens: [], styles: [], noPicture: true }
  if (asksNoPicture(tokens)) return { tokens: [], styles: [], noPicture: true }
  const sentences = sentencesOf(unframeWishes(tokens))
  const frames = sentences
    .map((sentence, index) => takeStyle(sentence.slice(openerLength(sentence, index === 0))))
    .filter(({ rest }) => sentences.length < 2 || !isPictureOnly(rest))
  const rest = frames.flatMap(frame => frame.rest)
  const { rest: kept, styles } = takeTags(rest)
  const whole = kept.some(token => token.kind !== 'mark') ? kept : rest
  const framed = frames.flatMap(({ style }) => (style === undefined ? [] : [style]))
  return { tokens: whole, styles: [...framed, ...styles], noPicture: false }
}

/** `create an image for my presentation. It shows ...`: the first says nothing of what is in it. */
function isPictureOnly(tokens: readonly Token[]): boolean {
  const words = tokens
    .filter(token => token.kind === 'word' && !determiners.has(token.word))
    .map(token => token.word)
  const [noun, joint] = words
  return (
    noun !== undefined &&
    (pictureNouns.has(noun) || styleNouns.has(noun)) &&
    (joint === undefined || joint === 'for')
  )
}

function takeStyle(tokens: readonly Token[]): { rest: readonly Token[]; style: string | undefined } {
  const framed = takeStyleFrame(tokens)
  const looked = takeStyleAdjective(framed.rest)
  const style = [framed.style, looked.style].filter(one => one !== undefined).join(', ')
  return { rest: looked.rest, style: style === '' ? undefined : style }
}

function asksNoPicture(tokens: readonly Token[]): boolean {
  const words = tokens.filter(token => token.kind === 'word').map(token => token.word)
  if (
    words.some(
      word =>
        (drawVerbs.has(word) &&
          word !== 'get' &&
          word !== 'build' &&
          word !== 'give' &&
          word !== 'make' &&
          word !== 'show') ||
        pictureNouns.has(word) ||
        styleNouns.has(word),
    )
  )
    return false
  const first = words.find(word => !/^(?:please|can|could|you|hey|hi|hello|now)$/.test(word)) ?? ''
  const isQuestion =
    questions.has(words[0] ?? '') &&
    !/^(?:about|if|i|we)$/.test(words[1] ?? '') &&
    !(words[0] === 'who' && words.length > 4)
  return isQuestion || (otherTasks.has(first) && words.indexOf(first) < 4)
}

/** Openers up to a draw verb or picture noun; without one, only plainly polite words. */
function openerLength(tokens: readonly Token[], isFirst: boolean): number {
  let index = 0
  let frame = 0
  while (index < Math.min(tokens.length, 24)) {
    const token = tokens[index]
    if (token === undefined) break
    const does = token.word === 'do' && /^(?:you|u|we|i)$/.test(tokens[index - 1]?.word ?? '')
    const isNoun =
      styleNouns.has(token.word) && /^(?:of|with|showing|for)$/.test(tokens[index + 1]?.word ?? '')
    if (isNoun) return index
    if (drawVerbs.has(token.word) || does) frame = index + 1
    else if (!frameWords.has(token.word) && token.word !== ',' && token.word !== '!' && token.word !== ':')
      break
    index += 1
  }
  const start = isFirst ? Math.max(frame, politeLength(tokens), commandLength(tokens)) : frame
  const end = start + indirectLength(tokens, start)
  return end + (start > 0 ? bareLength(tokens, end) : 0)
}

/** `Depict a knight`, `Feature two nurses`, `Using watercolours, ...`: a verb that begins is told to the painter. */
function commandLength(tokens: readonly Token[]): number {
  const [verb, next] = tokens
  if (verb === undefined || next === undefined || isPersonNoun(verb.word) || isAnimal(verb.word)) return 0
  const comma = tokens.findIndex(token => token.text === ',')
  if (/^(?:using|keeping|following|given|considering|making)$/.test(verb.word) && comma > 0 && comma < 8)
    return comma + 1 + openerLength(tokens.slice(comma + 1), true)
  const opens = /^(?:an?|the|some|my|our|his|her)$/.test(next.word) || numberOf(next.word) !== undefined
  return opens && isKnownVerb(verb.word) && !prepositions.has(verb.word) && !isBoundary(verb) ? 1 : 0
}

/** `make image, ...`, `draw a picture. ...`: the picture itself is no part of it. */
function bareLength(tokens: readonly Token[], start: number): number {
  const article = determiners.has(tokens[start]?.word ?? '') ? 1 : 0
  const noun = tokens[start + article]
  const after = tokens[start + article + 1]
  const isBare = noun !== undefined && (pictureNouns.has(noun.word) || styleNouns.has(noun.word))
  return isBare &&
    (after?.text === ',' || after?.text === ':') &&
    tokens.length > start + article + 3 &&
    article === 0
    ? 2
    : 0
}

function politeLength(tokens: readonly Token[]): number {
  let index = 0
  const polite =
    /^(?:please|hi|hello|hey|ok|okay|now|so|can|could|would|you|u|i|i'd|i'm|we|want|need|like|love|to|see|have|let's|there's|there|is|are|imagine|how|what|about|me|this|it's|,|!|:)$/
  while (index < tokens.length && polite.test(tokens[index]?.word ?? '')) index += 1
  return index
}

/** `draw me`, `show us please`. */
function indirectLength(tokens: readonly Token[], start: number): number {
  let index = start
  while (
    !(
      /^(?:me|us)$/.test(tokens[index]?.word ?? '') &&
      /^(?:and|with|as|in|on|riding|holding|wearing|next|playing|standing|sitting)$/.test(
        tokens[index + 1]?.word ?? '',
      )
    ) &&
    /^(?:me|us|please|up|out|just|for|like|maybe|smth|sth|,|:)$/.test(tokens[index]?.word ?? '')
  )
    index += 1
  return index - start
}

/** `a dark oil painting of`, `a picture showing`. */
function takeStyleFrame(tokens: readonly Token[]): { rest: readonly Token[]; style: string | undefined } {
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
    const later = word === 'for' ? laterJoint(tokens, index) : 0
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

/** `anime girl`, `low poly island`: how the picture looks, said as what it shows is said. */
function takeStyleAdjective(tokens: readonly Token[]): { rest: readonly Token[]; style: string | undefined } {
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

/** `, digital art, 4k`, `in watercolour style`, `as a cartoon`: style said after the scene. */
function takeTags(tokens: readonly Token[]): { rest: readonly Token[]; styles: readonly string[] } {
  const segments = segmentsOf(tokens)
  const kept: Token[] = []
  const styles: string[] = []
  segments.forEach((segment, index) => {
    const words = segment.filter(token => token.kind === 'word')
    const text = words.map(token => token.word).join(' ')
    const tag =
      styleTags.has(text) ||
      (index > 0 && /^(?:in |as )?(?:an? )?[a-z0-9 -]{2,30} style$/.test(text)) ||
      isStylePhrase(words) ||
      (index > 0 &&
        words.length > 1 &&
        words.length < 4 &&
        styleNouns.has(words.at(-1)?.word ?? '') &&
        words.every(token => !isBoundary(token)) &&
        !/^(?:logo|sign|icon|photo|poster|sticker)$/.test(words.at(-1)?.word ?? '')) ||
      (index < segments.length - 1 && isMedium(words, index, segment.at(-1)?.text ?? ''))
    if (tag && text !== '') styles.push(text.replace(/^(?:in|as) /, '').replace(/^(?:an?|the) /, ''))
    else {
      const { body, style } = cutStyleTail(segment)
      kept.push(...body)
      if (style !== undefined) styles.push(style)
    }
  })
  return { rest: kept, styles }
}

/** `zoo poster!!!`, `Book cover idea.`, `NGO annual report, page 12:` say what the picture is for, not what it shows. */
function isMedium(words: readonly Token[], index: number, ends: string): boolean {
  const said = words.filter(token => !/^\d+$/.test(token.word))
  const last = said.at(-1)?.word ?? ''
  const two = said
    .slice(-2)
    .map(token => token.word)
    .join(' ')
  const bare = said.length < 6 && said.every(token => !isBoundary(token))
  const named =
    media.has(last) || media.has(two) || labels.has(last) || (styleNouns.has(last) && said.length > 1)
  const isTag =
    said.length === 1 &&
    index === 0 &&
    /^(?:portrait|photo|photograph|painting|sketch|drawing|illustration|cartoon|anime|manga|watercolou?r|render|close-up|closeup|selfie|snapshot|silhouette|caricature|doodle)$/.test(
      last,
    )
  return isTag || (index < 2 && bare && named && (said.length > 1 || ends !== ','))
}

function isStylePhrase(words: readonly Token[]): boolean {
  const last = words.at(-1)?.word ?? ''
  return (
    words.length > 1 &&
    words.length < 4 &&
    /^(?:photography|lighting|light|colors|colours|tones?|palette|mood|atmosphere|vibes?|feel|aesthetic|composition|contrast|texture|bokeh|angle|perspective|tonality|art|style|resolution|quality|attitude|space|layout|framing|blur|grain|filter|render|effect|details?|look)$/.test(
      last,
    ) &&
    words.every(token => !determiners.has(token.word))
  )
}

/** `... in the style of Monet`, `... in watercolour`, `... as a cartoon` at a segment's end. */
function cutStyleTail(segment: readonly Token[]): { body: readonly Token[]; style: string | undefined } {
  for (let index = segment.length - 2; index >= 0; index -= 1) {
    const word = segment[index]?.word
    if (word !== 'in' && word !== 'as') continue
    const tail = segment.slice(index + 1).filter(token => token.kind === 'word')
    const words = tail.map(token => token.word)
    const plain = words.filter(one => !determiners.has(one))
    const last = plain.at(-1) ?? ''
    if (index === 0 && !(words[0] === 'the' && words[1] === 'style')) continue
    const isStyle =
      (words[0] === 'the' && words[1] === 'style') ||
      (last === 'style' && plain.length < 5) ||
      (plain.length > 0 &&
        plain.length < 4 &&
        (styleNouns.has(plain.join(' ')) || styleTags.has(plain.join(' ')))) ||
      (word === 'as' && plain.length < 4 && styleNouns.has(last))
    if (isStyle)
      return { body: segment.slice(0, index), style: plain.join(' ').replace(/^style of/, 'style of') }
  }
  return { body: segment, style: undefined }
}

/** Parts between commas and stops, each with the mark that ends it. */
function segmentsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const segments: Token[][] = [[]]
  for (const token of tokens) {
    segments.at(-1)?.push(token)
    if (token.kind === 'mark' && /^[,.;!?:]$/.test(token.text)) segments.push([])
  }
  return segments
}
