/**
 * "Did you mean": the known word that a misspelt one is closest to.
 *
 * @module
 */

/**
 * The nearest word by edits of one letter (Damerau and Levenshtein, adjacent letters may swap); undefined where none
 * is within a third of its length.
 *
 * @example
 * nearest('valuse', ['values', 'when']) // 'values'
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const lower = word.slice(0, 80).toLowerCase()
  const [best] = [...known]
    .map(candidate => ({ candidate, edits: editsBetween(lower, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, edits }) =>
        edits <= Math.max(1, Math.floor(Math.max(candidate.length, lower.length) / 3)),
    )
    .sort((left, right) => left.edits - right.edits)
  return best?.candidate
}

/** ` Did you mean \`values\`?`, or nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  const found = nearest(word, known)
  return found === undefined ? '' : `Did you mean \`${found}\`? `
}

function editsBetween(left: string, right: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[right.length] ?? 0
}
