import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import {
  allocate,
  checkPolicy,
  compilePolicy,
  parsePolicy,
  policyClasses,
  policyFromDocument,
  shippedPolicies,
  shippedPresets,
} from '../../casting/index.ts'

const readme = readFileSync('policies/README.md', 'utf8')

describe('policies that ship', () => {
  it('are seven, each with its page', () => {
    assert.equal(shippedPolicies().size, 7)
    for (const id of shippedPolicies().keys()) assert.ok(readme.includes(`\n## ${id}\n`), id)
  })

  for (const [id, { text, file }] of shippedPolicies()) {
    const policy = parsePolicy(text, file)

    it(`${id} has no conflicts, names its sources, and is complete in itself`, () => {
      const { classes } = checkPolicy({ policy, images: 60, subjectsPerImage: 1, vocabulary: undefined })
      assert.deepEqual(
        classes.flatMap(({ conflicts, undecided }) => [...conflicts, ...undecided]),
        [],
      )
      assert.ok(
        policy.sources !== undefined || Object.values(policy.attributes).every(({ source }) => source),
      )
      assert.deepEqual(policyFromDocument(JSON.parse(JSON.stringify(policy))), policy)
    })

    it(`${id} keeps every share within one subject per rule at 240`, () => {
      for (const subject of policyClasses(compilePolicy(policy))) {
        for (const { attributes, totalVariation, asked } of allocate({
          policy,
          subject,
          images: 240,
          subjectsPerImage: 1,
          seed: 3,
        })) {
          const values = Object.keys(asked).length
          if (attributes.length === 1)
            assert.ok(totalVariation <= values / 240, `${attributes}: ${totalVariation}`)
        }
      }
    })
  }

  it('draw presets that sum to a hundred, or nearly', () => {
    for (const [name, { values }] of shippedPresets()) {
      const sum = Object.values(values).reduce<number>(
        (total, entry) => total + (typeof entry === 'number' ? entry : entry.weight),
        0,
      )
      assert.ok(Math.abs(sum - 100) <= 0.15, `${name}: ${sum}`)
    }
  })
})
