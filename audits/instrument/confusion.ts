/**
 * The instrument's own error, from the file beside its weights.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { ConfusionMatrix } from '../auditor.ts'
import type { ConfusionFile } from './config.ts'

/** The matrices of one set of pictures, by question; EVENCAST_MODEL_INVALID where the file does not hold that set. */
export function confusionOf(file: ConfusionFile, set: string): Readonly<Record<string, ConfusionMatrix>> {
  const cells = new Map(Object.entries(file.sets)).get(set)
  if (cells === undefined)
    throw new EvencastError(
      'EVENCAST_MODEL_INVALID',
      `Expected a set \`${set}\` in confusion.json, got none`,
      {
        hint: `It holds: ${Object.keys(file.sets).join(', ')}. Name one of them as \`correction\` in config.json.`,
      },
    )
  return Object.fromEntries(
    Object.entries(cells).map(([name, entries]) => {
      const rows = new Map(Object.entries(file.values)).get(name) ?? []
      return [name, { rows, columns: [...rows, 'undetermined'], counts: dense(entries, rows.length) }]
    }),
  )
}

function dense(entries: readonly (readonly [number, number, number])[], size: number): readonly number[][] {
  const counts = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0))
  for (const [row, column, count] of entries) {
    const line = counts[row]
    if (line === undefined || column > size)
      throw new EvencastError(
        'EVENCAST_MODEL_INVALID',
        `Expected cells within ${size} values in confusion.json`,
        {
          hint: 'Write it again with `python -m training instrument publish`.',
        },
      )
    line[column] = count
  }
  return counts
}
