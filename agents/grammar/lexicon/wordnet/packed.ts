/** The words of a front-coded list: a capital letter says how many letters each shares with the one before (`A` none). */
export function packed(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  let before = ''
  for (const [piece] of text.matchAll(/[A-Z][^A-Z]*/g)) {
    before = before.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1)
    words.add(before)
  }
  return words
}
