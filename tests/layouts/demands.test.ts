import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { strictCheck } from '../../bench/strict-check.ts'
import { arrangeScene } from '../../layouts/index.ts'
import type { Box, Layout, Size } from '../../types.ts'
import { capabilities, castOf, planOf } from './scenes.ts'

function arrange(text: string, size: Size = { width: 512, height: 512 }): Layout {
  const plan = planOf(text)
  const options = { plan, cast: castOf(plan), size, capabilities: capabilities() }
  const { value: layout } = arrangeScene(options)
  assert.deepEqual(strictCheck({ plan, layout, grid: 8 }), [], text)
  return layout
}

function boxOf(layout: Layout, id: string): Box {
  const box = layout.subjects.find(one => one.id === id)?.box
  assert.ok(box, `no box for ${id}`)
  return box
}

describe('places', () => {
  for (const [vertical, from, to] of [
    ['top', 0, 1 / 3],
    ['middle', 1 / 3, 2 / 3],
    ['bottom', 2 / 3, 1],
  ] as const) {
    for (const [horizontal, left, right] of [
      ['left', 0, 1 / 3],
      ['center', 1 / 3, 2 / 3],
      ['right', 2 / 3, 1],
    ] as const) {
      it(`puts a house in the ${vertical} ${horizontal}, beside a judge`, () => {
        const { x, y, width, height } = boxOf(
          arrange(`house+${vertical}+${horizontal}, judge: person/judge`),
          'house',
        )
        const [across, down] = [(x + width / 2) / 512, (y + height / 2) / 512]
        assert.ok(across >= left && across <= right, `centre at ${across} of the width`)
        assert.ok(down >= from && down <= to, `centre at ${down} of the height`)
      })
    }
  }

  it('gives three on one side its half', () => {
    const layout = arrange('a: cat+left, b: cat+left, c: cat+left, d: dog+right, e: dog+right')
    for (const id of ['a', 'b', 'c']) assert.ok(boxOf(layout, id).x + boxOf(layout, id).width / 2 < 256)
    for (const id of ['d', 'e']) assert.ok(boxOf(layout, id).x + boxOf(layout, id).width / 2 > 341)
  })

  it('keeps a neighbour near what has a place', () => {
    const layout = arrange('cow+top+left, b: cow, pizza, runner: person/runner | cow next to b')
    assert.ok(boxOf(layout, 'b').y < boxOf(layout, 'cow').y + boxOf(layout, 'cow').height)
  })
})

describe('sizes', () => {
  it('draws a large dog larger than the others, a small one smaller', () => {
    const layout = arrange('a: dog+large, b: dog, c: dog+small')
    const [a, b, c] = ['a', 'b', 'c'].map(id => boxOf(layout, id).height)
    assert.ok(a && b && c && a >= 1.3 * b && b >= 1.3 * c, `${a}, ${b}, ${c}`)
  })

  it('leaves room around a lone small house', () => {
    assert.ok(boxOf(arrange('house+small'), 'house').height < 0.8 * boxOf(arrange('house'), 'house').height)
  })
})

describe('contradictions', () => {
  for (const [text, clauses] of [
    [
      'a: dog+right, b: cat+left, c: car | a left of b; c left of a',
      ['`a` left of `b`', '`b` on the left', '`a` on the right'],
    ],
    ['a: dog+top, b: cat+bottom | b above a', ['`a` at the top', '`b` above `a`', '`b` at the bottom']],
    ['a: dog, b: cat, c: car | a on b; a below b; c left of a', ['`a` on `b`', '`a` below `b`']],
    ['a: dog+large, b: dog | b larger than a', ['`b` larger than `a`', '`a` large']],
    [
      'a: dog, b: cat, c: car, d: cup | a left of b; b left of c; c left of d; d left of b',
      ['`b` left of `c`', '`c` left of `d`', '`d` left of `b`'],
    ],
  ] as const) {
    it(`names the smallest conflicting set of ${text}`, () => {
      const plan = planOf(text)
      assert.throws(
        () => arrangeScene({ plan, cast: castOf(plan), capabilities: capabilities() }),
        (error: { readonly code?: string; readonly message?: string }) => {
          assert.equal(error.code, 'EVENCAST_LAYOUT_INFEASIBLE')
          const named = error.message?.split('contradiction: ')[1]?.split(', ').toSorted()
          assert.deepEqual(named, clauses.toSorted())
          return true
        },
      )
    })
  }

  it('names a chain that is longer than the canvas is wide', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `s${index}`)
    const relations = ids.slice(1).map((id, index) => `${ids[index]} left of ${id}`)
    const plan = planOf(`${ids.map(id => `${id}: bird`).join(', ')} | ${relations.join('; ')}`)
    assert.throws(() => arrangeScene({ plan, cast: castOf(plan), capabilities: capabilities() }), {
      code: 'EVENCAST_LAYOUT_INFEASIBLE',
      message: /`s0` left of `s1`/,
    })
  })

  it('names the demands that leave no room on a small canvas', () => {
    const plan = planOf('a: person/judge+top, b: person/pilot+top, c: person/nurse+top | a on b; b on c')
    const options = {
      plan,
      cast: castOf(plan),
      size: { width: 256, height: 256 },
      capabilities: capabilities(),
    }
    assert.throws(() => arrangeScene(options), {
      code: 'EVENCAST_LAYOUT_INFEASIBLE',
      message: /fit at a recognisable size with .*at the top/,
      hint: /Drop one/,
    })
  })
})
