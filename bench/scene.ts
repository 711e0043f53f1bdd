/**
 * Scenes of the bench: people side by side in one or two rows, worded as the flow words them.
 */
import type { Capabilities, Layout, Script } from '../types.ts'

const canvas = { width: 512, height: 512 }

/** A 512 x 512 scene of 1 to 8 people; 0: the whole request as one prompt. */
export function benchScene(
  subjects: number,
  { steps, guidance }: Capabilities,
): { readonly script: Script; readonly layout: Layout } {
  const perRow = Math.min(subjects, 4)
  const width = Math.floor(canvas.width / Math.max(perRow, 1) / 8) * 8
  const people = Array.from({ length: subjects }, (_, index) => ({
    id: `player-${index + 1}`,
    prompt: `a woman basketball player, skin tone ${1 + index}, black hair`,
    negative: 'man, person, skin tone 5, skin tone 9',
    guidance,
    seed: 100 + index,
    depth: index,
    box: { x: (index % 4) * width, y: index < 4 ? 256 : 0, width, height: 256 },
  }))
  return {
    layout: {
      canvas,
      subjects: people.map(({ id, box, depth }) => ({ id, box, depth })),
      occlusions: [],
    },
    script: {
      background: { prompt: 'a basketball court', negative: '', guidance, seed: 1 },
      whole: { prompt: 'a multiracial female basketball team', negative: '' },
      subjects: people.map(({ id, prompt, negative, guidance, seed }) => ({
        id,
        prompt,
        negative,
        guidance,
        seed,
      })),
      regions: subjects === 0 ? 'none' : 'attention',
      steps,
    },
  }
}
