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

function group(count: number, kind: string): readonly string[] {
  return Array.from({ length: count }, (_, index) => `s${index}: ${kind}`)
}

function around(count: number, kind: string, center: string): string {
  const beside = group(count, kind).map((_, index) => `s${index} next to c`)
  return `${group(count, kind).join(', ')}, c: ${center} | ${beside.join('; ')}`
}

const bottoms = ({ subjects }: Layout) => new Set(subjects.map(({ box }) => box.y + box.height))

function boxOf(layout: Layout, id: string): Box {
  const box = layout.subjects.find(one => one.id === id)?.box
  assert.ok(box, `no box for ${id}`)
  return box
}

describe('formations', () => {
  it('stands a row in one row and two rows in two', () => {
    assert.equal(bottoms(arrange(group(5, 'person/doctor+in_a_row').join(', '))).size, 1)
    const rows = arrange(group(8, 'person/doctor+in_two_rows').join(', '), { width: 768, height: 384 })
    assert.equal(bottoms(rows).size, 2)
    assert.ok(boxOf(rows, 's0').y > boxOf(rows, 's7').y)
  })

  it('leaves the middle of a circle empty', () => {
    const layout = arrange(group(6, 'person/doctor+in_a_circle').join(', '))
    const boxes = layout.subjects.map(({ box }) => box)
    const middle = (from: 'x' | 'y', extent: 'width' | 'height') =>
      (Math.min(...boxes.map(box => box[from])) + Math.max(...boxes.map(box => box[from] + box[extent]))) / 2
    const [x, y] = [middle('x', 'width'), middle('y', 'height')]
    const over = boxes.filter(
      box => box.x < x && x < box.x + box.width && box.y < y && y < box.y + box.height,
    )
    assert.deepEqual(over, [])
  })

  for (const count of [3, 5, 6, 8, 12]) {
    it(`seats ${count} around a table, nobody over another`, () => {
      const { occlusions, ...layout } = arrange(around(count, 'person/doctor', 'table'), {
        width: 640,
        height: 416,
      })
      assert.ok(occlusions.every(({ front, behind }) => front === 'c' || behind === 'c'))
      assert.equal(layout.subjects.length, count + 1)
    })
  }

  for (const count of [2, 4, 5, 10, 20]) {
    it(`keeps ${count} children near their teacher`, () => {
      arrange(around(count, 'person@child', 'person/teacher'), { width: 640, height: 416 })
    })
  }

  it('keeps two groups near each other', () => {
    const relations = ['a', 'b', 'c'].flatMap(one => ['x', 'y', 'z'].map(other => `${one} next to ${other}`))
    arrange(
      `a: person/scientist, b: person/scientist, c: person/scientist, x: dog, y: dog, z: dog | ${relations.join('; ')}`,
      { width: 640, height: 416 },
    )
  })

  for (const count of [4, 5, 6, 8]) {
    it(`leaves free what is on the table that ${count} sit around`, () => {
      const layout = arrange(
        `${around(count, 'person/doctor', 'table')}; v on c`.replace(' |', ', v: vase |'),
      )
      assert.deepEqual(
        layout.occlusions.filter(({ behind }) => behind === 'v'),
        [],
      )
    })
  }

  it('shows all small ones around a large thing', () => {
    for (const { behind, share } of arrange(around(5, 'mouse', 'ship')).occlusions)
      assert.ok(share <= 0.35, `${behind} is hidden`)
  })

  it('keeps people large where many of them are next to many things', () => {
    const women = group(7, 'person')
    const balls = ['a', 'b', 'c', 'd', 'e']
    const relations = balls.flatMap(ball => women.map((_, index) => `${ball} next to s${index}`))
    const text = `${women.join(', ')}, ${balls.map(ball => `${ball}: ball`).join(', ')} | ${relations.join('; ')}`
    assert.ok(boxOf(arrange(text), 's0').height >= 72)
  })

  it('carries the board by the wave and the rider by the board', () => {
    const layout = arrange('man: person, wave, board: surfboard | man riding wave; man on board')
    const [man, board] = [boxOf(layout, 'man'), boxOf(layout, 'board')]
    assert.equal(man.y + man.height, board.y)
  })

  it('stands fifteen candles on one cake', () => {
    const candles = group(15, 'candle')
    const text = `${candles.join(', ')}, cake | ${candles.map((_, index) => `s${index} on cake`).join('; ')}`
    assert.equal(arrange(text).subjects.length, 16)
  })

  it('seats many on one bench, which grows with them', () => {
    const riders = group(5, 'person')
    const layout = arrange(
      `${riders.join(', ')}, bench | ${riders.map((_, index) => `s${index} on bench`).join('; ')}`,
    )
    assert.ok(boxOf(layout, 'bench').width > 2.5 * boxOf(layout, 'bench').height)
  })

  it('stands one on many', () => {
    const layout = arrange('cow, a: shoe, b: shoe, c: shoe | cow on a; cow on b; cow on c')
    assert.ok(boxOf(layout, 'cow').height > boxOf(layout, 'a').height)
  })

  it('stands up to eight free of each other and shows every face of a crowd', () => {
    for (const count of [2, 5, 8]) {
      assert.deepEqual(arrange(group(count, 'person/doctor').join(', ')).occlusions, [])
    }
    const crowd = arrange(group(20, 'person/doctor').join(', '))
    assert.ok(crowd.occlusions.length > 0)
    for (const { front, behind } of crowd.occlusions) {
      const [near, far] = [boxOf(crowd, front), boxOf(crowd, behind)]
      assert.ok(near.y >= far.y + 0.55 * far.height, `${front} covers the face of ${behind}`)
    }
  })
})
