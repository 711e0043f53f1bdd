import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { arrangeScene, assertLayout } from '../../layouts/index.ts'
import type { Box, Layout, LayoutSubject, Size } from '../../types.ts'
import { capabilities, castOf, planOf } from './scenes.ts'

const square: Size = { width: 512, height: 512 }

function arrange(text: string, size = square): Layout {
  const plan = planOf(text)
  return arrangeScene({ plan, cast: castOf(plan), size, capabilities: capabilities() }).value
}

function find(layout: Layout, id: string): LayoutSubject {
  const subject = layout.subjects.find(one => one.id === id)
  assert.ok(subject, `no box for ${id}`)
  return subject
}

function boxOf(layout: Layout, id: string): Box {
  return find(layout, id).box
}

const centre = (box: Box) => box.x + box.width / 2
const bottom = (box: Box) => box.y + box.height

describe('relations', () => {
  it('keeps a chain of directions by a tenth of the canvas each', () => {
    const layout = arrange(
      'a: person/judge, b: dog, c: car, d: cup | d left of c; c left of b; b left of a; a right of d',
    )
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(id => centre(boxOf(layout, id)))
    assert.ok(a && b && c && d)
    assert.ok(c - d >= 51.2 && b - c >= 51.2 && a - b >= 51.2)
  })

  it('stacks what is above, even eight high', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const relations = ids.slice(1).map((id, index) => `${ids[index]} above ${id}`)
    const layout = arrange(`${ids.map(id => `${id}: bird`).join(', ')} | ${relations.join('; ')}`, {
      width: 512,
      height: 768,
    })
    for (const [index, id] of ids.slice(1).entries()) {
      const [upper, lower] = [boxOf(layout, ids[index] ?? ''), boxOf(layout, id)]
      assert.ok(lower.y + lower.height / 2 - (upper.y + upper.height / 2) >= 76.8)
    }
  })

  it('puts what is in front lower and nearer, with the overlap declared and the upper part free', () => {
    const layout = arrange('house, car | car in front of house')
    assert.ok(find(layout, 'car').depth > find(layout, 'house').depth)
    assert.ok(bottom(boxOf(layout, 'car')) > bottom(boxOf(layout, 'house')))
    assert.equal(layout.occlusions.length, 1)
    assert.ok((layout.occlusions[0]?.share ?? 1) <= 0.3)
    assert.ok(boxOf(layout, 'car').y >= boxOf(layout, 'house').y + 0.7 * boxOf(layout, 'house').height)
  })

  it('stands things on others, feet on the top and centred', () => {
    const layout = arrange('apple, book, chair | apple on book; book on chair')
    assert.equal(bottom(boxOf(layout, 'apple')), boxOf(layout, 'book').y)
    assert.equal(bottom(boxOf(layout, 'book')), boxOf(layout, 'chair').y)
    assert.ok(Math.abs(centre(boxOf(layout, 'apple')) - centre(boxOf(layout, 'chair'))) <= 8)
  })

  it('seats a rider above and in front of the mount', () => {
    const layout = arrange('rider: person/farmer, horse | rider riding horse')
    const [rider, horse] = [boxOf(layout, 'rider'), boxOf(layout, 'horse')]
    assert.ok(rider.y < horse.y && bottom(rider) > horse.y && bottom(rider) < bottom(horse))
    assert.deepEqual(
      layout.occlusions.map(({ front, behind }) => [front, behind]),
      [['rider', 'horse']],
    )
  })

  it('lets a person hold something small at the side the request names', () => {
    const layout = arrange('boy: person@child, balloon | boy holding balloon; balloon left of boy')
    const [boy, balloon] = [boxOf(layout, 'boy'), boxOf(layout, 'balloon')]
    assert.ok(centre(balloon) < centre(boy) - 51.2)
    assert.ok(balloon.height <= 0.55 * boy.height)
    assert.ok(find(layout, 'balloon').depth > find(layout, 'boy').depth)
  })

  it('makes the larger one larger, whatever the classes', () => {
    const layout = arrange('apple, house, dog | apple larger than house; dog smaller than house')
    assert.ok(boxOf(layout, 'apple').height >= 1.3 * boxOf(layout, 'house').height)
    assert.ok(boxOf(layout, 'house').height >= 1.3 * boxOf(layout, 'dog').height)
  })

  it('keeps neighbours in one row with nobody between', () => {
    const layout = arrange('a: person/judge, b: dog, c: person/pilot, d: person/nurse | a next to d')
    const [a, d] = [boxOf(layout, 'a'), boxOf(layout, 'd')]
    assert.ok(Math.min(bottom(a), bottom(d)) - Math.max(a.y, d.y) > 0)
    const [left, right] = [Math.min(centre(a), centre(d)), Math.max(centre(a), centre(d))]
    const between = ['b', 'c']
      .map(id => boxOf(layout, id))
      .filter(box => centre(box) > left && centre(box) < right)
    assert.deepEqual(between, [])
  })

  it('stands two who hold one thing at its two sides', () => {
    const layout = arrange('a: person/judge, b: person/pilot, chair | a holding chair; b holding chair')
    const [a, chair, b] = ['a', 'chair', 'b'].map(id => boxOf(layout, id))
    assert.ok(a && chair && b)
    assert.ok(centre(a) < centre(chair) && centre(chair) < centre(b))
    assert.ok(a.x + a.width > chair.x && chair.x + chair.width > b.x)
  })

  it('lines up three who hold one long thing before them', () => {
    const text = 'a: person/judge, b: person/pilot, c: person/nurse, flag'
    const layout = arrange(`${text} | a holding flag; b holding flag; c holding flag`)
    const flag = boxOf(layout, 'flag')
    for (const id of ['a', 'b', 'c']) {
      const box = boxOf(layout, id)
      assert.ok(flag.x < box.x + box.width && box.x < flag.x + flag.width, `the flag does not reach ${id}`)
      assert.ok(flag.y > box.y + 0.5 * box.height, `the flag covers the face of ${id}`)
    }
  })

  it('says where a thing that cannot be in two places went', () => {
    const plan = planOf('cat, chair, judge: person/judge | cat on chair; judge holding cat')
    const { warnings } = arrangeScene({
      plan,
      cast: castOf(plan),
      size: square,
      capabilities: capabilities(),
    })
    assert.deepEqual(
      warnings.map(warning => [warning.stage, warning.type, warning.subject]),
      [['layout', 'ambiguous', 'cat']],
    )
  })

  for (const [text, clauses] of [
    ['a: dog, b: cat, c: car | a left of b; b left of c; c left of a', /`a` left of `b`.*`c` left of `a`/],
    ['a: dog, b: cat | a above b; a below b', /`a` above `b`, `a` below `b`/],
    ['a: dog, b: cat | a larger than b; a smaller than b', /larger than/],
    ['a: dog, b: cat | a in front of b; a behind b', /in front of/],
    ['a: dog, b: cat | a on b; b on a', /`a` on `b`, `b` on `a`/],
    ['a: dog | a left of a', /itself/],
  ] as const) {
    it(`names the contradiction in ${text}`, () => {
      assert.throws(() => arrange(text), { code: 'EVENCAST_LAYOUT_INFEASIBLE', message: clauses })
    })
  }

  it('rejects a relation with a stranger', () => {
    const plan = {
      ...planOf('dog, cat'),
      relations: [{ subject: 'dog', relation: 'on', object: 'sofa' } as const],
    }
    assert.throws(
      () => arrangeScene({ plan, cast: castOf(plan), size: square, capabilities: capabilities() }),
      { code: 'EVENCAST_PLAN_INVALID', message: /`sofa`/ },
    )
  })

  it('holds a saved layout to the relations of its plan', () => {
    const plan = planOf('dog, cat | dog left of cat')
    const { subjects, ...rest } = arrange('cat, dog | cat left of dog')
    assert.throws(() => assertLayout({ layout: { subjects, ...rest }, plan, capabilities: capabilities() }), {
      code: 'EVENCAST_SCENE_INVALID',
      message: /`dog` left of `cat`/,
    })
  })
})
