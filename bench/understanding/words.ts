/**
 * When two wordings count as the same: case, spelling of colours, plural and verb endings do not matter.
 *
 * @module
 */

const spellings: Readonly<Record<string, string>> = {
  gray: 'grey',
  blonde: 'blond',
  watercolor: 'watercolour',
  color: 'colour',
  center: 'centre',
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  feet: 'foot',
}

/** The stems of a text's words. */
export function stems(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll(/[’']s\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .map(stem)
}

/** Whether every word of `wanted` occurs in `text`, or every word of one of its alternatives (`a|b`). */
export function holdsWords(text: string, wanted: string): boolean {
  const found = new Set(stems(text))
  return wanted.split('|').some(alternative => stems(alternative).every(word => found.has(word)))
}

/** Whether two values are the same word in another spelling. */
export function sameWords(one: string, other: string): boolean {
  return stems(one).join(' ') === stems(other).join(' ')
}

function stem(word: string): string {
  const spelt = spellings[word] ?? word
  const root = spelt.length > 4 ? spelt.replace(/(?:ing|ed|es|s|e)$/, '') : spelt.replace(/s$/, '')
  const short = root.replace(/([bdgmnprt])\1$/, '$1')
  return spellings[short] ?? short
}
