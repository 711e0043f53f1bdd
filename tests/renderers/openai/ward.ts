/** Two people in a ward, one partly behind the other, on any canvas. */
import type { Layout, Script, Size } from '../../../types.ts'

export function ward(canvas: Size): { readonly script: Script; readonly layout: Layout } {
  const box = (x: number) => ({
    x: canvas.width * x,
    y: canvas.height / 2,
    width: canvas.width / 4,
    height: canvas.height / 2,
  })
  const subject = (id: string, prompt: string, negative: string) => ({
    id,
    prompt,
    negative,
    guidance: 1,
    seed: 1,
  })
  return {
    layout: {
      canvas,
      subjects: [
        { id: 'doctor', box: box(0), depth: 1 },
        { id: 'nurse', box: box(5 / 8), depth: 2 },
      ],
      occlusions: [],
    },
    script: {
      background: { prompt: 'a hospital ward', negative: 'text', guidance: 1, seed: 1 },
      whole: { prompt: 'a doctor and a nurse', negative: 'hats' },
      subjects: [
        subject('doctor', 'a woman, doctor, dark skin', 'hats, man, light skin'),
        subject('nurse', 'a man, nurse, light skin.', ''),
      ],
      regions: 'attention',
      steps: 20,
    },
  }
}
