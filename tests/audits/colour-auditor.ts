/**
 * A small auditor whose truth is known: the upper half of a box has the colour of its presentation, the lower half the grey
 * of its skin tone. It reads the mean colours, abstains between two of them, and errs as often as its pictures are off.
 */
import type { Auditor, BoxToRead, ConfusionMatrix, Reading, SubjectReading } from '../../audits/index.ts'
import type { Box, Picture } from '../../types.ts'

type Pixels = Pick<Picture, 'width' | 'height' | 'pixels'>
type Colour = readonly [number, number, number]

export const presentations = {
  feminine: [200, 40, 40],
  masculine: [40, 40, 200],
  androgynous: [40, 200, 40],
} as const
export const tones = Object.fromEntries(
  Array.from({ length: 10 }, (_, index): [string, Colour] => {
    const grey = 230 - index * 20
    return [`monk-${index + 1}`, [grey, grey, grey]]
  }),
)

export interface Painted {
  readonly box: Box
  readonly presentation: keyof typeof presentations
  readonly skin_tone: string
  /** Added to every channel: how far the drawing is off. */
  readonly off?: number
}

/** A black canvas with one painted box a subject. */
export function paint(width: number, height: number, subjects: readonly Painted[]): Picture {
  const pixels = new Uint8Array(width * height * 3)
  for (const { box, presentation, skin_tone, off = 0 } of subjects) {
    for (let y = box.y; y < box.y + box.height; y += 1) {
      const colour =
        y < box.y + box.height / 2 ? presentations[presentation] : (tones[skin_tone] ?? [0, 0, 0])
      for (let x = box.x; x < box.x + box.width; x += 1) {
        const shifted = colour.map(channel => Math.min(255, Math.max(8, channel + off)))
        pixels.set(shifted, (y * width + x) * 3)
      }
    }
  }
  return { width, height, pixels, masks: new Map() }
}

/** `offs` are what the auditor's own confusion is counted on: one picture of every value for each. */
export function colourAuditor(offs: readonly number[] = [0]): Auditor & { closed: boolean } {
  return {
    closed: false,
    instrument: { name: 'colours 1', hash: 'c0ffee' },
    confusion: {
      presentation: count(presentations, 'presentation', offs),
      skin_tone: count(tones, 'skin_tone', offs),
    },
    async read(picture, boxes: readonly BoxToRead[]) {
      return new Map(boxes.map(({ id, box }) => [id, readBox(picture, box)]))
    },
    async find(picture) {
      return runs(picture).map(box => ({ ...readBox(picture, box), silhouette: box }))
    },
    async close() {
      this.closed = true
    },
  }
}

function readBox(picture: Pixels, box: Box): SubjectReading {
  const half = { ...box, height: box.height / 2 }
  const upper = mean(picture, half)
  const lower = mean(picture, { ...half, y: box.y + half.height })
  const present = Math.max(...upper, ...lower) > 5
  return {
    presence: present ? 0.99 : 0.02,
    attributes: {
      class: reading({ person: 0.97, dog: 0.03 }),
      presentation: reading(closeness(presentations, upper)),
      skin_tone: reading(closeness(tones, lower)),
    },
  }
}

function reading(probabilities: Readonly<Record<string, number>>): Reading {
  const [best = ['', 0] as const] = Object.entries(probabilities).sort((one, other) => other[1] - one[1])
  const [value, confidence] = best
  return { value: confidence < 0.55 ? null : value, confidence, probabilities }
}

function closeness(
  table: Readonly<Record<string, Colour>>,
  colour: Colour,
): Readonly<Record<string, number>> {
  const weights = Object.entries(table).map(([value, wanted]) => {
    const distance = Math.hypot(...wanted.map((channel, index) => channel - (colour[index] ?? 0)))
    return [value, Math.exp(-((distance / 12) ** 2))] as const
  })
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return Object.fromEntries(
    weights.map(([value, weight]) => [value, total === 0 ? 1 / weights.length : weight / total]),
  )
}

function mean({ width, pixels }: Pixels, box: Box): Colour {
  const sums: [number, number, number] = [0, 0, 0]
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      for (const channel of [0, 1, 2] as const) sums[channel] += pixels[(y * width + x) * 3 + channel] ?? 0
    }
  }
  const area = box.width * box.height
  return [sums[0] / area, sums[1] / area, sums[2] / area]
}

/** Painted columns, side by side: every box begins at the top of the canvas. */
function runs({ width, height, pixels }: Pixels): readonly Box[] {
  const painted = Array.from({ length: width }, (_, x) => (pixels[x * 3] ?? 0) > 0)
  const starts = painted.flatMap((is, x) => (is && !painted[x - 1] ? [x] : []))
  return starts.map(x => {
    const end = painted.indexOf(false, x)
    return { x, y: 0, width: (end < 0 ? width : end) - x, height }
  })
}

function count(
  table: Readonly<Record<string, Colour>>,
  attribute: 'presentation' | 'skin_tone',
  offs: readonly number[],
): ConfusionMatrix {
  const rows = Object.keys(table)
  const columns = [...rows, 'undetermined']
  const box = { x: 0, y: 0, width: 8, height: 8 }
  const read = (value: string, off: number): string => {
    const subject = { box, presentation: 'feminine', skin_tone: 'monk-1', [attribute]: value, off } as Painted
    return readBox(paint(8, 8, [subject]), box).attributes[attribute]?.value ?? 'undetermined'
  }
  return {
    rows,
    columns,
    counts: rows.map(value => columns.map(column => offs.filter(off => read(value, off) === column).length)),
  }
}
