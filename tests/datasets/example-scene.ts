/** A whole scene of two subjects, and a picture of stripes, for the tests of this folder. */
import type { Picture, Scene } from '../../types.ts'

export const exampleScene: Scene = {
  request: {
    text: 'two doctors — “naïve” 医生, no hats',
    seed: 7,
    image: 0,
    size: { width: 64, height: 64 },
    policy: {
      schema: 1,
      id: 'default',
      version: 1,
      attributes: { hair_color: { values: { red: 2, black: 1 } } },
    },
    model: '/home/somebody/models/mini-two',
  },
  plan: {
    subjects: [
      { id: 'doctor-1', class: 'person', role: 'doctor', stated: {} },
      { id: 'doctor-2', class: 'person', role: 'doctor', stated: {}, excluded: ['hat'] },
    ],
    shares: [],
    variety: [],
    relations: [],
  },
  cast: { subjects: [{ id: 'doctor-1', attributes: { age: { value: 'adult', source: 'sampled' } } }] },
  layout: {
    canvas: { width: 64, height: 64 },
    subjects: [
      { id: 'doctor-1', box: { x: 0, y: 16, width: 32, height: 48 }, depth: 0 },
      { id: 'doctor-2', box: { x: 32, y: 16, width: 32, height: 48 }, depth: 1 },
    ],
    occlusions: [],
  },
  script: {
    background: { prompt: 'a ward', negative: 'text', guidance: 4, seed: 1 },
    whole: { prompt: 'two doctors,\nin a ward', negative: 'hat' },
    subjects: [
      { id: 'doctor-1', prompt: 'a doctor', negative: 'hat', guidance: 4, seed: 2 },
      { id: 'doctor-2', prompt: 'a doctor', negative: 'hat', guidance: 4, seed: 3 },
    ],
    regions: 'attention',
    steps: 20,
  },
  rendering: {
    file: '/home/somebody/team.png',
    canvas: { width: 64, height: 64 },
    regions: 'attention',
    steps: 20,
    unetEvaluations: 40,
    modelHash: 'abcdef0123456789',
    seconds: { load: 1.25, encode: 0.5, denoise: 3, decode: 1, total: 5.75 },
    warnings: [],
  },
  warnings: [],
}

export function stripes(width: number, height: number): Picture {
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 7) % 256)
  return { width, height, pixels, masks: new Map() }
}
