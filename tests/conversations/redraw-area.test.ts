import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { redrawArea } from '../../edits/index.ts'
import type { Layout } from '../../types.ts'

const layout: Layout = {
  canvas: { width: 64, height: 64 },
  subjects: [
    { id: 'back', box: { x: 8, y: 8, width: 32, height: 32 }, depth: 0 },
    { id: 'front', box: { x: 24, y: 24, width: 32, height: 32 }, depth: 1 },
  ],
  occlusions: [{ front: 'front', behind: 'back', share: 0.25 }],
}

const area = (values: Partial<Parameters<typeof redrawArea>[0]>) =>
  redrawArea({ before: layout, after: layout, touched: [], background: false, margin: 8, ...values })

const at = (bytes: Uint8Array, x: number, y: number) => bytes[64 * y + x]

describe('the area of a change', () => {
  it('is what a subject owns, and a margin of the scene around it', () => {
    const touched = area({ touched: ['back'] })
    assert.equal(at(touched, 10, 10), 1)
    assert.equal(at(touched, 30, 30), 0, 'the front subject keeps its own')
    assert.equal(at(touched, 2, 20), 1, 'margin')
    assert.equal(at(touched, 44, 10), 1, 'margin')
    assert.equal(at(touched, 60, 60), 0)
  })

  it('is what somebody owned who is gone, whoever owns it now', () => {
    const after: Layout = { ...layout, subjects: layout.subjects.slice(0, 1), occlusions: [] }
    const gone = area({ after, touched: ['front'] })
    assert.equal(at(gone, 30, 30), 1)
    assert.equal(at(gone, 50, 50), 1)
    assert.equal(at(gone, 12, 12), 0)
  })

  it('is the scene without the subjects where the background changed, and nothing where nothing did', () => {
    const background = area({ background: true })
    assert.equal(at(background, 2, 2), 1)
    assert.equal(at(background, 20, 20), 0)
    assert.ok(area({}).every(value => value === 0))
  })
})
