/**
 * Politeness and frames around a request ("could you draw me a watercolour of ..."), and the style that they say.
 *
 * @module
 */

import { isAnimal } from './animals.ts'
import { unframeWishes } from './inner-frames.ts'
import { determiners, prepositions } from './lexicon/function-words.ts'
import { listed } from './lexicon/listed.ts'
import { pictureNouns, styleNouns } from './lexicon/style-words.ts'
import { frameWords } from './lexicon/talk-words.ts'
import { numberOf } from './numbers.ts'
import { isPersonNoun } from './people.ts'
import { sentencesOf } from './rewrites/matching.ts'
import { takeStyleAdjective, takeStyleFrame } from './style-frames.ts'
import { takeTags } from './style-tags.ts'
import type { Token } from './tokens.ts'
import { isKnownVerb } from './verb-forms.ts'
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
  `hi, hello, hey, thanks, thank, you, bye, goodbye, ok, okay, yes, no, sure, please, help, test, good, morning, evening, night, how, are, nice, cool, great, lol, hmm, sorry, yo, sup, hiya, ooh, umm, what, why, nothing, anything, something, whatever, there, draw, paint, make, create, me, a, an, the, picture, image, generate, of, it, for, can, could, i, want, do, everyone`,
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
  if (
    /^(?:good (?:morning|evening|day|afternoon) |hello |hi |hey )*(?:are|were) you /.test(
      `${words.join(' ')} `,
    )
  )
    return true
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
    const asks =
      /^(?:have|get|see)$/.test(token.word) &&
      /^(?:can|could|may|let)$/.test(tokens[index - 2]?.word ?? '') &&
      index > 1
    if (/^(?:me|my)$/.test(token.word) && tokens[index + 1]?.word === 'and') break
    const does = token.word === 'do' && /^(?:you|u|we|i)$/.test(tokens[index - 1]?.word ?? '')
    const isNoun =
      styleNouns.has(token.word) && /^(?:of|with|showing|for)$/.test(tokens[index + 1]?.word ?? '')
    if (isNoun) return index
    if (drawVerbs.has(token.word) || does || asks) frame = index + 1
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
