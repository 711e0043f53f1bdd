/**
 * Which words are verbs, by their form and by what stands before and after them.
 *
 * @module
 */
import type { Chunk, Step } from './chunks.ts'
import { adjectives } from './lexicon/adjectives.ts'
import { determiners, prepositions } from './lexicon/function-words.ts'
import { irregularVerbs, pastForms, stateParticiples } from './lexicon/verbs.ts'
import { isPlural } from './plurals.ts'
import type { Token } from './tokens.ts'
import { baseOfFinite, baseOfGerund, gerundOf, isGerund, isKnownVerb, takesObject } from './verb-forms.ts'
import { isBoundary } from './word-classes.ts'

export function verbChunk(
  tokens: readonly Token[],
  index: number,
  last: Chunk | undefined,
  before: Chunk | undefined,
): Step | undefined {
  const previous = last?.text === ')' ? bracketed : last
  const second = secondVerb(tokens, index, previous, before) ?? objectVerb(tokens, index, previous)
  if (second !== undefined) return second
  const token = tokens[index]
  if (token === undefined) return undefined
  const { word, text } = token
  const opens = previous === undefined || previous.kind === 'stop' || previous.kind === 'preposition'
  if (
    (isGerund(word) || isActionNoun(word, tokens[index + 1], previous)) &&
    !(opens && isNoun(tokens[index + 1])) &&
    !(adjectives.has(word) && isNoun(tokens[index + 1]))
  )
    return { chunk: { kind: 'verb', base: baseOfGerund(word), gerund: word, text }, length: 1 }
  if (word === 'has' || word === 'have' || word === 'having')
    return { chunk: { kind: 'verb', base: 'have', gerund: 'having', text }, length: 1 }
  const participle = irregularVerbs[word]
  if (participle !== undefined && !opens) {
    const gerund =
      /^(?:park|name)$/.test(participle) || stateParticiples.has(word) ? word : gerundOf(participle)
    return { chunk: { kind: 'verb', base: participle, gerund, text }, length: 1 }
  }
  if (
    previous?.kind === 'be' &&
    /^(?:can|will|should|must|could|would|may|might|do|does)$/i.test(previous.text)
  ) {
    const base = baseOfFinite(word, true)
    if (base !== undefined) return { chunk: { kind: 'verb', base, gerund: gerundOf(base), text }, length: 1 }
  }
  const past = pastForms[word]
  if (
    past !== undefined &&
    previous !== undefined &&
    /^(?:noun|relative|pronoun|and|share)$/.test(previous.kind)
  ) {
    const keeps = stateParticiples.has(word) && prepositions.has(tokens[index + 1]?.word ?? '')
    return { chunk: { kind: 'verb', base: past, gerund: keeps ? word : gerundOf(past), text }, length: 1 }
  }
  if (previous === undefined || !/^(?:noun|relative|pronoun|share|and|verb)$/.test(previous.kind))
    return undefined
  const base = finiteAfter(previous, word, tokens[index + 1])
  if (base !== undefined) return { chunk: { kind: 'verb', base, gerund: gerundOf(base), text }, length: 1 }
  const isLoosePast =
    previous.kind === 'noun' &&
    /ed$/.test(word) &&
    tokens[index + 1] !== undefined &&
    prepositions.has(tokens[index + 1]?.word ?? '')
  return isLoosePast ? { chunk: { kind: 'verb', base: word, gerund: word, text }, length: 1 } : undefined
}

/** Who was named before a bracket does what is said after it. */
const bracketed: Chunk = { kind: 'noun', words: [], text: '' }

/** `runs and jumps`, `run, jump and play`: another verb in the form of the one before. */
function secondVerb(
  tokens: readonly Token[],
  index: number,
  previous: Chunk | undefined,
  before: Chunk | undefined,
): Step | undefined {
  const [token, next] = tokens.slice(index, index + 2)
  if (token === undefined || before?.kind !== 'verb' || !/^(?:and|comma)$/.test(previous?.kind ?? ''))
    return undefined
  if (/ing$/.test(before.text) || (next !== undefined && !isBoundary(next))) return undefined
  const one = before.text.toLowerCase().endsWith('s') && before.base !== before.text.toLowerCase()
  const base = baseOfFinite(token.word, !one)
  return base === undefined
    ? undefined
    : { chunk: { kind: 'verb', base, gerund: gerundOf(base), text: token.text }, length: 1 }
}

/** `people form a circle`, `a ghost haunts a house`: with an object after it, any verb is one. */
function objectVerb(tokens: readonly Token[], index: number, previous: Chunk | undefined): Step | undefined {
  const [token, next] = tokens.slice(index, index + 2)
  if (token === undefined || previous?.kind !== 'noun' || next === undefined || !determiners.has(next.word))
    return undefined
  const { word, text } = token
  const forms = word.endsWith('s')
    ? [word.slice(0, -1), word.slice(0, -2), word.replace(/ies$/, 'y')]
    : [word]
  const base = isPlural(word) && !word.endsWith('s') ? undefined : forms.find(isKnownVerb)
  if (base === undefined || prepositions.has(word) || isBoundary(token) || pastForms[word] !== undefined)
    return undefined
  return { chunk: { kind: 'verb', base, gerund: gerundOf(base), text }, length: 1 }
}

function finiteAfter(previous: Chunk, word: string, next: Token | undefined): string | undefined {
  if (previous.kind === 'and' || previous.kind === 'verb')
    return next !== undefined && isDetermined(next) ? baseOfFinite(word, false) : undefined
  const one = previous.kind === 'noun' && /^an?$/.test(previous.determiner ?? '')
  return baseOfFinite(word, false, one) ?? baseOfFinite(word, true)
}

/** `painting a portrait`, `crossing the street` after who does it. */
function isActionNoun(word: string, next: Token | undefined, previous: Chunk | undefined): boolean {
  const acts = next === undefined || isBoundary(next)
  const isAfterPeople =
    previous?.kind === 'noun' &&
    isPlural(previous.words.at(-1)?.word ?? '') &&
    acts &&
    /^(?:painting|drawing|building|boxing|bowling|meeting|nursing|catering|fishing|crossing)$/.test(word)
  return (
    isAfterPeople ||
    (takesObject(word, next?.word) && previous !== undefined && previous.kind !== 'preposition')
  )
}

function isNoun(token: Token | undefined): boolean {
  return token !== undefined && !isBoundary(token)
}

function isDetermined(token: Token | undefined): boolean {
  return token !== undefined && determiners.has(token.word)
}
