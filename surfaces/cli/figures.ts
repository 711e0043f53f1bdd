/**
 * Numbers and lists as tables write them.
 *
 * @module
 */

/** `1,433`. */
export function grouped(number: number): string {
  return number.toLocaleString('en-US')
}

/** `.051`, `1.000`: a share or a distance, 0 to 1. */
export function decimal(value: number): string {
  return value.toFixed(3).replace(/^0/, '')
}

/** `12.5 %`; whole percents without decimals. */
export function percent(share: number): string {
  const value = Math.round(share * 1000) / 10
  return `${Number.isInteger(value) ? value : value.toFixed(1)} %`
}

/** `a, b or c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
