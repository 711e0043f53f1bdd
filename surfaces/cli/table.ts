/**
 * Columns of text, aligned.
 *
 * @module
 */

/** One line per row; columns in `right` end together, the others begin together. */
export function alignedRows(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): readonly string[] {
  const columns = Math.max(0, ...rows.map(row => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map(row => [...(row[column] ?? '')].length)),
  )
  return rows.map(row =>
    row
      .map((text, column) => {
        const missing = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...text].length))
        return right.includes(column) ? missing + text : text + missing
      })
      .join('  ')
      .trimEnd(),
  )
}
