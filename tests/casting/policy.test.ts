import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { assetPath } from '../../assets.ts'
import { overridePolicy, parsePolicy, policyFromDocument } from '../../casting/index.ts'
import { EvencastError } from '../../errors.ts'

const head = 'schema: 1\nid: test\nversion: 1\n'
const file = assetPath('policies/default.yaml')
const world = parsePolicy(readFileSync(file, 'utf8'), file)

describe('parsePolicy', () => {
  it('reads the policy that ships', () => {
    assert.equal(world.id, 'world')
    assert.equal(world.sampling, 'quota')
    assert.deepEqual(Object.keys(world.attributes), ['skin_tone', 'presentation', 'age', 'hair_color'])
  })

  it('gives plain JSON that is read again as it is', () => {
    const saved: typeof world = JSON.parse(JSON.stringify(world))
    assert.deepEqual(policyFromDocument(saved), world)
  })

  const broken: readonly (readonly [string, string, RegExp, RegExp])[] = [
    [
      'a weight that is no number',
      'attributes:\n  age: {values: {adult: lots}}',
      /^p\.yaml:5:18: .*weight.*"lots"/,
      /Change/,
    ],
    [
      'a negative weight',
      'attributes:\n  age: {values: {adult: -1}}',
      /^p\.yaml:5:18: .*0 or more.*-1/,
      /Change/,
    ],
    [
      'a misspelt key',
      'attributes:\n  age: {valuse: {adult: 1}}',
      /^p\.yaml:5:9: .*`valuse`/,
      /Did you mean `values`/,
    ],
    [
      'a value outside a scale',
      'attributes:\n  skin_tone: {values: {dark: 1}}',
      /^p\.yaml:5:24: .*"dark"/,
      /monk-1/,
    ],
    [
      'presentation by other words',
      'attributes:\n  presentation: {values: {male: 1}}',
      /^p\.yaml:5:27: .*"male"/,
      /masculine/,
    ],
    [
      'drawn children',
      'attributes:\n  age: {values: {adult: 1, child: 1}}',
      /^p\.yaml:5:28: .*"child"/,
      /adults unless/,
    ],
    [
      'nothing to draw',
      'attributes:\n  age: {values: {adult: 0}}',
      /^p\.yaml:5:9: .*at least one value/,
      /above 0/,
    ],
    [
      'uniform over nothing',
      'attributes:\n  jersey: {values: uniform}',
      /^p\.yaml:5:12: .*at least one value/,
      /Write the values out/,
    ],
    [
      'rules that wait for each other',
      'attributes:\n  a: {given: [b], values: {x: 1}}\n  b: {given: [a], values: {x: 1}}',
      /^p\.yaml:5:7: .*a needs b needs a/,
      /Remove one/,
    ],
    [
      'a condition on a value that does not exist',
      'attributes:\n  hair_color: {given: [age], when: [{if: {age: oldr}, values: {grey: 1}}], values: {black: 1}}',
      /^p\.yaml:5:43: .*"oldr"/,
      /older/,
    ],
    [
      'a condition that is not given',
      'attributes:\n  hair_color: {when: [{if: {age: older}, values: {grey: 1}}], values: {black: 1}}',
      /^p\.yaml:5:29: .*"age"/,
      /given: \[age\]/,
    ],
    [
      'a share too rare for quotas',
      'attributes:\n  a: {values: {x: 9999, y: 1}}',
      /^p\.yaml:5:7: .*0\.002/,
      /iid/,
    ],
    ['a repeated key', 'attributes: {}\nid: again', /^p\.yaml:5:1: .*unique/, /Remove one/],
    ['broken YAML', 'attributes: {age: {values: {adult: 1}', /^p\.yaml:4:\d+: Expected YAML/, /brackets/],
  ]
  for (const [name, text, message, hint] of broken) {
    it(`teaches about ${name}`, () => {
      assert.throws(
        () => parsePolicy(`${head}${text}`, 'p.yaml'),
        error => {
          assert.ok(EvencastError.isInstance(error) && error.code === 'EVENCAST_POLICY_INVALID')
          assert.match(error.message, message)
          assert.match(error.hint ?? '', hint)
          return true
        },
      )
    })
  }

  it('teaches about what is missing', () => {
    assert.throws(
      () => parsePolicy('schema: 1\nid: a\nattributes: {}', 'p.yaml'),
      /whole number from 1.*`version`, got nothing/,
    )
    assert.throws(() => parsePolicy('', 'p.yaml'), /keys and values/)
  })

  it('takes names of built-in properties for what they are', () => {
    const policy = parsePolicy(`${head}attributes:\n  constructor: {values: {x: 1}}`, 'p.yaml')
    assert.deepEqual(Object.keys(policy.attributes), ['constructor'])
  })
})

describe('overridePolicy', () => {
  it('replaces the weights of an attribute, and its class overrides', () => {
    const text = `${head}attributes: {age: {values: {adult: 1}}}\nclasses: {person/nurse: {age: {values: {older: 1}}}}`
    const policy = overridePolicy(parsePolicy(text, 'p.yaml'), { age: { adult: 1, older: 3 } })
    assert.deepEqual(policy.attributes.age?.values, { adult: 1, older: 3 })
    assert.deepEqual(policy.classes, { 'person/nurse': {} })
    assert.equal(policy.id, 'test+cast')
  })

  it('keeps the phrases of values', () => {
    const text = `${head}attributes: {jersey: {values: {red: {weight: 3, phrase: in crimson}, blue: 1}}}`
    const parsed = parsePolicy(text, 'p.yaml')
    assert.deepEqual(overridePolicy(parsed, { jersey: { red: 2 } }).attributes.jersey?.values, {
      red: { weight: 2, phrase: 'in crimson' },
      blue: 0,
    })
  })

  it('keeps the conditions of other attributes', () => {
    const policy = overridePolicy(world, { age: { adult: 1 } })
    assert.equal(policy.attributes.hair_color?.when?.length, 1)
  })

  it('names the value that is wrong', () => {
    assert.throws(
      () => overridePolicy(world, { presentation: { female: 1 } }),
      /cast\.presentation.*"female"/,
    )
  })
})
