import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { castScene, parsePolicy } from '../../../casting/index.ts'
import { dependentTargets, pairsOf } from '../../../surfaces/audits/pairs.ts'
import type { Plan } from '../../../types.ts'

const attributes = `
  hair_color: {given: [age], when: [{if: {age: older}, values: {grey: 3, white: 1}}], values: {black: 1}}
  age: {values: {adult: 4, older: 1}}
  presentation: {values: {feminine: 1, masculine: 1}}`
const policyWith = (balance: string) =>
  parsePolicy(`schema: 1\nid: x\nversion: 1\nattributes:${attributes}\n${balance}`, 'x.yaml')

const plan: Plan = {
  subjects: [{ id: 'a', class: 'person', stated: {} }],
  shares: [],
  variety: [],
  relations: [],
}

describe('pairsOf', () => {
  it('takes the pairs that the policy balances, those within its triples, and puts what depends second', () => {
    assert.deepEqual(pairsOf(policyWith('balance: [[hair_color, age]]')), [['age', 'hair_color']])
    assert.deepEqual(pairsOf(policyWith('balance: [[presentation, age, hair_color]]')), [
      ['presentation', 'age'],
      ['presentation', 'hair_color'],
      ['age', 'hair_color'],
    ])
  })

  it('looks at presentation and age where the policy balances nothing', () => {
    assert.deepEqual(pairsOf(policyWith('')), [['presentation', 'age']])
  })
})

describe('dependentTargets', () => {
  it('gives the second attribute under every value of the first, whichever was drawn', () => {
    const policy = policyWith('balance: [[age, hair_color], [presentation, age]]')
    for (const seed of [1, 2, 3, 4]) {
      const { value: cast } = castScene({ plan, policy, seed, image: 0 })
      assert.deepEqual(dependentTargets(plan, cast, policy, pairsOf(policy)), {
        a: { 'age × hair_color': { adult: { black: 1 }, older: { grey: 0.75, white: 0.25 } } },
      })
    }
  })
})
