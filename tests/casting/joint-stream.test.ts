import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { castScene, openChain, recordLine, sealEntry } from '../../casting/index.ts'
import { ledgerQuotas } from '../../casting/ledger/ledger-quotas.ts'
import { exactWeights } from '../../casting/weights.ts'
import { person, planOf, players, policyOf, valuesOf } from './scenes.ts'

const attributes =
  '{sex: {values: {f: 49, m: 49, x: 2}}, years: {values: {a: 3, o: 1}}, hair: {given: [years], when: [{if: {years: o}, values: {g: 2, w: 1}}], values: {b: 2, r: 1}}}'
const policies = {
  balance: 'balance: [[sex, years], [sex, hair]]',
  constraints: 'constraints: [{exactly: 3, where: {hair: r}}, {never: {sex: f, hair: g}}]',
  strict: 'sampling: strict',
  compensate: 'compensate: true',
}

/** Part of the contract of `evencast-cast/1`: a change here changes casts that people have drawn. */
const goldens: Readonly<Record<string, string>> = {
  balance: 'fmmf oaoa gbgr | fmmf aoaa bwbb | mfff aaaa rbrb | fmff aaoa brwb',
  constraints: 'fmmf oaaa wbbb | fmff aooa bgwb | fmff aoaa bgbb | mmff aaaa rbrr',
  strict: 'mfff aaoa bbwb | mfff aoaa bgrr | fmmf aoao bgbg | mmff aaaa brbr',
  compensate: 'xmff aoaa rgbb | mmmf aaao brbg | mfff aoaa rwbb | mmff oaaa grbb',
}

describe('the stream evencast-cast/1, beyond single pictures', () => {
  for (const [name, further] of Object.entries(policies)) {
    it(`draws under \`${name}\` what it has always drawn`, () => {
      const policy = policyOf(attributes, further)
      const plan = planOf([...players(3), person('stated', { stated: { sex: 'f' } })])
      const drawn = [0, 1, 2, 3].map(image => {
        const { value } = castScene({ plan, policy, seed: 7, image, images: 4 })
        return ['sex', 'years', 'hair'].map(attribute => valuesOf(value, attribute).join('')).join(' ')
      })
      assert.equal(drawn.join(' | '), goldens[name])
    })
  }

  it('draws from a ledger what it has always drawn, across the streams of a rule', () => {
    const chain = openChain()
    const policy = { id: 'golden', version: 1 }
    const rule = { name: 'attributes.age', weights: exactWeights({ a: 3, o: 1 }) }
    const drawn = Array.from({ length: 10 }, (_, request) => {
      const quotas = ledgerQuotas({
        chain,
        policy,
        seed: 42,
        compensate: false,
        ruleFor: (_, plain) => plain,
      })
      const value = quotas.next('age', rule, () => undefined)
      chain.accept(
        recordLine(sealEntry(chain.head(), { id: `r${request}`, seed: 42, policy, ...quotas.taken() })),
      )
      return value
    })
    assert.equal(drawn.join(''), 'oaaaaaoaaa')
  })
})
