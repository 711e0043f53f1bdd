import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'
import { policyJsonSchema } from '../../casting/policy-json-schema.ts'

const published: Parameters<typeof z.fromJSONSchema>[0] = JSON.parse(
  readFileSync('policies/policy.schema.json', 'utf8'),
)
// zod reads no alternatives that differ in `required` alone; those were held against python-jsonschema by hand.
const accepted = z.fromJSONSchema(withoutRequiredAlternatives(published))
const shipped = readdirSync('policies').filter(name => name.endsWith('.yaml') && name !== 'presets.yaml')

describe('policies/policy.schema.json', () => {
  it('is current (node --import tsx scripts/write-policy-schema.ts writes it)', () => {
    assert.deepEqual(published, JSON.parse(JSON.stringify(policyJsonSchema())))
  })

  for (const name of shipped) {
    it(`takes policies/${name}, which names it for editors`, () => {
      const text = readFileSync(`policies/${name}`, 'utf8')
      assert.match(text, /^# yaml-language-server: \$schema=\.\/policy\.schema\.json\n/)
      assert.deepEqual(accepted.safeParse(parse(text)).error?.issues, undefined)
    })
  }

  const head = 'schema: 1\nid: a\nversion: 1\n'
  const refused = {
    'a misspelt key': `${head}attributes: {age: {valuse: {adult: 1}}}`,
    'a preset that does not ship': `${head}attributes: {age: {preset: nowhere}}`,
    'a constraint with a word of its own': `${head}attributes: {}\nconstraints: [{at_lest: 1, where: {a: b}}]`,
    'an attribute in capitals': `${head}attributes: {Age: {values: {adult: 1}}}`,
  }
  for (const [name, text] of Object.entries(refused)) {
    it(`marks ${name}`, () => assert.equal(accepted.safeParse(parse(text)).success, false))
  }
})

function withoutRequiredAlternatives(schema: typeof published): typeof published {
  return JSON.parse(JSON.stringify(schema, (key, value) => (isRequiredOnly(key, value) ? undefined : value)))
}

function isRequiredOnly(key: string, value: unknown): boolean {
  return (
    (key === 'oneOf' || key === 'anyOf') &&
    Array.isArray(value) &&
    value.every(option => Object.keys(option).every(name => name === 'required'))
  )
}
