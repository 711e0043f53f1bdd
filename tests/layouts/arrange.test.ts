import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { strictCheck } from '../../bench/strict-check.ts'
import { arrangeScene, checkLayout } from '../../layouts/index.ts'
import type { Box, Layout, Size } from '../../types.ts'
import { randomCanvas, randomPlan } from './random-plans.ts'
import { requestPlans } from './request-plans.ts'
import { type CapabilityChoice, capabilities, castOf, planOf } from './scenes.ts'

const square: Size = { width: 512, height: 512 }

function arrange(text: string, size = square, choice: CapabilityChoice = {}): Layout {
  const plan = planOf(text)
  return arrangeScene({ plan, cast: castOf(plan), size, capabilities: capabilities(choice) }).value
}

function boxOf(layout: Layout, id: string): Box {
  const subject = layout.subjects.find(one => one.id === id)
  assert.ok(subject, `no box for ${id}`)
  return subject.box
}

describe('arrangeScene', () => {
  for (const text of requestPlans) {
    it(`passes the strict check: ${text}`, () => {
      for (const size of [
        square,
        { width: 256, height: 256 },
        { width: 1024, height: 768 },
        { width: 384, height: 640 },
      ]) {
        const plan = planOf(text)
        const layout = arrange(text, size)
        assert.deepEqual(strictCheck({ plan, layout, grid: 8 }), [], `${size.width}x${size.height}`)
      }
    })
  }

  it('keeps every rule for any consistent plan on any canvas', () => {
    fc.assert(
      fc.property(randomPlan, randomCanvas, (plan, size) => {
        const options = { plan, cast: castOf(plan), size, capabilities: capabilities() }
        const { value: layout } = arrangeScene(options)
        assert.deepEqual(strictCheck({ plan, layout, grid: 8 }), [])
        assert.deepEqual(checkLayout(layout, plan, options.capabilities), [])
      }),
      { numRuns: 300 },
    )
  })
})
