import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareScripts, reenterValues } from '../../saved.ts'
import type { Cast, Edit, Layout, Plan, Script } from '../../types.ts'

const plan: Plan = {
  subjects: [{ id: 'doctor-1', class: 'person', role: 'doctor', stated: {} }],
  shares: [],
  variety: [],
  relations: [],
}
const larger: Plan = { ...plan, subjects: [...plan.subjects, { id: 'dog-1', class: 'dog', stated: {} }] }
const cast: Cast = { subjects: [{ id: 'doctor-1', attributes: {} }] }
const layout: Layout = {
  canvas: { width: 256, height: 256 },
  subjects: [{ id: 'doctor-1', box: { x: 0, y: 0, width: 64, height: 64 }, depth: 0 }],
  occlusions: [],
}
const script: Script = {
  background: { prompt: 'a park', negative: '', guidance: 3, seed: 1 },
  whole: { prompt: 'a doctor', negative: '' },
  subjects: [{ id: 'doctor-1', prompt: 'a doctor', negative: '', guidance: 3, seed: 2 }],
  regions: 'attention',
  steps: 10,
}

describe('reenterValues', () => {
  it('keeps what fits together', () => {
    assert.deepEqual(reenterValues({ plan, cast, layout, script }), {
      value: { plan, cast, layout, script },
      warnings: [],
    })
    assert.deepEqual(reenterValues({}), { value: {}, warnings: [] })
  })

  it('keeps edits with their script alone, and says where all is drawn at once instead', () => {
    const edits: readonly Edit[] = [
      { subject: 'doctor-1', reason: 'redraw', stated: {}, before: script.subjects[0] ?? assert.fail() },
    ]
    const whole = { plan, cast, layout, script, edits }
    assert.deepEqual(reenterValues(whole), { value: whole, warnings: [] })
    const { value, warnings } = reenterValues({ plan, cast, layout, edits })
    assert.deepEqual(value, { plan, cast, layout })
    assert.deepEqual(
      warnings.map(({ type, feature }) => [type, feature]),
      [['fallback', 'edits']],
    )
    const anew = { ...script, subjects: script.subjects.map(subject => ({ ...subject, seed: 9 })) }
    assert.equal(compareScripts({ script: anew }, script).length, 1)
    assert.deepEqual(compareScripts({ script: anew, edits }, script), [])
  })

  it('keeps the cast and makes layout and script anew where the plan has grown, and says so', () => {
    const { value, warnings } = reenterValues({ plan: larger, cast, layout, script })
    assert.deepEqual(value, { plan: larger, cast })
    assert.deepEqual(
      warnings.map(warning => [warning.stage, warning.type]),
      [
        ['layout', 'fallback'],
        ['script', 'fallback'],
      ],
    )
  })

  it('rejects a cast without its plan, and a cast of somebody who is not in it', () => {
    assert.throws(() => reenterValues({ cast }), { code: 'EVENCAST_SCENE_INVALID' })
    const stranger: Cast = { subjects: [{ id: 'cat-1', attributes: {} }] }
    assert.throws(() => reenterValues({ plan, cast: stranger }), {
      code: 'EVENCAST_SCENE_INVALID',
      message: /cat-1/,
    })
  })
})

describe('compareScripts', () => {
  it('warns where a saved script is not what its scene says', () => {
    assert.deepEqual(compareScripts({ script }, { ...script }), [])
    assert.deepEqual(compareScripts({}, script), [])
    assert.equal(compareScripts({ script: { ...script, steps: 20 } }, script)[0]?.type, 'ambiguous')
  })

  it('takes no offence at the order of keys, which a file may change', () => {
    const { steps, ...rest } = script
    assert.deepEqual(compareScripts({ script: { steps, ...rest } }, script), [])
  })
})
