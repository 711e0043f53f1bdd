/**
 * Words that the picture is to show: `a sign that says "Open"`. They are what a thing says, never subjects.
 *
 * @module
 */
import { listed } from '../lexicon/listed.ts'
import type { Token } from '../tokens.ts'

const says = listed(
  `says, say, saying, said, reads, read, reading, titled, labeled, labelled, written, spelling, spelled, spelt, spells, printed, printing, called, named, that, which, with, and, of, the, a, an, word, words, text, letters, lettering, letter, phrase, message, caption, title, inscription, inscribed, label, name, slogan, logo, quote, sentence, writing, number, numbers, script, as, in, it, on, saying, displaying, displays, showing, shows, bearing, engraved`,
)
const certain = listed(
  `says, say, saying, reads, reading, titled, labeled, labelled, written, spelling, spelled, spelt, spells, printed, word, words, text, letters, lettering, phrase, message, caption, title, inscription, inscribed, label, slogan, logo, quote, sentence, writing, script, displaying, displays, bearing, engraved, name, named, called`,
)
/** Things that words stand on. */
const bearers = listed(
  `sign, banner, poster, label, book, shirt, t-shirt, tshirt, mug, cake, board, card, billboard, placard, sticker, badge, screen, blackboard, chalkboard, whiteboard, storefront, shop, plaque, flag, note, letter, neon, cover, graffiti, door, truck, package, box, bottle, plate, skyline, newspaper, magazine, cup`,
)

/** Makes one token of every text in quotes that is to be seen, with the words that lead to it; other quotes are opened. */
export function readWriting(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  let skipTo = 0
  tokens.forEach((token, index) => {
    if (index < skipTo) return
    if (token.kind !== 'quote') {
      kept.push(token)
      return
    }
    const after = tailLength(tokens, index + 1)
    const lead = leadLength(kept)
    const isSaid = after > 0 || kept.slice(kept.length - lead).some(word => certain.has(word.word))
    const isBorne = bearers.has(kept.at(-1)?.word ?? '')
    if (isSaid || isBorne) {
      if (!isBorne) kept.splice(kept.length - lead)
      kept.push({ text: `with the words ${token.text}`, word: token.word, kind: 'writing', capital: false })
      skipTo = index + 1 + after
    } else kept.push(...(token.inside ?? []))
  })
  return kept
}

/** How many of the last tokens lead to the text: `that says`, `with the words`. */
function leadLength(tokens: readonly Token[]): number {
  let length = 0
  while (length < 6 && (says.has(tokens.at(-1 - length)?.word ?? '') || isLeadMark(tokens.at(-1 - length))))
    length += 1
  return length
}

function isLeadMark(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /^[,:]$/.test(token.text)
}

/** `written on it`, `is painted across the front`, `in big letters`. */
function tailLength(tokens: readonly Token[], start: number): number {
  let index = start
  if (/^(?:is|are|was|being)$/.test(tokens[index]?.word ?? '')) index += 1
  if (
    !/^(?:written|printed|painted|engraved|carved|spelled|embroidered|sprayed|inscribed)$/.test(
      tokens[index]?.word ?? '',
    )
  )
    return 0
  index += 1
  if (/^(?:out|down)$/.test(tokens[index]?.word ?? '')) index += 1
  if (
    /^(?:on|across|over|in)$/.test(tokens[index]?.word ?? '') &&
    /^(?:it|them|top)$/.test(tokens[index + 1]?.word ?? '')
  )
    index += 2
  return index - start
}
