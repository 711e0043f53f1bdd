/**
 * A picture to talk about: a doctor, two nurses and a dog from left to right in a hospital.
 */
import type { ScenePoints } from '../../../agents/index.ts'
import type { CastAttribute, Plan } from '../../../types.ts'

const people = ['doctor-1', 'nurse-1', 'nurse-2'] as const
const presentations = ['feminine', 'masculine', 'androgynous'] as const

const plan: Plan = {
  setting: 'hospital',
  subjects: [
    ...people.map(id => ({ id, class: 'person', role: id.slice(0, -2), stated: {} })),
    { id: 'dog-1', class: 'dog', stated: {} },
  ],
  shares: [],
  variety: [],
  relations: [],
}

const sampled = (value: string): CastAttribute => ({ value, source: 'sampled' })

/** @param focus ids mentioned last */
export function hospital(focus: readonly string[] = []): ScenePoints {
  return {
    plan,
    cast: {
      subjects: [
        ...people.map((id, index) => ({
          id,
          attributes: {
            presentation: sampled(presentations[index] ?? 'feminine'),
            age: sampled(index === 2 ? 'older' : 'adult'),
            skin_tone: sampled(`monk-${2 + index}`),
            hair_color: sampled(index === 2 ? 'grey' : 'brown'),
          },
        })),
        { id: 'dog-1', attributes: {} },
      ],
    },
    layout: {
      canvas: { width: 512, height: 512 },
      subjects: plan.subjects.map(({ id }, index) => ({
        id,
        box: { x: 8 + 128 * index, y: 256, width: 112, height: 256 },
        depth: index,
      })),
      occlusions: [],
    },
    focus,
  }
}
