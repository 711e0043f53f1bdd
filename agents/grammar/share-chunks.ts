/**
 * Chunks of shares, and the words around a share that only say which group it is of.
 *
 * @module
 */
import type { Chunk, Step } from './chunks.ts'
import { determiners, pronouns } from './lexicon/function-words.ts'
import { readNounChunk } from './noun-chunks.ts'
import { isRange, numberOf } from './numbers.ts'
import { readShare } from './share-phrases.ts'
import { type Token, textOf } from './tokens.ts'

/** `of the ten dancers, six are women` begins with the group; `of whom six are women` goes on about it. */
export function groupOpener(
  tokens: readonly Token[],
  index: number,
  previous: Chunk | undefined,
): Step | undefined {
  if (!/^(?:of|among|amongst|from|out)$/.test(tokens[index]?.word ?? '')) return undefined
  const length = tokens[index + 1]?.word === 'of' ? 2 : 1
  const next = tokens[index + length]?.word ?? ''
  const opens = previous === undefined || previous.kind === 'stop'
  if (/^(?:whom|which)$/.test(next) || (next === 'them' && previous?.kind === 'comma'))
    return readShare(tokens, index + length + 1) === undefined ? undefined : { length: length + 1 }
  return opens && numberOf(tokens[index + length + (next === 'the' ? 1 : 0)]?.word ?? '') !== undefined
    ? { length }
    : undefined
}

export function shareChunk(tokens: readonly Token[], index: number): Step | undefined {
  const isCount = tokens[index - 1]?.word === 'of' || isRange(tokens, index)
  const share = isCount ? undefined : readShare(tokens, index)
  if (share === undefined) return undefined
  const text = textOf(tokens.slice(index, index + share.length))
  const end = index + share.length
  const start = tokens.slice(0, end).findLastIndex(token => /^(?:of|half)$/.test(token.word)) + 1
  const members =
    start > index && start < end && !pronouns.has(tokens[start]?.word ?? '')
      ? readNounChunk(tokens.slice(0, end), start)?.chunk
      : undefined
  const named = members !== undefined && members.words.length > 0 ? { members } : {}
  return { chunk: { kind: 'share', amount: share.amount, text, ...named }, length: share.length }
}

/** `they should all be older` says the same without `all`. */
export function allAfterBe(
  tokens: readonly Token[],
  index: number,
  previous: Chunk | undefined,
): Step | undefined {
  const isAll = /^(?:all|both|each)$/.test(tokens[index]?.word ?? '')
  const next = tokens[index + 1]
  return isAll && previous?.kind === 'be' && next !== undefined && !determiners.has(next.word)
    ? { length: 1 }
    : undefined
}
