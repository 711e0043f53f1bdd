/**
 * Keyed Gaussian noise. A cell's noise is a function of (seed, where it is, stream): the canvas is keyed by the
 * background's seed, a subject's box by the subject's own, counted from the box's corner, so that a subject keeps its
 * noise when its box moves and another seed draws it anew while all else stays. The stream is a public contract.
 *
 * @module
 */
import type { Latents } from './latents.ts'
import { type PhiloxKey, philox } from './philox.ts'
import type { CellGrid } from './regions/cells.ts'

export interface NoiseSource {
  /** Keys the cells that no subject owns. */
  readonly seed: number
  /** Seed of each subject, in the order of the grid's boxes. */
  readonly subjectSeeds: readonly number[]
}

/**
 * Standard normal noise for a grid. `stream` 0 is the initial noise, `n` the noise that an ancestral sampler adds
 * after its nth step. Philox4x32-10 with key = the seed's low and high word and counter = (column, row, group of four
 * channels, domain and stream); its four words become four normals (Box & Muller 1958).
 */
export function gaussianNoise(channels: number, grid: CellGrid, source: NoiseSource, stream = 0): Latents {
  const { width, height, owners, boxes } = grid
  const cells = width * height
  const data = new Float32Array(channels * cells)
  const canvasKey = keyOf(source.seed)
  const subjectKeys = source.subjectSeeds.map(keyOf)
  for (let cell = 0; cell < cells; cell += 1) {
    const owner = owners[cell] ?? -1
    const box = boxes[owner]
    const key = subjectKeys[owner] ?? canvasKey
    const column = (cell % width) - (box?.x ?? 0)
    const row = Math.floor(cell / width) - (box?.y ?? 0)
    // The domain keeps a subject's stream apart from the canvas's where both have the same seed.
    const domain = stream * 2 + (box === undefined ? 0 : 1)
    for (let channel = 0; channel < channels; channel += 4) {
      const normals = boxMuller(philox([column, row, channel / 4, domain], key))
      for (let offset = 0; offset < 4 && channel + offset < channels; offset += 1) {
        data[(channel + offset) * cells + cell] = normals[offset] ?? 0
      }
    }
  }
  return { shape: [channels, height, width], data }
}

function keyOf(seed: number): PhiloxKey {
  return [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0]
}

/** Four uniform 32-bit words to four standard normal values. */
function boxMuller(words: readonly [number, number, number, number]): readonly number[] {
  const [first, second, third, fourth] = words
  return [...pair(first, second), ...pair(third, fourth)]
}

function pair(radiusWord: number, angleWord: number): readonly [number, number] {
  const radius = Math.sqrt(-2 * Math.log((radiusWord + 0.5) / 2 ** 32))
  const angle = 2 * Math.PI * ((angleWord + 0.5) / 2 ** 32)
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}
