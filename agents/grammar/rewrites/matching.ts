import type { Token } from '../tokens.ts'

/** How many tokens from `start` on a pattern takes; 0: it does not match. The pattern sees words with single spaces between. */
export function matched(tokens: readonly Token[], start: number, pattern: RegExp): number {
  const text = tokens
    .slice(start, start + 24)
    .map(token => token.word)
    .join(' ')
  const found = pattern.exec(text)
  if (found === null || found.index !== 0 || found[0] === '') return 0
  const next = text[found[0].length]
  if (next !== undefined && next !== ' ' && !found[0].endsWith(' ')) return 0
  return found[0].trim().split(' ').length
}

/** Parts of a request between its stops, each with the marks that end it. */
export function sentencesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = [[]]
  tokens.forEach((token, index) => {
    sentences.at(-1)?.push(token)
    const ends = isStop(token) && !isStop(tokens[index + 1])
    if (ends && index < tokens.length - 1) sentences.push([])
  })
  return sentences
}

export function isStop(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /^[.;!?]$/.test(token.text)
}
