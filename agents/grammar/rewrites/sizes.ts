/**
 * Comparisons of size in the words of a relation: `twice as big as`, `half the size of`, `much taller than`.
 *
 * @module
 */
import { type Token, wordToken } from '../tokens.ts'
import { matched } from './matching.ts'

const larger =
  /^(?:(?:is|are) )?(?:twice|two times|three times|four times|five times|ten times|many times|several times|far) (?:as (?:big|large|tall|high|long|wide) as|the (?:size|height) of|(?:bigger|larger|taller|higher|longer|wider) than)(?= )/
const smaller =
  /^(?:(?:is|are) )?(?:half (?:as (?:big|large|tall|high|long|wide) as|the (?:size|height) of)|(?:twice|far|much|a lot|way) (?:smaller|shorter|tinier) than)(?= )/
const hedged =
  /^(?:much|far|way|slightly|a lot|a bit|a little|even|so much|considerably) (?=(?:bigger|larger|taller|higher|smaller|shorter|tinier) than )/

/** Says every comparison of size as `larger than` or `smaller than`. */
export function readSizes(tokens: readonly Token[]): readonly Token[] {
  const said: Token[] = []
  for (let index = 0; index < tokens.length; ) {
    const bigger = matched(tokens, index, larger)
    const length = bigger || matched(tokens, index, smaller)
    const hedge = length === 0 ? matched(tokens, index, hedged) : 0
    if (length > 0) said.push(wordToken(bigger > 0 ? 'larger' : 'smaller'), wordToken('than'))
    else if (hedge === 0) said.push(...tokens.slice(index, index + 1))
    index += length || hedge || 1
  }
  return said
}
