import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { figuresOf } from '../../layouts/figures.ts'
import type { Cast, Plan } from '../../types.ts'
import { castOf, planOf } from './scenes.ts'
import { vocabulary } from './vocabulary.ts'

function figureOf(text: string, words = true, cast?: Cast) {
  const plan = planOf(text)
  const [figure] = figuresOf(plan, cast ?? castOf(plan), words ? vocabulary : undefined)
  assert.ok(figure)
  return figure
}

function personWho(details: Partial<Plan['subjects'][number]>) {
  const plan = planOf('a: person')
  const subjects = plan.subjects.map(subject => ({ ...subject, ...details }))
  return figuresOf({ ...plan, subjects }, castOf(plan), vocabulary)[0]
}

describe('figuresOf', () => {
  it('finds a role by name and by synonym', () => {
    assert.equal(figureOf('a: person/doctor').framing, 'bust')
    assert.equal(figureOf('a: person/physician').aspect, 0.79)
    assert.equal(figureOf('a: person/cook').aspect, 0.82)
  })

  it('finds people by what they do or use', () => {
    assert.equal(personWho({ action: 'dancing' })?.aspect, 0.71)
    assert.equal(personWho({ details: ['in a wheelchair'] })?.height, 0.8)
    const plan = planOf('a: person')
    const cast: Cast = {
      subjects: [{ id: 'a', attributes: { mobility_aid: { value: 'wheelchair', source: 'sampled' } } }],
    }
    assert.equal(figuresOf(plan, cast, vocabulary)[0]?.aspect, 0.78)
  })

  it('takes a person of an unknown role as a person', () => {
    assert.equal(figureOf('a: person/astrologer').framing, 'head')
    assert.equal(figureOf('a: person/astrologer', false).framing, 'full')
  })

  it('finds things by synonym and by the last word of their name', () => {
    assert.equal(figureOf('a: automobile').aspect, 1.47)
    assert.equal(figureOf('a: sports car').aspect, 1.47)
    assert.equal(figureOf('a: sports car', false).aspect, 1.6)
    assert.equal(figureOf('a: parking meter').aspect, 0.4)
    assert.deepEqual([figureOf('a: gizmo').aspect, figureOf('a: gizmo').anchor], [1, 'ground'])
  })

  it('draws children at seven tenths', () => {
    const ratio = figureOf('a: person/dancer@child').stature / figureOf('a: person/dancer').stature
    assert.ok(Math.abs(ratio - 0.7) < 1e-9)
  })
})
