/**
 * What is done to somebody, said of who does it: `a horse ridden by a girl` as `a girl riding a horse`.
 *
 * @module
 */
import { determiners, prepositions } from '../lexicon/function-words.ts'
import { pastParticiples } from '../lexicon/verbs.ts'
import { numberOf } from '../numbers.ts'
import { type Token, wordToken } from '../tokens.ts'
import { gerundOf, isKnownVerb } from '../verb-forms.ts'
import { isBoundary } from '../word-classes.ts'

/** Participles before `by` that say where something is. */
const placed: Readonly<Record<string, readonly string[]>> = {
  hidden: ['behind'],
  blocked: ['behind'],
  obscured: ['behind'],
  concealed: ['behind'],
  covered: ['below'],
  followed: ['in', 'front', 'of'],
  pursued: ['in', 'front', 'of'],
  led: ['behind'],
  surrounded: ['surrounded', 'by'],
  flanked: ['flanked', 'by'],
  accompanied: ['accompanied', 'by'],
  joined: ['next', 'to'],
  framed: ['next', 'to'],
}

/** Turns every `A done by B` round. */
export function readPassives(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    const isPassive = tokens[index + 1]?.word === 'by' && index > 0
    const place = isPassive ? placed[token.word] : undefined
    if (place !== undefined) {
      kept.push(...place.map(wordToken))
      index += 1
      continue
    }
    const base = isPassive ? baseOfParticiple(token.word) : undefined
    const end = base === undefined ? undefined : agentEnd(tokens, index + 2)
    const start = base === undefined ? undefined : patientStart(kept)
    if (base === undefined || end === undefined || start === undefined) {
      kept.push(token)
      continue
    }
    if (prepositions.has(kept[start - 1]?.word ?? '')) {
      kept.push(wordToken(','), ...tokens.slice(index + 2, end), wordToken(gerundOf(base)), wordToken('it'))
      index = end - 1
      continue
    }
    const patient = kept.splice(start).filter(word => !/^(?:is|are|being|be|was)$/.test(word.word))
    kept.push(...tokens.slice(index + 2, end), wordToken(gerundOf(base)), ...patient)
    index = end - 1
  }
  return kept
}

/** `ridden` is `ride`; undefined: no participle. */
function baseOfParticiple(word: string): string | undefined {
  const irregular = pastParticiples[word]
  if (irregular !== undefined) return irregular
  if (!/ed$/.test(word) || word.length < 5) return undefined
  const stem = word.slice(0, -2)
  const undoubled = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
  return [`${stem}e`, undoubled, stem, stem.replace(/i$/, 'y')].find(isKnownVerb)
}

/** Where the noun phrase of who does it ends. */
function agentEnd(tokens: readonly Token[], start: number): number | undefined {
  const opens =
    determiners.has(tokens[start]?.word ?? '') || numberOf(tokens[start]?.word ?? '') !== undefined
  let end = start + (opens ? 1 : 0)
  while (tokens[end] !== undefined && !isBoundary(tokens[end] ?? wordToken('.'))) end += 1
  return opens && end > start + 1 ? end : undefined
}

/** Where the noun phrase of whom it is done to begins: with an article or number, and nothing but its words after. */
function patientStart(before: readonly Token[]): number | undefined {
  for (let index = before.length - 1; index >= Math.max(0, before.length - 8); index -= 1) {
    const token = before[index]
    if (token === undefined) return undefined
    if (/^(?:is|are|being|be|was)$/.test(token.word)) continue
    if (determiners.has(token.word) || numberOf(token.word) !== undefined) return index
    if (isBoundary(token)) return undefined
  }
  return undefined
}
