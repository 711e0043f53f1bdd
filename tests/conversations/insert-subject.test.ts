import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { layoutScene, openRenderer } from '../../index.ts'
import { checkLayout, insertSubject } from '../../layouts/index.ts'

const { capabilities } = await openRenderer('mini')
const nouns = ['nurses', 'dogs', 'cars', 'trees', 'children', 'cats'] as const

describe('a newcomer', () => {
  it('finds a place that leaves everybody else theirs, or none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...nouns),
        fc.constantFrom('nurse', 'dog', 'cup', 'house'),
        async (count, noun, newcomer) => {
          const { plan, cast, layout } = await layoutScene(`${count + 1} ${noun}`, { seed: count })
          assert.ok(plan && cast && layout)
          const person = newcomer === 'nurse'
          const subject = {
            id: 'new-1',
            class: person ? 'person' : newcomer,
            stated: {},
            ...(person ? { role: newcomer } : {}),
          }
          const grown = { ...plan, subjects: [...plan.subjects, subject] }
          const placed = insertSubject({ plan: grown, cast, layout, subject: 'new-1', capabilities })
          if (placed === undefined) return
          assert.deepEqual(checkLayout(placed, grown, capabilities), [])
          const order = (one: typeof layout) =>
            one.subjects
              .filter(({ id }) => id !== 'new-1')
              .toSorted((a, b) => a.depth - b.depth)
              .map(({ id, box }) => ({ id, box }))
          assert.deepEqual(order(placed), order(layout))
          const hidden = placed.occlusions.filter(({ behind }) => behind === 'new-1')
          assert.ok(hidden.every(({ share }) => share <= 0.35))
          assert.ok(
            placed.occlusions.every(({ front }) => front !== 'new-1'),
            'hides nobody',
          )
        },
      ),
      { numRuns: 20 },
    )
  })
})
