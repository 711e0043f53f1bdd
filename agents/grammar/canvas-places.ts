/**
 * Places in the picture: `on the left`, `in the top right corner of the image`, `in the background`.
 *
 * @module
 */
import { listed } from './lexicon/listed.ts'
import type { Token } from './tokens.ts'
import { isGerund } from './verb-forms.ts'
import { isAdjective, isBoundary } from './word-classes.ts'

export interface CanvasPlace {
  readonly horizontal?: 'left' | 'center' | 'right'
  readonly vertical?: 'top' | 'middle' | 'bottom'
  readonly depth?: 'front' | 'back'
}

const horizontals: Readonly<Record<string, CanvasPlace['horizontal']>> = {
  left: 'left',
  'left-hand': 'left',
  lefthand: 'left',
  right: 'right',
  'right-hand': 'right',
  righthand: 'right',
  middle: 'center',
  center: 'center',
  centre: 'center',
  central: 'center',
}
const verticals: Readonly<Record<string, CanvasPlace['vertical']>> = {
  top: 'top',
  upper: 'top',
  bottom: 'bottom',
  lower: 'bottom',
}
const strengths = listed(`far, very, extreme, exact, immediate, direct, dead`)
const parts = listed(
  `side, corner, part, half, third, edge, portion, area, quadrant, section, position, place`,
)
const pictures = listed(
  `image, picture, frame, canvas, scene, photo, photograph, screen, page, painting, shot, composition, view, drawing, illustration, artwork, poster, portrait, pic, foreground, background`,
)
const depths: Readonly<Record<string, CanvasPlace['depth']>> = {
  background: 'back',
  back: 'back',
  rear: 'back',
  foreground: 'front',
  front: 'front',
  distance: 'back',
  horizon: 'back',
}

/** The place in the picture that begins at `index`, with the number of its tokens; undefined: none. */
export function readCanvasPlace(
  tokens: readonly Token[],
  index: number,
): { readonly place: CanvasPlace; readonly length: number } | undefined {
  const preposition = /^(?:in|at|on|to|near|towards?|into|along)$/.test(tokens[index]?.word ?? '') ? 1 : 0
  const determiner = tokens[index + preposition]?.word === 'the' ? 1 : 0
  const start = index + preposition + determiner
  const read = readDepth(tokens, start, preposition) ?? readSides(tokens, start)
  if (read === undefined) return undefined
  const end = read.end + ofPicture(tokens, read.end)
  const isWhole = end > read.end && read.place.horizontal === 'center' && read.place.vertical === undefined
  const place: CanvasPlace = isWhole ? { ...read.place, vertical: 'middle' } : read.place
  if (preposition === 0 && !(standsAlone(tokens, index, end) && determiner === 0)) return undefined
  if (preposition === 1 && determiner === 0 && read.place.depth === undefined && !isFull(place))
    return undefined
  return end === read.end && goesOn(tokens, end) ? undefined : { place, length: end - index }
}

/** `in front`, `at the back`, `in the far background`. */
function readDepth(
  tokens: readonly Token[],
  start: number,
  preposition: number,
): { place: CanvasPlace; end: number } | undefined {
  if (preposition === 0) return undefined
  const far = /^(?:far|distant|immediate|near|blurred|blurry)$/.test(tokens[start]?.word ?? '') ? 1 : 0
  const depth = depths[tokens[start + far]?.word ?? '']
  return depth === undefined ? undefined : { place: { depth }, end: start + far + 1 }
}

function readSides(tokens: readonly Token[], start: number) {
  let place: CanvasPlace = {}
  let index = start
  for (; index < start + 5; index += 1) {
    const words = (tokens[index]?.word ?? '').split('-')
    const isHand = tokens[index]?.word === 'hand' && place.horizontal !== undefined
    if (strengths.has(words[0] ?? '') || isHand) continue
    const named =
      sidesOf(tokens[index]?.word ?? '', place) ??
      (words.length === 2 ? sidesOf(words[0] ?? '', place, words[1]) : undefined)
    if (named === undefined) break
    place = named
  }
  if (place.horizontal === undefined && place.vertical === undefined) return undefined
  const part = parts.has(tokens[index]?.word ?? '') ? 1 : 0
  return { place, end: index + part }
}

/** `middle` after a side is the middle of the other direction: `middle left`. */
function sidesOf(word: string, before: CanvasPlace, second?: string): CanvasPlace | undefined {
  const [horizontal, vertical] = [horizontals[word], verticals[word]]
  if (horizontal === undefined && vertical === undefined) return undefined
  const isBetween = horizontal !== undefined && before.horizontal !== undefined
  if (isBetween && before.horizontal !== 'center' && horizontal !== 'center') return undefined
  const place: CanvasPlace = {
    ...before,
    ...(vertical === undefined ? {} : { vertical }),
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(isBetween
      ? { horizontal: before.horizontal === 'center' ? horizontal : before.horizontal, vertical: 'middle' }
      : {}),
  }
  return second === undefined ? place : sidesOf(second, place)
}

/** Number of tokens of `of the picture`. */
function ofPicture(tokens: readonly Token[], index: number): number {
  if (!/^(?:of|in)$/.test(tokens[index]?.word ?? '')) return 0
  const determiner = /^(?:the|this|an?)$/.test(tokens[index + 1]?.word ?? '') ? 1 : 0
  return determiner === 1 && pictures.has(tokens[index + 2]?.word ?? '') ? 3 : 0
}

/** `top left: a sun`, `a violinist (left)`. */
function standsAlone(tokens: readonly Token[], start: number, end: number): boolean {
  const before = tokens[start - 1]
  const opens = before === undefined || before.kind === 'mark' || end - start === 1
  return (
    opens &&
    (tokens[end] === undefined ||
      tokens[end]?.kind === 'mark' ||
      (before?.kind === 'mark' && /^(?:an?|the|one|two|three)$/.test(tokens[end]?.word ?? ''))) &&
    !(before === undefined && tokens[end] === undefined)
  )
}

function isFull(place: CanvasPlace): boolean {
  return place.horizontal !== undefined && place.vertical !== undefined
}

/** `on the left wing` and `to the left of` go on. */
function goesOn(tokens: readonly Token[], index: number): boolean {
  const [token, after] = tokens.slice(index, index + 2)
  if (token === undefined || token.word === 'of') return token !== undefined
  const isSaid = isAdjective(token) && (after === undefined || isBoundary(after))
  return !isBoundary(token) && !isGerund(token.word) && !isSaid
}
