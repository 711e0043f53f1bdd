/**
 * Text blocks of a call, one after the other along the sequence axis.
 *
 * @module
 */

/** One encoded prompt. */
export interface TextBlock {
  /** Tokens, special tokens included. */
  readonly length: number
  /** Values per token. */
  readonly dimensions: number
  /** `length * dimensions` values. */
  readonly data: Float32Array
}

export interface TextRows {
  readonly rows: number
  /** Tokens of all blocks of a row together. */
  readonly sequence: number
  readonly dimensions: number
  /** `[rows, sequence, dimensions]`. */
  readonly data: Float32Array
  /** `[rows, sequence]`: 1 for a token, 0 for padding. */
  readonly mask: Float32Array
}

/** Joins rows of blocks (the positive row, then the negative), each block padded with zeros to the longest of all. */
export function joinBlocks(rows: readonly (readonly TextBlock[])[]): TextRows {
  const all = rows.flat()
  const length = Math.max(...all.map(block => block.length))
  const dimensions = all[0]?.dimensions ?? 0
  const sequence = length * (rows[0]?.length ?? 0)
  const data = new Float32Array(rows.length * sequence * dimensions)
  const mask = new Float32Array(rows.length * sequence)
  all.forEach((block, index) => {
    data.set(block.data, index * length * dimensions)
    mask.fill(1, index * length, index * length + block.length)
  })
  return { rows: rows.length, sequence, dimensions, data, mask }
}
