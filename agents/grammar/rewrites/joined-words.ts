/**
 * Words that a reader takes together: `a trash can`, `a car painted bright green`, `the petals of a rose`.
 *
 * @module
 */
import { colors, shades } from '../lexicon/adjectives.ts'
import { determiners, prepositions, pronouns } from '../lexicon/function-words.ts'
import { joinTokens, type Token, wordToken } from '../tokens.ts'
import { isKnownVerb } from '../verb-forms.ts'
import { describesNoun, isBoundary } from '../word-classes.ts'

/** Joins nouns that end in `can`, and says a colour that follows its noun as what the noun is. */
export function readJoinedWords(tokens: readonly Token[]): readonly Token[] {
  const said: Token[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    const before = said.at(-1)
    if (isCan(tokens, index) && before !== undefined && !describesNoun(before) && !isBoundary(before)) {
      said.pop()
      said.push(joinTokens([before, token], ' '))
    } else if (isCan(tokens, index)) said.push({ ...token, word: 'tin can' })
    else if (isPainted(tokens, index)) said.push(wordToken('is'))
    else said.push(token)
  }
  return said
}

/** `can` is a thing where no verb, pronoun or `be` follows, and a noun or article stands before it. */
function isCan(tokens: readonly Token[], index: number): boolean {
  if (!/^cans?$/.test(tokens[index]?.word ?? '')) return false
  const [before, next] = [tokens[index - 1], tokens[index + 1]]
  if (before === undefined || before.kind !== 'word' || pronouns.has(before.word)) return false
  const ends =
    next === undefined ||
    next.kind === 'mark' ||
    prepositions.has(next.word) ||
    /^(?:and|or|is|are)$/.test(next.word)
  return ends && (determiners.has(before.word) || !isBoundary(before))
}

/** `painted bright green`, `coloured red` after a noun, with nothing described after it. */
function isPainted(tokens: readonly Token[], index: number): boolean {
  if (!/^(?:painted|coloured|colored|dyed)$/.test(tokens[index]?.word ?? '') || index === 0) return false
  const before = tokens[index - 1]
  if (before === undefined || isBoundary(before) || isKnownVerb(before.word) || describesNoun(before))
    return false
  let end = index + 1
  while (shades.has(tokens[end]?.word ?? '') || colors.has(tokens[end]?.word ?? '')) end += 1
  const next = tokens[end]
  return (
    end > index + 1 && colors.has(tokens[end - 1]?.word ?? '') && (next === undefined || isBoundary(next))
  )
}
