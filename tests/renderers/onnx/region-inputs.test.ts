import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { emptyGrid, subjectGrid } from '../../../renderers/onnx/regions/cells.ts'
import { guidanceScales, regionBoxes, regionMasks } from '../../../renderers/onnx/regions/region-inputs.ts'
import { joinBlocks } from '../../../renderers/onnx/regions/text-blocks.ts'

const canvas = { width: 64, height: 32 }

// Two boxes on 8 x 4 cells that share the column 3: `front` owns it.
const subjects = [
  { id: 'front', box: { x: 24, y: 0, width: 16, height: 32 }, depth: 7 },
  { id: 'rear', box: { x: 0, y: 8, width: 32, height: 16 }, depth: 2 },
]
const grid = subjectGrid({ canvas, subjects, occlusions: [] }, subjects, 8)

describe('regionMasks', () => {
  it('gives a covered cell to its owner, with the scene at its weight', () => {
    const masks = regionMasks(grid, 0.25)
    const row = (region: number, y: number) => [
      ...masks.subarray(region * 32 + y * 8, region * 32 + y * 8 + 8),
    ]
    assert.deepEqual(row(0, 1), [0.25, 0.25, 0.25, 0.25, 0.25, 1, 1, 1])
    assert.deepEqual(row(1, 1), [0, 0, 0, 1, 1, 0, 0, 0])
    assert.deepEqual(row(2, 1), [1, 1, 1, 0, 0, 0, 0, 0])
    assert.deepEqual(row(2, 0), [0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('is one region of ones without subjects', () => {
    const masks = regionMasks(emptyGrid(canvas, 8), 0.25)
    assert.deepEqual([...masks], new Array(32).fill(1))
  })

  it('gives every cell to exactly one region, whatever the boxes', () => {
    const side = fc.integer({ min: 1, max: 8 })
    const box = fc.record({ x: fc.nat(7), y: fc.nat(3), width: side, height: side }).map(cells => ({
      x: cells.x * 8,
      y: cells.y * 8,
      width: cells.width * 8,
      height: cells.height * 8,
    }))
    fc.assert(
      fc.property(fc.array(box, { maxLength: 8 }), boxes => {
        const placed = boxes.map((one, index) => ({ id: `s-${index}`, box: one, depth: index }))
        const masks = regionMasks(subjectGrid({ canvas, subjects: placed, occlusions: [] }, placed, 8), 0)
        for (let cell = 0; cell < 32; cell += 1) {
          const owners = Array.from({ length: boxes.length + 1 }, (_, region) => masks[region * 32 + cell])
          assert.equal(owners.filter(value => value === 1).length, 1)
          assert.equal(owners.filter(value => value === 0).length, boxes.length)
        }
      }),
    )
  })
})

describe('regionBoxes', () => {
  it('says each whole box as parts of the canvas, hidden parts included, zeros for the scene', () => {
    const boxes = subjects.map(subject => subject.box)
    assert.deepEqual([...regionBoxes(canvas, boxes)], [0, 0, 0, 0, 0.375, 0, 0.25, 1, 0, 0.25, 0.5, 0.5])
  })
})

describe('guidanceScales', () => {
  it('is each owner’s own, else the background’s', () => {
    assert.deepEqual([...guidanceScales(grid, 2, [5, 6])].slice(8, 16), [6, 6, 6, 5, 5, 2, 2, 2])
  })
})

describe('joinBlocks', () => {
  const block = (values: readonly number[]) => ({
    length: values.length,
    dimensions: 1,
    data: Float32Array.from(values),
  })

  it('pads every block of both rows to the longest, and masks the padding', () => {
    const rows = joinBlocks([
      [block([1, 2]), block([3])],
      [block([4]), block([5, 6, 7])],
    ])
    assert.deepEqual([rows.rows, rows.sequence, rows.dimensions], [2, 6, 1])
    assert.deepEqual([...rows.data], [1, 2, 0, 3, 0, 0, 4, 0, 0, 5, 6, 7])
    assert.deepEqual([...rows.mask], [1, 1, 0, 1, 0, 0, 1, 0, 0, 1, 1, 1])
  })
})
