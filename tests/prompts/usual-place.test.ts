import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { open, script } from './fixtures.ts'

const player = { role: 'basketball player' }
const placeOf = (scene: Parameters<typeof script>[0]) => script(scene).value.background.prompt

describe('the place where none was said', () => {
  it('is the usual one of all people, and that is told', () => {
    const { value, warnings } = script({ subjects: [player, player, { class: 'dog' }] })
    assert.equal(value.background.prompt, 'a basketball court')
    const told = warnings.find(({ feature }) => feature === 'setting')
    assert.equal(told?.type, 'ambiguous')
    assert.match(told?.details ?? '', /a basketball court/)
  })

  it('is a plain ground where people have no usual place in common', () => {
    assert.equal(placeOf({ subjects: [player, { role: 'doctor' }] }), 'a plain white background')
    assert.equal(placeOf({ subjects: [{ class: 'dog' }] }), 'a plain white background')
    assert.equal(placeOf({ subjects: [] }), 'a plain white background')
  })

  it('is the stated one where one was stated, and never guessed for open models or exempt people', () => {
    assert.equal(placeOf({ subjects: [player], setting: 'hospital' }), 'a hospital')
    assert.equal(placeOf({ subjects: [player], capabilities: open }), 'a plain background')
    const exempt = { reason: 'named_person' as const, because: 'Michael Jordan' }
    assert.equal(placeOf({ subjects: [{ ...player, exempt }] }), 'a plain white background')
  })
})
