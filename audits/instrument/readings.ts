/**
 * Readings out of the reader's numbers.
 *
 * @module
 */
import type { Reading, SubjectReading } from '../auditor.ts'
import type { InstrumentConfig } from './config.ts'
import type { Outputs } from './graphs.ts'
import type { Area } from './resample.ts'

/**
 * What the box in the given row of a batch shows. Every question has a reading; its value is null where the answer is too
 * unsure, the box shows nobody, or the question makes no sense of what is seen (the hair of a car).
 *
 * @param square The square around the box, in pixels of the picture
 */
export function readingOf(
  outputs: Outputs,
  row: number,
  square: Area,
  canvas: { readonly width: number; readonly height: number },
  config: InstrumentConfig,
): SubjectReading {
  const presence = numbers(outputs, 'presence', row, 1)[0] ?? 0
  const shares = new Map(
    Object.entries(config.heads).map(([name, { values }]) => [
      name,
      numbers(outputs, name, row, values.length),
    ]),
  )
  const kind =
    personShare(config, shares.get('class') ?? new Float32Array()) >= config.person_from ? 'person' : 'thing'
  const present = presence >= config.present_from
  const attributes = Object.entries(config.heads).map(([name, { of, threshold, values }]) => {
    const reading = distribution(values, shares.get(name) ?? new Float32Array())
    const asked = present && (of === 'any' || of === kind) && reading.confidence >= threshold
    return [name, asked ? reading : { ...reading, value: null }]
  })
  return {
    presence,
    ...(present ? silhouetteIn(numbers(outputs, 'silhouette', row, 4), square, canvas) : {}),
    attributes: Object.fromEntries(attributes),
  }
}

function numbers(outputs: Outputs, name: string, row: number, count: number): Float32Array {
  return outputs.get(name)?.subarray(row * count, (row + 1) * count) ?? new Float32Array(count)
}

/** How probable it is that the box shows a person, whatever the role. */
function personShare({ heads }: InstrumentConfig, shares: Float32Array): number {
  const values = heads.class?.values ?? []
  return values.reduce(
    (sum, value, index) =>
      value === 'person' || value.startsWith('person/') ? sum + (shares[index] ?? 0) : sum,
    0,
  )
}

function distribution(values: readonly string[], shares: Float32Array): Reading {
  const best = values.reduce(
    (most, _, index) => ((shares[index] ?? 0) > (shares[most] ?? 0) ? index : most),
    0,
  )
  return {
    value: values[best] ?? null,
    confidence: shares[best] ?? 0,
    probabilities: Object.fromEntries(values.map((value, index) => [value, shares[index] ?? 0])),
  }
}

/** Centre and size in parts of the square, as whole pixels within the canvas; none where that leaves no box. */
function silhouetteIn(
  parts: Float32Array,
  square: Area,
  canvas: { readonly width: number; readonly height: number },
): Pick<SubjectReading, 'silhouette'> {
  const [x = 0, y = 0, width = 0, height = 0] = parts
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))
  const left = within(square.x + (x - width / 2) * square.width, canvas.width)
  const top = within(square.y + (y - height / 2) * square.height, canvas.height)
  const right = within(square.x + (x + width / 2) * square.width, canvas.width)
  const bottom = within(square.y + (y + height / 2) * square.height, canvas.height)
  return right > left && bottom > top
    ? { silhouette: { x: left, y: top, width: right - left, height: bottom - top } }
    : {}
}
