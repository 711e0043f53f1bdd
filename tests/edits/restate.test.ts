import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { restate } from '../../edits/restate.ts'
import { scriptsOf, withSubject } from '../../edits/scripts.ts'
import { EvencastError } from '../../errors.ts'
import type { Cast, Edit, Plan, Script } from '../../types.ts'
import { closed, open } from '../prompts/fixtures.ts'

const plan: Plan = {
  subjects: ['doctor-1', 'doctor-2', 'dog-1'].map(id =>
    id === 'dog-1' ? { id, class: 'dog', stated: {} } : { id, class: 'person', role: 'doctor', stated: {} },
  ),
  shares: [{ subjects: ['doctor-1', 'doctor-2'], attribute: 'presentation', values: { feminine: 2 } }],
  variety: [],
  relations: [],
}
const cast: Cast = {
  subjects: [
    ...['doctor-1', 'doctor-2'].map(id => ({
      id,
      attributes: {
        presentation: { value: 'feminine', source: 'share' as const },
        age: { value: 'adult', source: 'sampled' as const },
      },
    })),
    { id: 'dog-1', attributes: {} },
  ],
}
const policy = { schema: 1 as const, id: 'test', version: 1 }
const state = (subject: string, attributes: Readonly<Record<string, string>>, capabilities = closed) =>
  restate({ plan, cast, policy, capabilities, subject, attributes })

function refusal(work: () => unknown): EvencastError {
  try {
    work()
  } catch (error) {
    assert.ok(EvencastError.isInstance(error))
    assert.equal(error.code, 'EVENCAST_OPTION_INVALID')
    assert.ok(error.hint)
    return error
  }
  assert.fail('nothing was refused')
}

describe('restate', () => {
  it('states it of one subject, in plan and cast, and changes nobody else', () => {
    const { plan: changed, cast: recast } = state('doctor-2', { age: 'older' })
    assert.deepEqual(changed.subjects[1]?.stated, { age: 'older' })
    assert.deepEqual(recast.subjects[1]?.attributes.age, { value: 'older', source: 'stated' })
    assert.deepEqual(recast.subjects[1]?.attributes.presentation, cast.subjects[1]?.attributes.presentation)
    for (const index of [0, 2]) {
      assert.deepEqual(changed.subjects[index], plan.subjects[index])
      assert.deepEqual(recast.subjects[index], cast.subjects[index])
    }
    assert.deepEqual(changed.shares, plan.shares)
  })

  it('takes the subject out of a share that its new value would break', () => {
    const { shares } = state('doctor-2', { presentation: 'masculine' }).plan
    assert.deepEqual(shares, [{ subjects: ['doctor-1'], attribute: 'presentation', values: { feminine: 1 } }])
  })

  it('teaches the subjects, the attributes and the values there are', () => {
    assert.match(refusal(() => state('doctor-9', {})).message, /doctor-1 or doctor-2 or dog-1.*doctor-9/)
    const { message, hint } = refusal(() => state('doctor-1', { beak: 'red' }))
    assert.match(message, /skin_tone, presentation, .*age.*beak/)
    assert.match(hint ?? '', /doctor; write \w+=/)
    assert.match(
      refusal(() => state('doctor-1', { age: 'child' })).message,
      /adult, older for `age`, got "child"/,
    )
    assert.match(refusal(() => state('dog-1', { age: 'older' })).message, /no attributes/)
  })

  it('lets a person be told an aid that has a picture of its own, and lose what can be left off', () => {
    const person: Plan = { ...plan, shares: [], subjects: [{ id: 'person-1', class: 'person', stated: {} }] }
    const one = (attributes: Readonly<Record<string, string>>) =>
      restate({
        plan: person,
        cast: { subjects: [{ id: 'person-1', attributes: {} }] },
        policy,
        capabilities: closed,
        subject: 'person-1',
        attributes,
      })
    assert.equal(
      one({ mobility_aid: 'wheelchair' }).cast.subjects[0]?.attributes.mobility_aid?.value,
      'wheelchair',
    )
    assert.equal(one({ headwear: 'none' }).cast.subjects[0]?.attributes.headwear?.value, 'none')
    refusal(() => one({ presentation: 'none' }))
  })

  it('takes an open model’s values from its policy, and words where there is no list', () => {
    assert.equal(
      state('doctor-1', { headwear: 'a green cap' }, open).plan.subjects[0]?.stated.headwear,
      'a green cap',
    )
    assert.match(
      refusal(() => state('doctor-1', { presentation: 'femnine' }, open)).message,
      /feminine, masculine/,
    )
  })
})

describe('scriptsOf', () => {
  const script: Script = {
    background: { prompt: '', negative: '', guidance: 1, seed: 0 },
    whole: { prompt: '', negative: '' },
    subjects: ['a', 'b'].map(id => ({ id, prompt: id, negative: '', guidance: 1, seed: 0 })),
    regions: 'attention',
    steps: 1,
  }

  it('undoes edits from the last to the first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat()), { maxLength: 6 }), changes => {
        const scripts = [script]
        const edits: Edit[] = []
        for (const [subject, seed] of changes) {
          const last = scripts.at(-1) ?? script
          const before = last.subjects.find(({ id }) => id === subject) ?? assert.fail()
          edits.push({ subject, reason: 'redraw', stated: {}, before })
          scripts.push(withSubject(last, { ...before, seed }))
        }
        assert.deepEqual(scriptsOf(scripts.at(-1) ?? script, edits), scripts)
      }),
    )
  })
})
