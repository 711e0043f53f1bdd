/** The comma-separated entries of a word list, as a set. */
export function listed(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/[,\n]/)
      .map(entry => entry.trim())
      .filter(entry => entry !== ''),
  )
}
