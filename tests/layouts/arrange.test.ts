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

const canvases: readonly Size[] = [
  square,
  { width: 256, height: 256 },
  { width: 1024, height: 768 },
  { width: 384, height: 640 },
]

function arrange(text: string, size = square, choice: CapabilityChoice = {}): Layout {
  const plan = planOf(text)
  return arrangeScene({ plan, cast: castOf(plan), size, capabilities: capabilities(choice) }).value
}

function boxOf(layout: Layout, id: string): Box {
  const subject = layout.subjects.find(one => one.id === id)
  assert.ok(subject, `no box for ${id}`)
  return subject.box
}

function group(count: number, kind: string): string {
  return Array.from({ length: count }, (_, index) => `s${index}: ${kind}`).join(', ')
}

describe('arrangeScene', () => {
  for (const text of requestPlans) {
    it(`passes the strict check: ${text}`, () => {
      for (const size of canvases) {
        const plan = planOf(text)
        const layout = arrange(text, size)
        assert.deepEqual(strictCheck({ plan, layout, grid: 8 }), [], `${size.width}x${size.height}`)
      }
    })
  }

  it('keeps every rule for random consistent plans on random canvases, all but one in two hundred', () => {
    const scenes = fc.sample(fc.tuple(randomPlan, randomCanvas), { numRuns: 300, seed: 20261124 })
    const broken = scenes.flatMap(([plan, size]) => {
      const options = { plan, cast: castOf(plan), size, capabilities: capabilities() }
      const { value: layout } = arrangeScene(options)
      assert.deepEqual(checkLayout(layout, plan, options.capabilities), [])
      const rules = strictCheck({ plan, layout, grid: 8 })
      return rules.length === 0 ? [] : [rules.join()]
    })
    assert.ok(broken.length <= 0.005 * scenes.length, broken.join('\n'))
  })

  it('gives the same layout for the same scene', () => {
    for (const text of requestPlans.slice(0, 8)) assert.deepEqual(arrange(text), arrange(text))
  })

  it('keeps to grids from one pixel to 64, with and without a vocabulary', () => {
    for (const grid of [1, 16, 32, 64]) {
      for (const open of [false, true]) {
        const text = 'a: person/judge, dog, b: person/dancer, car, c: person'
        const layout = arrange(text, square, { grid, open })
        assert.deepEqual(strictCheck({ plan: planOf(text), layout, grid }), [], `grid ${grid}, open ${open}`)
      }
    }
  })

  it('draws a lone subject large and a bust on the lower edge', () => {
    const judge = boxOf(arrange('judge: person/judge'), 'judge')
    assert.ok(judge.height >= 0.6 * 512 && judge.height <= 0.75 * 512, `${judge.height} px`)
    assert.equal(judge.y + judge.height, 512)
    assert.ok(Math.abs(judge.x + judge.width / 2 - 256) <= 8)
    const apple = boxOf(arrange('apple'), 'apple')
    assert.ok(apple.height >= 0.6 * 512)
  })

  it('places five busts as three in front and two above, none hidden', () => {
    const layout = arrange(group(5, 'person/doctor'))
    const front = layout.subjects.filter(({ box }) => box.y + box.height === 512)
    assert.equal(front.length, 3)
    assert.deepEqual(layout.occlusions, [])
    assert.ok(layout.subjects.every(({ box }) => box.height >= 110))
  })

  it('gives boxes the aspect of their class', () => {
    for (const [kind, aspect] of [
      ['person/doctor', 0.79],
      ['person/bystander', 0.33],
      ['car', 1.47],
      ['bus', 1.27],
    ] as const) {
      const layout = arrange(`${group(2, kind)}, dog`)
      const box = boxOf(layout, 's0')
      assert.ok(
        Math.abs(Math.log(box.width / box.height / aspect)) < 0.06,
        `${kind} ${box.width}x${box.height}`,
      )
    }
  })

  it('keeps sizes plausible: child below adult, dog below man, apple no dot', () => {
    const layout = arrange('man: person/judge, child: person@child, adult: person, dog, apple')
    const heights = Object.fromEntries(layout.subjects.map(({ id, box }) => [id, box.height]))
    assert.ok((heights.child ?? 0) < (heights.adult ?? 0))
    assert.ok((heights.dog ?? 0) < (heights.man ?? 0))
    assert.ok((heights.apple ?? 0) >= 56)
  })

  it('goes on to 128 subjects in more rows and says so beyond', () => {
    for (const count of [9, 16, 24, 50]) {
      const text = group(count, 'person/nurse')
      assert.deepEqual(strictCheck({ plan: planOf(text), layout: arrange(text), grid: 8 }), [])
    }
    assert.throws(() => arrange(group(129, 'dog')), { code: 'EVENCAST_LAYOUT_INFEASIBLE', hint: /fewer/ })
  })

  it('refuses a canvas on which subjects would be dots', () => {
    assert.throws(() => arrange(group(8, 'person/doctor'), { width: 128, height: 128 }), {
      code: 'EVENCAST_LAYOUT_INFEASIBLE',
      hint: /larger canvas/,
    })
  })

  it('refuses a canvas off the grid', () => {
    assert.throws(() => arrange('dog', { width: 300, height: 512 }), {
      code: 'EVENCAST_CANVAS_INVALID',
      message: /`size.width`, got 300/,
    })
  })

  it('arranges an empty scene', () => {
    assert.deepEqual(arrange(''), { canvas: square, subjects: [], occlusions: [] })
  })

  for (const count of [8, 50]) {
    it(`takes a few milliseconds for ${count} subjects`, () => {
      const text = group(count, 'person/judge')
      for (let pass = 0; pass < 10; pass += 1) arrange(text)
      const times = Array.from({ length: 60 }, () => {
        const started = performance.now()
        arrange(text)
        return performance.now() - started
      })
      // The quickest pass: what the code takes, whatever else the machine is doing.
      const quickest = Math.min(...times)
      assert.ok(quickest < 10, `${quickest.toFixed(1)} ms`)
    })
  }
})
