import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { grammarPlanner } from '../../../agents/grammar/index.ts'
import { planSchema } from '../../../types.ts'
import { outline } from './outline.ts'

/** Blocks of a request after `> ` and the lines its plan must have, in that order. */
const table = readFileSync(fileURLToPath(new URL('requests.txt', import.meta.url)), 'utf8')
const cases = table
  .split(/^> /m)
  .slice(1)
  .map(block => block.trimEnd().split('\n'))

describe('grammar planner: hand-written requests', () => {
  it('has at least 90 of them, the first picture of the README among them', () => {
    assert.ok(cases.length >= 90, `${cases.length} requests`)
    assert.ok(cases.some(([request]) => request === 'a multiracial female basketball team'))
  })
  for (const [request = '', ...expected] of cases)
    it(request, async () => {
      const staged = await grammarPlanner.plan(request)
      planSchema.parse(staged.value)
      assert.deepEqual(
        outline(staged),
        expected.filter(line => !line.startsWith('#')),
      )
    })
})
