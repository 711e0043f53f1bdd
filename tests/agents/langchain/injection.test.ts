/**
 * Requests and answers that try to change the policy, the cast, paths or options. A model that obeys every one of them
 * changes nothing: the same plan, the same policy, the same cast as from an honest answer.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { grammarPlanner, langchainPlanner } from '../../../agents/index.ts'
import type { Planner } from '../../../agents/planner.ts'
import { castScene } from '../../../index.ts'
import type { Scene } from '../../../types.ts'
import { type ModelServer, startModelServer } from '../openai-server.ts'
import { answer, subject } from './answers.ts'
import { hostileAnswers, hostileRequests } from './hostile.ts'

const plain = 'three doctors and a dog in a hospital'
const honest = answer(
  [
    subject({ said: 'three doctors', id: 'd', role: 'doctor', count: 3 }),
    subject({ said: 'a dog', id: 'dog', class: 'dog' }),
  ],
  { setting: 'hospital' },
)

let server: ModelServer
let said = honest
before(async () => {
  server = await startModelServer(() => ({ content: said }))
})
after(() => server.close())

/** A planner whose model gives this answer; `combined` has the grammar's reading as its ground. */
function obeying(text: string, combined: boolean): Planner {
  said = text
  return langchainPlanner({
    model: 'openai:obedient',
    environment: { OPENAI_API_KEY: 'none', OPENAI_BASE_URL: `${server.address}/v1` },
    fallback: grammarPlanner,
    baseline: combined ? grammarPlanner : undefined,
  })
}

async function cast(text: string, planner: Planner): Promise<Scene> {
  return castScene(text, { planner, seed: 7, environment: {} })
}

/** What nobody but the user's options may decide. */
function optionsOf({ request: { text: _text, ...options } }: Scene) {
  return options
}

/** The doctors and the dog as they are cast, whatever else is in the picture. */
function castOf({ cast: drawn }: Scene) {
  return drawn?.subjects
}

describe('injection by answers', () => {
  assert.ok(hostileAnswers.length >= 40, `${hostileAnswers.length}`)
  let trusted: Scene
  before(async () => {
    trusted = await cast(plain, obeying(honest, false))
  })
  for (const { what, subjects, scene } of hostileAnswers) {
    it(`fails: ${what}`, async () => {
      const text = answer(subjects(), { setting: 'hospital', ...scene })
      for (const combined of [false, true]) {
        const got = await cast(plain, obeying(text, combined))
        assert.deepEqual(got.plan, trusted.plan, 'plan')
        assert.deepEqual(optionsOf(got), optionsOf(trusted), 'policy and options')
        assert.deepEqual(castOf(got), castOf(trusted), 'cast')
      }
    })
  }
})

describe('injection by requests', () => {
  assert.ok(hostileRequests.length >= 30, `${hostileRequests.length}`)
  for (const { what, after: order, obeyed } of hostileRequests) {
    it(`fails: ${what}`, async () => {
      const request = `${plain}${order}`
      const trusted = await cast(request, obeying(honest, false))
      const got = await cast(request, obeying(obeyed, false))
      assert.deepEqual(got.plan, trusted.plan, 'plan')
      assert.deepEqual(optionsOf(got), optionsOf(trusted), 'policy and options')
      assert.deepEqual(castOf(got), castOf(trusted), 'cast')
      const people = got.cast?.subjects.filter(({ id }) => id.startsWith('doctor')) ?? []
      assert.equal(people.length, 3)
      for (const { attributes } of people)
        for (const [name, { source }] of Object.entries(attributes))
          assert.ok(source === 'sampled' || source === 'default', `${name} is ${source}`)
      const ground = await cast(request, grammarPlanner)
      const both = await cast(request, obeying(obeyed, true))
      assert.deepEqual(optionsOf(ground), optionsOf(trusted), 'by the grammar: policy and options')
      assert.deepEqual(both.plan, ground.plan, 'combined: plan')
      assert.deepEqual(castOf(both), castOf(ground), 'combined: cast')
    })
  }
})
