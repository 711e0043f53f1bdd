import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { strictCheck } from '../../bench/strict-check.ts'
import { arrangeScene, assertLayout, checkLayout } from '../../layouts/index.ts'
import type { Box, Layout } from '../../types.ts'
import { capabilities, castOf, planOf } from './scenes.ts'

const plan = planOf('judge: person/judge, dog | dog left of judge')
const { value: good } = arrangeScene({
  plan,
  cast: castOf(plan),
  size: { width: 512, height: 512 },
  capabilities: capabilities(),
})

function withBox(id: string, change: Partial<Box>): Layout {
  const subjects = good.subjects.map(one =>
    one.id === id ? { ...one, box: { ...one.box, ...change } } : one,
  )
  return { ...good, subjects }
}

const broken: readonly (readonly [string, string, Layout])[] = [
  ['a box off the grid', 'grid', withBox('dog', { x: 13 })],
  ['a box that leaves the canvas', 'bounds', withBox('dog', { y: 496 })],
  ['a box that is a dot', 'size', withBox('dog', { width: 8, height: 8 })],
  ['an overlap nobody declared', 'overlap', withBox('dog', { x: 160, width: 200 })],
  ['a direction that is no longer true', 'relation', withBox('dog', { x: 440, width: 64 })],
  [
    'two subjects of one depth',
    'depth',
    { ...good, subjects: good.subjects.map(one => ({ ...one, depth: 0 })) },
  ],
  ['a subject without a box', 'subjects', { ...good, subjects: good.subjects.slice(1) }],
  [
    'a box of a stranger',
    'subjects',
    {
      ...good,
      subjects: [...good.subjects, { id: 'cat', box: { x: 0, y: 0, width: 64, height: 64 }, depth: 9 }],
    },
  ],
  [
    'an occlusion that is not there',
    'overlap',
    { ...good, occlusions: [{ front: 'judge', behind: 'dog', share: 0.4 }] },
  ],
]

describe('checkLayout', () => {
  it('finds nothing wrong with an arrangement', () => {
    assert.deepEqual(checkLayout(good, plan, capabilities()), [])
    assert.doesNotThrow(() => assertLayout({ layout: good, plan, capabilities: capabilities() }))
  })

  for (const [words, type, layout] of broken) {
    it(`finds ${words}, and so does the strict check`, () => {
      const types = checkLayout(layout, plan, capabilities()).map(problem => problem.type)
      assert.ok(
        types.some(one => one === type),
        `${type} not among ${types.join(', ')}`,
      )
      assert.notDeepEqual(strictCheck({ plan, layout, grid: 8 }), [])
    })
  }

  it('takes an overlap that a person declared by hand', () => {
    const moved = withBox('dog', { x: 120, y: 400, width: 72, height: 64 })
    const [dog, judge] = ['dog', 'judge'].map(id => moved.subjects.find(one => one.id === id))
    assert.ok(dog && judge)
    const [front, behind] = dog.depth > judge.depth ? [dog, judge] : [judge, dog]
    const width =
      Math.min(dog.box.x + dog.box.width, judge.box.x + judge.box.width) - Math.max(dog.box.x, judge.box.x)
    const height =
      Math.min(dog.box.y + dog.box.height, judge.box.y + judge.box.height) - Math.max(dog.box.y, judge.box.y)
    const share = (Math.max(0, width) * Math.max(0, height)) / (behind.box.width * behind.box.height)
    const declared = { ...moved, occlusions: [{ front: front.id, behind: behind.id, share }] }
    const types = checkLayout(declared, plan, capabilities()).map(problem => problem.type)
    assert.ok(!types.includes('overlap'))
  })

  it('names what is wrong and what to do', () => {
    assert.throws(
      () => assertLayout({ layout: withBox('dog', { x: 13 }), plan, capabilities: capabilities() }),
      {
        code: 'EVENCAST_SCENE_INVALID',
        message: /multiples of 8 for `dog`, got 13,/,
        hint: /remove `layout`/,
      },
    )
  })
})
