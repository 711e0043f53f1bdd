/**
 * Headings and hints of a film script or shot list: `INT. KITCHEN - NIGHT.`, `Shot 3, wide.`, `the camera pans to a boy`.
 *
 * @module
 */
import { labels, media } from '../lexicon/talk-words.ts'
import { singular } from '../plurals.ts'
import { type Token, wordToken } from '../tokens.ts'
import { isStop, matched } from './matching.ts'

const seen =
  /^(?:(?:here|now|then|and|so|,) )*(?:(?:in|on) (?:the|this|my|our) (?:[a-z]+ )?(?:picture|image|photo|photograph|scene|drawing|painting|illustration|shot|frame|poster)(?: ,)? (?:(?:we|you|i|one) (?:can |could |should |will |want to |want )?(?:see|find|want|spot|have)|there (?:is|are|should be|must be|has to be|will be)|is|are|have|has|i have|i want|should be|must be|shows?|stands?|sits?)|(?:the|this|my|our|an?) (?:[a-z]+ )?(?:camera|picture|image|scene|photo|photograph|drawing|shot|frame|painting|illustration|artwork|poster|view|video|prompt|cover|design)(?: then| should| must| will| can| could| would| has to| needs to)? (?:pans?|zooms?|cuts?|moves?|tilts?|focus(?:es)?|shows?|depicts?|displays?|contains?|includes?|features?|have|has|be of|is of|is about|illustrates?|captures?|portrays?|reveals?)(?: (?:to|in on|on|over to|in to|into|towards?|us|me))?|(?:we|you|one) (?:can |could |should )?(?:now )?see|(?:we )?(?:cut|pan|zoom|focus|fade|open|close|start|begin) (?:to|on|in on|in to|into|with)(?: :)?|close on)(?= )/
const inner = /^(?:we|you|one) (?:can |could |should )?(?:see|find|notice)(?= )/
const insideOf = /^(?:the )?(?:inside|interior) of (?:an?|the|my|our) (?=[a-z])/
const places = /^(?:int|ext|interior|exterior|int\/ext)(?: [.:,/])?(?= )/

/** Puts what a heading says into the words of a sentence, and takes the rest of it off. */
export function readHeadings(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (let index = 0; index < tokens.length; ) {
    const opens = index === 0 || tokens[index - 1]?.kind === 'mark'
    const length = opens ? headingLength(tokens, index) : matched(tokens, index, inner)
    const heading = opens ? matched(tokens, index, places) : 0
    const within = opens ? matched(tokens, index, insideOf) : 0
    if (within > 0) {
      const end = tokens.findIndex(
        (token, at) =>
          at >= index + within && (token.kind === 'mark' || /^(?:with|where|and|filled)$/.test(token.word)),
      )
      kept.push(
        wordToken('in'),
        ...tokens.slice(index + within - 1, end < 0 ? undefined : end),
        wordToken(':'),
      )
      index = end < 0 ? tokens.length : tokens[end]?.word === 'with' ? end + 1 : end
      continue
    }
    if (heading > 0) {
      const end = tokens.findIndex((token, at) => at >= index + heading && isStop(token))
      kept.push(...scenePlace(tokens.slice(index + heading, end < 0 ? undefined : end)))
      index = end < 0 ? tokens.length : end
    } else if (length > 0) {
      if (!opens) kept.push(wordToken(','))
      index += length
    } else {
      kept.push(...tokens.slice(index, index + 1))
      index += 1
    }
  }
  return kept.some(token => token.kind !== 'mark') ? kept : tokens
}

/** `Scene 4 ,`, `Frame 3.`, `we see`. */
function headingLength(tokens: readonly Token[], index: number): number {
  const [label, number, mark] = tokens.slice(index, index + 3)
  const head = singular(label?.word ?? '')
  const isNumbered =
    (labels.has(head) || media.has(head)) &&
    /^(?:\d{1,3}[a-z]?|#\d+|one|two|three|four|five|[ivx]+)$/.test(number?.word ?? '') &&
    mark?.kind === 'mark' &&
    mark.text !== ')'
  return isNumbered ? 3 : matched(tokens, index, seen)
}

/** `KITCHEN , NIGHT` is in a kitchen at night. */
function scenePlace(tokens: readonly Token[]): readonly Token[] {
  const [place = [], time = []] = split(tokens)
  const at = /^(?:day|night|dawn|dusk|morning|evening|noon|sunset|sunrise|afternoon|midnight)$/.test(
    time.at(-1)?.word ?? '',
  )
  return [wordToken('in'), ...place.map(plain), ...(at ? [wordToken('at'), ...time.map(plain)] : [])]
}

function plain(token: Token): Token {
  return { ...token, text: token.word, capital: false }
}

function split(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'mark') parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter(part => part.length > 0)
}
