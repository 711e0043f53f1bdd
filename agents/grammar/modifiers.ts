/**
 * What the words before a noun say of it.
 *
 * @module
 */
import type { StatedValue } from '../../types.ts'
import { adjectiveEntailments } from '../entailments.ts'
import { ageOfYears } from './ages.ts'
import { colors, intensifiers, shades } from './lexicon/adjectives.ts'
import { hairColors, hairStyles } from './lexicon/wear.ts'
import { numberOf } from './numbers.ts'
import type { Ambiguity, Qualities, Sketch, Stated } from './sketch.ts'
import type { Token } from './tokens.ts'
import { type Variety, varietyAmbiguities, varietyWords } from './variety-words.ts'
import { isGerund } from './verb-forms.ts'
import { ethnicityOf, heritageReason } from './word-classes.ts'

interface Piece {
  readonly stated?: Stated
  readonly detail?: string
  readonly action?: string
  readonly variety?: readonly Variety[]
  readonly ambiguous?: Ambiguity
  readonly exempt?: Qualities['exempt']
}

/** Qualities said by the modifiers of a person, an animal or a thing; `several`: of more than one of them. */
export function readModifiers(words: readonly Token[], kind: Sketch['kind'], several: boolean): Qualities {
  const joined = joinShades(words.filter(token => token.kind === 'word'))
  const connector = words.find(token => token.word === 'or' || token.word === 'and')?.word
  const hasOr = connector === 'or'
  const skinned = joined.some(token => token.word.endsWith('-skinned'))
  const said = joined.filter(
    token => !isSize(token.word) && !(skinned && /^(?:black|white|brown)$/.test(token.word)),
  )
  const pieces = said.map(token => pieceOf(token, kind, several, hasEthnicity(joined) && hasOr))
  const stated = mergeStated(pieces, connector === 'and' ? 'and' : 'or', kind)
  return {
    stated,
    details: pieces.flatMap(piece => (piece.detail === undefined ? [] : [piece.detail])),
    variety: [
      ...pieces.flatMap(piece => piece.variety ?? []),
      ...(several && connector === 'and' ? varietyOf(stated) : []),
    ],
    action: pieces.map(piece => piece.action).find(action => action !== undefined),
    exempt: pieces.map(piece => piece.exempt).find(exempt => exempt !== undefined),
    ambiguous: pieces.flatMap(piece => (piece.ambiguous === undefined ? [] : [piece.ambiguous])),
  }
}

/** `five-person` counts, it does not describe. */
function isSize(word: string): boolean {
  return (
    /-(?:person|member|piece|man|woman|player)$/.test(word) &&
    numberOf(word.slice(0, word.indexOf('-'))) !== undefined
  )
}

function pieceOf(token: Token, kind: Sketch['kind'], several: boolean, ethnicList: boolean): Piece {
  return kind === 'person' ? personPiece(token, several, ethnicList) : thingPiece(token, kind)
}

function personPiece(token: Token, several: boolean, ethnicList: boolean): Piece {
  const { word, text } = token
  const something = /^(\d0|twenty|thirty|forty|fifty|sixty|seventy|eighty)-?something$/.exec(word)?.[1]
  if (something !== undefined) return { stated: { age: ageOfYears(numberOf(something) ?? 30) } }
  const years = /^(\d+)-years?-old$/.exec(word)?.[1]
  if (years !== undefined) return { stated: { age: ageOfYears(Number(years)) } }
  if (ethnicList && (word === 'black' || word === 'white'))
    return { stated: { ethnicity: word === 'black' ? 'Black' : 'White' } }
  const variety = varietyWords[word]
  if (variety !== undefined && several) return { variety, ...ambiguity(text, varietyAmbiguities[word]) }
  const entailed = adjectiveEntailments[word]
  if (entailed?.stated !== undefined)
    return { stated: entailed.stated, ...ambiguity(text, entailed.ambiguous) }
  const ethnicity = ethnicityOf(word)
  if (ethnicity !== undefined) return { stated: { ethnicity } }
  const hair = /^(.+)-haired$/.exec(word)?.[1]
  if (hair !== undefined) return hairPiece(hair, text)
  const reason = heritageReason(word)
  if (reason !== undefined) return { detail: text, exempt: { reason, because: text } }
  if (isGerund(word)) return { action: text }
  return { detail: text }
}

function hairPiece(hair: string, text: string): Piece {
  const style = hairStyles[hair]
  const color = hairColors[hair]
  if (color !== undefined) return { stated: { hair_color: color } }
  return style === undefined
    ? { detail: text.replace(/[- ]haired$/i, ' hair') }
    : { stated: { hair_style: style } }
}

function thingPiece(token: Token, kind: Sketch['kind']): Piece {
  const { word, text } = token
  const color =
    word
      .split(' ')
      .at(-1)
      ?.replace(/-(?:colou?red)$/, '') ?? ''
  if (colors.has(color))
    return { stated: { color: word.replace(/-(?:colou?red)$/, '').replace('gray', 'grey') } }
  if (kind === 'animal' && isGerund(word)) return { action: text }
  const reason = heritageReason(word)
  return reason === undefined ? { detail: text } : { detail: text }
}

/** `light blue` is one colour, `very tall` one detail. */
function joinShades(words: readonly Token[]): readonly Token[] {
  const joined: Token[] = []
  for (const token of words) {
    if (token.word === 'and' || token.word === 'or') continue
    const last = joined.at(-1)
    const joins =
      last !== undefined &&
      ((shades.has(last.word) && colors.has(token.word)) ||
        (intensifiers.has(last.word) && last.word !== 'pretty'))
    if (!joins || last === undefined) joined.push(token)
    else
      joined.splice(
        -1,
        1,
        entailing(token)
          ? token
          : { ...token, text: `${last.text} ${token.text}`, word: `${last.word} ${token.word}` },
      )
  }
  return joined
}

function entailing(token: Token): boolean {
  return adjectiveEntailments[token.word] !== undefined || varietyWords[token.word] !== undefined
}

function hasEthnicity(words: readonly Token[]): boolean {
  return words.some(token => ethnicityOf(token.word) !== undefined)
}

/** Values of one attribute said twice are alternatives; the colours of a thing joined by `and` are one value. */
function mergeStated(pieces: readonly Piece[], connector: 'and' | 'or', kind: Sketch['kind']): Stated {
  const merged: Record<string, StatedValue> = {}
  for (const piece of pieces)
    for (const [attribute, value] of Object.entries(piece.stated ?? {})) {
      const before = merged[attribute]
      if (before === undefined) merged[attribute] = value
      else if (kind !== 'person' && connector === 'and')
        merged[attribute] = `${String(before)} and ${String(value)}`
      else merged[attribute] = [...new Set([before, value].flat())]
    }
  return Object.fromEntries(
    Object.entries(merged).map(([attribute, value]) => [
      attribute,
      Array.isArray(value) && value.length === 1 && value[0] !== undefined ? value[0] : value,
    ]),
  )
}

/** `male and female nurses`: both are to be there. Tones and ages said of one word are no such list. */
function varietyOf(stated: Stated): readonly Variety[] {
  return Object.entries(stated)
    .filter(([attribute, value]) => typeof value !== 'string' && attribute !== 'skin_tone')
    .map(([attribute, value]) => ({ attribute, distinct: value.length }))
}

function ambiguity(feature: string, details: string | undefined): Pick<Piece, 'ambiguous'> {
  return details === undefined ? {} : { ambiguous: { feature, details } }
}
